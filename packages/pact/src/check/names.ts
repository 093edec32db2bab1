import type {
  Agreement,
  Body,
  Declaration,
  Fact,
  Finding,
  Group,
  Instrument,
  Norm,
  Open,
} from '../agreement.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { atomsOf } from '../walk.ts';
import { listDeclarations, tabulateNames } from '../names.ts';
import { citesIn } from '../sources.ts';
import { describeCite } from '../text/print.ts';
import { checkAmount, checkNameOrTerm, checkNorm } from './names-of-norm.ts';
import { Reporter } from './reporter.ts';

/**
 * Names that are declared twice, mean nothing, mean the wrong kind of thing, or go round in a circle;
 * numbers with the wrong unit. Empty when the agreement can be evaluated.
 */
export function checkNames(agreement: Agreement): readonly Diagnostic[] {
  const reporter = new Reporter(tabulateNames(agreement));
  checkDuplicates(reporter, agreement);
  for (const [declaration] of listDeclarations(agreement)) checkDeclaration(reporter, declaration);
  for (const statement of agreement.statements) checkCites(reporter, statement);
  checkCircles(reporter);
  return reporter.diagnostics.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}

/** Parties, groups and bodies share one space of names: each can bear a duty. */
function spaceOf(kind: string): string {
  return kind === 'party' || kind === 'group' || kind === 'body' ? 'bearer' : kind;
}

function checkDuplicates(reporter: Reporter, agreement: Agreement): void {
  const lines = new Map<string, number>();
  const all = [
    ...agreement.statements.filter((each) => each.kind === 'clause'),
    ...listDeclarations(agreement).map(([declaration]) => declaration),
  ];
  for (const { kind, id, at } of all) {
    const key = `${spaceOf(kind)} ${kind === 'priors' ? '' : id}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, at.line);
    else
      reporter.report(
        'name',
        at,
        `a new name for this ${kind}`,
        `\`${id}\``,
        `line ${line} has it`,
      );
  }
}

function checkCites(reporter: Reporter, statement: Agreement['statements'][number]): void {
  for (const cite of citesIn(statement)) {
    const source = reporter.need('source', cite.source, cite.at);
    if (source === null || (source.sha256 === null) === (cite.place !== null)) continue;
    if (source.sha256 === null)
      reporter.report('value', cite.at, 'a place in words', describeCite(cite), NOT_HELD);
    else reporter.report('value', cite.at, 'a range of bytes', describeCite(cite), '');
  }
  if (statement.kind === 'clause')
    for (const inner of statement.statements) checkCites(reporter, inner);
}

const NOT_HELD = 'nobody here holds this document: write cite KEY "article 4"';

function checkDeclaration(reporter: Reporter, declaration: Declaration): void {
  switch (declaration.kind) {
    case 'group':
      return checkMembers(reporter, declaration);
    case 'instrument':
      return checkInstrument(reporter, declaration);
    case 'body':
      return checkBody(reporter, declaration);
    case 'weapon':
    case 'act':
      if (declaration.severity !== null)
        reporter.need('severity', declaration.severity, declaration.at);
      return;
    case 'open':
      return checkOpen(reporter, declaration);
    case 'fact':
      return checkFact(reporter, declaration);
    case 'finding':
      return checkFinding(reporter, declaration);
    case 'norm':
      return checkNorm(reporter, declaration);
    default:
      return;
  }
}

function checkMembers(
  reporter: Reporter,
  { members, at }: Pick<Group | Body, 'members' | 'at'>,
): void {
  for (const member of members)
    if (reporter.names.find('group', member) === null) reporter.need('party', member, at);
}

function checkInstrument(reporter: Reporter, { at, id, variantOf, roles }: Instrument): void {
  if (variantOf !== null) {
    reporter.need('instrument', variantOf, at);
    if (variantOf === id) reporter.report('name', at, 'another instrument', `\`${id}\``, '');
  }
  for (const role of roles) checkMembers(reporter, { members: role.actors, at: role.at });
}

function checkBody(reporter: Reporter, body: Body): void {
  checkMembers(reporter, body);
  if (body.chair !== null) reporter.need('party', body.chair, body.at);
  if (body.quorum !== null) checkAmount(reporter, body.quorum, 'integer', body.at);
}

function checkOpen(reporter: Reporter, open: Open): void {
  for (const value of open.domain) {
    if (typeof value !== 'string')
      checkAmount(reporter, value, open.type === 'integer' ? 'integer' : 'duration', open.at);
    else if (open.type === 'condition') {
      const fact = reporter.need('fact', value, open.at);
      if (fact !== null && fact.of !== null)
        reporter.report('value', open.at, 'a fact of nobody in particular', `\`${value}\``, '');
    } else if (open.type === 'body') {
      if (reporter.names.find('group', value) === null) reporter.needActor(value, open.at);
    } else if (open.type === 'standard' || open.type === 'severity')
      reporter.need(open.type, value, open.at);
  }
}

function checkFact(reporter: Reporter, fact: Fact): void {
  if (fact.of !== null) reporter.need('group', fact.of, fact.at);
  for (const turn of [fact.begins, fact.ends]) {
    if (turn === null) continue;
    reporter.need('act', turn.act, fact.at);
    if (reporter.isContested(turn.act))
      reporter.report(
        'value',
        fact.at,
        'an act of record',
        `\`${turn.act}\``,
        'a finding decides about it',
      );
    if (turn.by !== null && reporter.names.find('group', turn.by) === null)
      reporter.needActor(turn.by, fact.at);
  }
}

function checkFinding(reporter: Reporter, finding: Finding): void {
  reporter.need('act', finding.act, finding.at);
  reporter.need('group', finding.of, finding.at);
  checkNameOrTerm(reporter, finding.by, 'body');
  checkNameOrTerm(reporter, finding.to, 'standard');
  if (finding.within !== null) checkAmount(reporter, finding.within, 'duration', finding.at);
}

/** Groups within themselves, and norms whose breach opens themselves. */
function checkCircles(reporter: Reporter): void {
  const { names } = reporter;
  for (const group of names.all('group'))
    if (reaches(group.id, (id) => names.find('group', id)?.members ?? []))
      reporter.report('name', group.at, 'a group of others', `\`${group.id}\` within itself`, '');
  for (const norm of names.all('norm'))
    if (reaches(norm.id, (id) => breachesIn(names.find('norm', id))))
      reporter.report(
        'name',
        norm.at,
        'a breach of another norm',
        `a circle through \`${norm.id}\``,
        '',
      );
}

function breachesIn(norm: Norm | null): readonly string[] {
  if (norm === null) return [];
  return atomsOf(norm).flatMap((atom) => (atom.kind === 'breach' ? [atom.norm] : []));
}

function reaches(start: string, next: (id: string) => readonly string[]): boolean {
  const passed = new Set<string>();
  const waiting = [...next(start)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === start) return true;
    if (passed.has(id)) continue;
    passed.add(id);
    waiting.push(...next(id));
  }
  return false;
}
