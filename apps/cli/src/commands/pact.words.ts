import type {
  Agreement,
  Change,
  ClauseVerdict,
  Effect,
  Explanation,
  Missing,
  NormVerdict,
  Obligation,
  Proof,
  Verdict,
} from '@holdfast/pact';
import { describeCite } from '@holdfast/pact';

/** The whole agreement at one moment, clause by clause, for reading on a terminal. */
export function wordsOfVerdict(agreement: Agreement, verdict: Verdict): readonly string[] {
  const lines = [`${agreement.title}, ${wordsOfTime(verdict.atMs)}`, ''];
  for (const clause of verdict.clauses) {
    lines.push(`${clause.clause.padEnd(5)} ${stateOf(clause).padEnd(9)} ${clause.title}`);
    lines.push(...reasons(clause.openTerms, clause.missing).map((line) => `      ${line}`));
    for (const norm of verdict.norms)
      if (norm.clause === clause.clause) lines.push(...wordsOfNorm(norm));
  }
  for (const { entryIndex, reason } of verdict.ignored)
    lines.push(`entry ${entryIndex} changed nothing: ${reason}`);
  return lines;
}

/** Obligations; of a norm with readings, side by side under each. */
function wordsOfNorm({ norm, obligations, readings }: NormVerdict): readonly string[] {
  const list = (each: Pick<NormVerdict, 'obligations'>, indent: string) =>
    each.obligations
      .filter(({ state }) => state !== 'dormant')
      .map((obligation) => `${indent}${wordsOfObligation(obligation)}`);
  if (readings.length === 0) return list({ obligations }, '      ');
  return readings.flatMap((each) => [
    `      ${norm} read as ${each.reading}${each.title === null ? '' : ` (${each.title})`}: ${each.value}`,
    ...list(each, '        '),
  ]);
}

function stateOf({ question, value }: ClauseVerdict): string {
  if (question === null) return '-';
  const words: Readonly<Record<string, readonly [string, string]>> = {
    kept: ['kept', 'broken'],
    open: ['open', 'not open'],
    so: ['so', 'not so'],
  };
  const [yes, no] = words[question] ?? ['true', 'false'];
  return value === 'true' ? yes : value === 'false' ? no : value;
}

function wordsOfObligation(each: Obligation): string {
  const due = each.dueMs === null ? '' : `, due ${wordsOfTime(each.dueMs)}`;
  const entries = each.entries.length === 0 ? '' : `  [${each.entries.join(' ')}]`;
  const words = `${each.bearer} ${each.modality} ${each.acts.join(' or ')}`;
  return `${each.state.padEnd(10)} ${words}${due}  ${each.id}${entries}`;
}

/** Why, as a tree, then what hangs on what. */
export function wordsOfExplanation(
  explanation: Explanation,
  effects: readonly Effect[],
  missing: readonly (readonly Change[])[],
): readonly string[] {
  const { clause, value, entries } = explanation;
  const place =
    clause === null ? '' : `clause ${clause.id} "${clause.title}" (line ${clause.at.line}): `;
  const cites = (clause?.cites ?? []).map((cite) => `cites ${describeCite(cite)}`);
  return [
    `${place}${value}`,
    ...cites,
    entries.length === 0 ? 'rests on no entry' : `rests on entries ${entries.join(', ')}`,
    ...reasons(explanation.openTerms, explanation.missing),
    '',
    ...wordsOfProof(explanation.proof, 0),
    ...effects.map((each) => `if ${each.term} were ${each.value}: ${each.verdict}`),
    ...missing.map((set) => `it would hold if ${set.map(wordsOfChange).join(' and ')}`),
  ];
}

function wordsOfChange(change: Change): string {
  if (change.kind === 'open-term') return `${change.term} were ${change.to}`;
  return change.to === 'true' ? change.condition : `not ${change.condition}`;
}

function wordsOfProof(proof: Proof, depth: number): readonly string[] {
  const entries = proof.entries.length === 0 ? '' : `  [${proof.entries.join(' ')}]`;
  const line = `${'  '.repeat(depth)}${proof.value.padEnd(8)} ${proof.subject} (${proof.rule})${entries}`;
  return [line, ...proof.parts.flatMap((part) => wordsOfProof(part, depth + 1))];
}

function reasons(openTerms: readonly string[], missing: readonly Missing[]): readonly string[] {
  const lines = openTerms.map((term) => `hangs on the open term ${term}`);
  for (const { kind, name, party, byMs } of missing) {
    const by = byMs === null ? '' : ` by ${wordsOfTime(byMs)}`;
    lines.push(`missing: ${kind} ${name}${party === null ? '' : ` (${party})`}${by}`);
  }
  return lines;
}

/** UTC, without milliseconds when there are none. */
function wordsOfTime(timeMs: number): string {
  const time = new Date(timeMs);
  if (Number.isNaN(time.getTime())) return `${timeMs} ms`;
  return time.toISOString().replace('.000Z', 'Z');
}
