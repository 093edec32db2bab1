import type {
  Agreement,
  Cite,
  Clause,
  Declaration,
  Duty,
  Fact,
  Finding,
  Instrument,
  Norm,
  Reading,
} from '../agreement.ts';
import {
  printAmount,
  printCondition,
  printNameOrTerm,
  printQuantity,
  printTrigger,
} from './print-conditions.ts';

const WIDTH = 100;

/**
 * The agreement as text, in the one official layout. Total: every agreement that parses prints, and
 * parsing what was printed gives the same agreement, comments included, positions apart.
 */
export function printAgreement(agreement: Agreement): string {
  const lines = [
    ...printNotes(agreement.notes),
    `agreement ${agreement.id} ${quote(agreement.title)}`,
  ];
  let previous = '';
  for (const statement of agreement.statements) {
    if (statement.kind !== previous || statement.kind === 'clause') lines.push('');
    previous = statement.kind;
    lines.push(
      ...(statement.kind === 'clause' ? printClause(statement) : printDeclaration(statement)),
    );
  }
  if (agreement.endNotes.length > 0) lines.push('', ...printNotes(agreement.endNotes));
  return `${lines.join('\n')}\n`;
}

/** One statement in the official layout, without its comments. */
export function printStatement(statement: Declaration): string {
  return printDeclaration({ ...statement, notes: [] }).join('\n');
}

function printClause(clause: Clause): readonly string[] {
  const lines = [`clause ${clause.id} ${quote(clause.title)} {`];
  if (clause.text !== null) lines.push(...wrapWords(clause.text));
  lines.push(...clause.cites.map((cite) => `  ${printCite(cite)}`));
  let previous = '';
  for (const statement of clause.statements) {
    const printed = printDeclaration(statement);
    const alone = printed.length > 1 || statement.kind !== previous;
    if (lines.length > 1 && alone) lines.push('');
    lines.push(...printed.map((line) => `  ${line}`));
    previous = printed.length > 1 ? '' : statement.kind;
  }
  return [...printNotes(clause.notes), ...lines, '}'];
}

function wrapWords(text: string): readonly string[] {
  const lines = ['  text "'];
  const words = escape(text).split(' ');
  words.forEach((word, index) => {
    const line = lines[lines.length - 1] ?? '';
    if (index > 0 && line.length + word.length + 2 > WIDTH) lines.push(`        ${word}`);
    else lines[lines.length - 1] = index === 0 ? line + word : `${line} ${word}`;
  });
  return [...lines.slice(0, -1), `${lines[lines.length - 1] ?? ''}"`];
}

function printDeclaration(statement: Declaration): readonly string[] {
  const head = `${statement.kind} ${statement.id} ${quote(statement.title)}`;
  const body = printBody(statement);
  const cites = statement.kind === 'instrument' ? [] : statement.cites.map(printCite);
  const [first = '', ...rest] = body;
  const oneLine = [head, first, ...cites].filter((each) => each !== '').join(' ');
  const lines =
    rest.length === 0 && oneLine.length <= WIDTH - 2
      ? [oneLine]
      : [head, ...[...body, ...cites].filter((each) => each !== '').map((line) => `  ${line}`)];
  return [...printNotes(statement.notes), ...lines];
}

/** What follows the title: one piece may share its line, several stand below it. */
function printBody(statement: Declaration): readonly string[] {
  switch (statement.kind) {
    case 'source':
      return printSource(statement);
    case 'instrument':
      return printInstrument(statement);
    case 'party':
      return [statement.bound ? 'bound' : 'unbound'];
    case 'group':
      return [`${printNames(statement.members)}${statement.others ? ' and others' : ''}`];
    case 'body': {
      const chair = statement.chair === null ? '' : `chair ${statement.chair} `;
      const quorum = statement.quorum === null ? '' : ` quorum ${printAmount(statement.quorum)}`;
      return [`${chair}members ${printNames(statement.members)}${quorum}`];
    }
    case 'parameter':
      return [`= ${printQuantity(statement.value)}`];
    case 'priors': {
      const values = statement.values.map((each) => `${each.hypothesis} ${each.centidecibans} cdb`);
      return ['', `{ ${values.join(', ')} }`];
    }
    case 'standard': {
      const { threshold, groups, survives, physical } = statement;
      const numbers = `threshold ${threshold} cdb groups ${groups} survives ${survives}`;
      return ['', `{ ${numbers} physical ${physical ? 'yes' : 'no'} }`];
    }
    case 'severity':
      return [];
    case 'weapon':
      return [`graded ${statement.severity}`];
    case 'act':
      return statement.severity === null ? [] : [`graded ${statement.severity}`];
    case 'open': {
      const values = statement.domain.map((value) =>
        typeof value === 'string' ? value : printQuantity(value),
      );
      return [`: ${statement.type} { ${values.join(', ')} }`];
    }
    case 'fact':
      return [printFact(statement)];
    case 'finding':
      return printFinding(statement);
    case 'norm':
      return ['', ...printNorm(statement)];
  }
}

function printSource(
  statement: Extract<Declaration, { readonly kind: 'source' }>,
): readonly string[] {
  const lines = ['', `publisher ${quote(statement.publisher)} date ${statement.date}`];
  if (statement.sha256 !== null) lines.push(`sha256 ${statement.sha256}`);
  if (statement.address !== null) lines.push(`address ${quote(statement.address)}`);
  if (statement.file !== null) lines.push(`file ${quote(statement.file)}`);
  return lines;
}

/** Its own citations stand before those of its roles. */
function printInstrument({
  status,
  variant,
  variantOf,
  cites,
  roles,
}: Instrument): readonly string[] {
  const of = variantOf === null ? '' : ` of ${variantOf}`;
  const head = variant === null ? `status ${status}` : `status ${status} variant ${variant}${of}`;
  const lines = roles.map((role) =>
    [`${role.capacity} by ${printNames(role.actors)}`, ...role.cites.map(printCite)].join(' '),
  );
  return [head, ...cites.map(printCite), ...lines];
}

function printFact(fact: Fact): string {
  const parts: string[] = [];
  if (fact.of !== null) parts.push(`of ${fact.of}`);
  for (const word of ['begins', 'ends'] as const) {
    const turn = fact[word];
    if (turn !== null)
      parts.push(`${word} upon ${turn.act}${turn.by === null ? '' : ` by ${turn.by}`}`);
  }
  if (fact.byDefault !== null) parts.push(`default ${fact.byDefault}`);
  return parts.join(' ');
}

function printFinding(finding: Finding): readonly string[] {
  const review = finding.reviewedByAnotherNation ? ' reviewed_by another_nation' : '';
  const within = finding.within === null ? '' : `within ${printAmount(finding.within)} `;
  return [
    `of ${finding.act}(${finding.of})`,
    `by ${printNameOrTerm(finding.by)} to ${printNameOrTerm(finding.to)}${review}`,
    `${within}default ${finding.byDefault}`,
  ];
}

function printNorm(norm: Norm): readonly string[] {
  const lines: string[] = [];
  if (norm.forEach !== null)
    lines.push(`for each ${norm.forEach.variable} in ${norm.forEach.group}`);
  if (norm.upon !== null) lines.push(`upon ${printTrigger(norm.upon)}`);
  if (norm.when !== null) lines.push(`when ${printCondition(norm.when)}`);
  if (norm.unless !== null) lines.push(`unless ${printCondition(norm.unless)}`);
  for (const reading of norm.readings ?? []) lines.push(...printReading(reading));
  const then = lines.length === 0 ? '' : 'then ';
  return [...lines, `${then}${printDuty(norm.duty)}`];
}

function printReading(reading: Reading): readonly string[] {
  const title = reading.title === null ? '' : ` ${quote(reading.title)}`;
  const lines: string[] = [];
  if (reading.upon !== null) lines.push(`upon ${printTrigger(reading.upon)}`);
  if (reading.when !== null) lines.push(`when ${printCondition(reading.when)}`);
  if (reading.unless !== null) lines.push(`unless ${printCondition(reading.unless)}`);
  if (reading.duty !== null) lines.push(`then ${printDuty(reading.duty)}`);
  lines.push(...reading.cites.map(printCite));
  return [`reading ${reading.id}${title} {`, ...lines.map((line) => `  ${line}`), '}'];
}

/** On one line: `each G must one_of { a, b } within 48 h of occurrence until … else …`. */
export function printDuty(duty: Duty): string {
  const [only = ''] = duty.acts;
  const acts = duty.acts.length === 1 ? only : `one_of ${printNames(duty.acts)}`;
  const bearer = duty.bearer.kind === 'each' ? `each ${duty.bearer.name}` : duty.bearer.name;
  const parts = [bearer, duty.modality, acts];
  if (duty.within !== null) {
    parts.push(`within ${printAmount(duty.within.amount)}`);
    if (duty.within.of === 'occurrence') parts.push('of occurrence');
  }
  if (duty.until !== null) parts.push(`until ${printCondition(duty.until)}`);
  if (duty.otherwise?.kind === 'breach') parts.push('else breach');
  if (duty.otherwise?.kind === 'duty') parts.push(`else ${printDuty(duty.otherwise.duty)}`);
  return parts.join(' ');
}

function printNames(names: readonly string[]): string {
  return names.length === 0 ? '{ }' : `{ ${names.join(' ')} }`;
}

function printCite(cite: Cite): string {
  return cite.place === null
    ? `cite ${cite.source}@${cite.from}-${cite.to}`
    : `cite ${cite.source} ${quote(cite.place)}`;
}

/** `KEY@from-to`, or `KEY, article 4` for a document nobody here holds. */
export function describeCite(cite: Cite): string {
  return cite.place === null
    ? `${cite.source}@${cite.from}-${cite.to}`
    : `${cite.source}, ${cite.place}`;
}

function printNotes(notes: readonly string[]): readonly string[] {
  return notes.map((note) => (note === '' ? '//' : `// ${note}`));
}

function quote(words: string): string {
  return `"${escape(words)}"`;
}

function escape(words: string): string {
  return words.replace(/["\\]/g, '\\$&');
}
