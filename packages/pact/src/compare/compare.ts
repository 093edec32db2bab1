import type { Agreement, Clause, Declaration } from '../agreement.ts';
import { listDeclarations, tabulateNames } from '../names.ts';
import { citesIn } from '../sources.ts';
import { sameMeaning } from '../text/canonical.ts';
import { describeCite, printStatement } from '../text/print.ts';
import { findDivergences } from './divergence.ts';
import type { Divergence } from './divergence.ts';

/** `recited`: the same is agreed, from other words or another source. */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'recited';

/** One statement that only one of two texts has, or that they have differently. */
export interface StatementChange {
  readonly kind: Declaration['kind'];
  readonly id: string;
  readonly title: string;
  readonly change: ChangeKind;
  /** As the first text has it, in the official layout; null when it has it not. */
  readonly before: string | null;
  readonly after: string | null;
  /** Who reports it: `KEY@from-to, publisher, date`, of the text that has it, or of both. */
  readonly reportedBy: readonly string[];
}

/** What became of one clause; null stands for what is outside every clause. */
export interface ClauseChange {
  readonly clause: string | null;
  readonly title: string;
  readonly change: ChangeKind;
  readonly statements: readonly StatementChange[];
}

export interface Comparison {
  /** Clauses that differ, in the order of the first text, then those that only the second has. */
  readonly clauses: readonly ClauseChange[];
  /** Histories on which verdicts differ, shortest first: one for each norm that comes out differently. */
  readonly divergences: readonly Divergence[];
}

/** Two instruments, or two variants of one. Clauses are matched by number, statements by kind and name. */
export function compareAgreements(before: Agreement, after: Agreement): Comparison {
  const ids = [...new Set([...clausesOf(before).keys(), ...clausesOf(after).keys()])];
  const clauses = ids.flatMap((id) => compareClause(before, after, id) ?? []);
  return { clauses, divergences: findDivergences(before, after) };
}

function clausesOf(agreement: Agreement): ReadonlyMap<string | null, Clause | null> {
  const clauses = agreement.statements.flatMap((each) => (each.kind === 'clause' ? [each] : []));
  return new Map<string | null, Clause | null>([
    [null, null],
    ...clauses.map((each) => [each.id, each] as const),
  ]);
}

function compareClause(
  before: Agreement,
  after: Agreement,
  id: string | null,
): ClauseChange | null {
  const left = clausesOf(before).get(id);
  const right = clausesOf(after).get(id);
  const statements = compareStatements(before, after, id);
  const title = right?.title ?? left?.title ?? 'outside every clause';
  if (left === undefined) return { clause: id, title, change: 'added', statements };
  if (right === undefined) return { clause: id, title, change: 'removed', statements };
  const worded = left?.text === right?.text && left?.title === right?.title;
  if (statements.length === 0 && worded) return null;
  const recited = worded && statements.every((each) => each.change === 'recited');
  return { clause: id, title, change: recited ? 'recited' : 'changed', statements };
}

function compareStatements(
  before: Agreement,
  after: Agreement,
  clause: string | null,
): readonly StatementChange[] {
  const left = statementsOf(before, clause);
  const right = statementsOf(after, clause);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    const [was, is] = [left.get(key) ?? null, right.get(key) ?? null];
    const change = changeOf(was, is);
    const one = is ?? was;
    if (change === null || one === null) return [];
    const { kind, id, title } = one;
    const [sides, texts] = [
      [reports(before, was), reports(after, is)],
      [was, is].map((each) => (each === null ? null : printStatement(each))),
    ];
    const reportedBy = [...new Set(sides.flat())];
    return [
      { kind, id, title, change, before: texts[0] ?? null, after: texts[1] ?? null, reportedBy },
    ];
  });
}

function statementsOf(
  agreement: Agreement,
  clause: string | null,
): ReadonlyMap<string, Declaration> {
  const own = listDeclarations(agreement).filter(([, each]) => (each?.id ?? null) === clause);
  return new Map(own.map(([each]) => [`${each.kind} ${each.id}`, each]));
}

function changeOf(was: Declaration | null, is: Declaration | null): ChangeKind | null {
  if (was === null) return 'added';
  if (is === null) return 'removed';
  if (!sameMeaning(was, is)) return 'changed';
  const cited = (each: Declaration) => citesIn(each).map(describeCite).join(' ');
  return cited(was) === cited(is) ? null : 'recited';
}

function reports(agreement: Agreement, statement: Declaration | null): readonly string[] {
  if (statement === null) return [];
  const names = tabulateNames(agreement);
  return citesIn(statement).map((cite) => {
    const source = names.find('source', cite.source);
    const who = source === null ? '' : `, ${source.publisher}, ${source.date}`;
    return `${describeCite(cite)}${who}`;
  });
}
