import type { Judgements } from '../core/judgements.ts';

export type Evaluation = Judgements['evaluation.made'];

/** Most obligations and verdicts of one entry: about 20 KiB, a third of what a header may hold. */
const OBLIGATIONS_MAX = 40;
const VERDICTS_MAX = 20;

/** An evaluation with what has changed since: clauses and obligations keep their order, new ones follow. Under another agreement nothing is kept. */
export function mergeEvaluation(before: Evaluation | null, changes: Evaluation): Evaluation {
  if (before === null || before.agreementHash !== changes.agreementHash)
    return { ...changes, gone: [] };
  const gone = new Set(changes.gone);
  return {
    agreementHash: changes.agreementHash,
    asOfMs: changes.asOfMs,
    verdicts: replaced(before.verdicts, changes.verdicts, ({ clauseId }) => clauseId),
    obligations: replaced(
      before.obligations,
      changes.obligations,
      ({ obligationId }) => obligationId,
    ).filter(({ obligationId }) => !gone.has(obligationId)),
    gone: [],
  };
}

/** What `after` says that `before` does not, in parts that fit an entry each; none when both say the same, whenever they were asked. */
export function changesOf(before: Evaluation | null, after: Evaluation): readonly Evaluation[] {
  const same = before !== null && before.agreementHash === after.agreementHash ? before : null;
  const verdicts = fresh(same?.verdicts ?? [], after.verdicts, ({ clauseId }) => clauseId);
  const obligations = fresh(
    same?.obligations ?? [],
    after.obligations,
    ({ obligationId }) => obligationId,
  );
  const standing = new Set(after.obligations.map(({ obligationId }) => obligationId));
  const gone = (same?.obligations ?? [])
    .map(({ obligationId }) => obligationId)
    .filter((each) => !standing.has(each));
  const parts = Math.max(
    Math.ceil(verdicts.length / VERDICTS_MAX),
    Math.ceil(obligations.length / OBLIGATIONS_MAX),
    Math.ceil(gone.length / OBLIGATIONS_MAX),
  );
  const { agreementHash, asOfMs } = after;
  return Array.from({ length: parts }, (_, at) => ({
    agreementHash,
    asOfMs,
    verdicts: verdicts.slice(at * VERDICTS_MAX, (at + 1) * VERDICTS_MAX),
    obligations: obligations.slice(at * OBLIGATIONS_MAX, (at + 1) * OBLIGATIONS_MAX),
    gone: gone.slice(at * OBLIGATIONS_MAX, (at + 1) * OBLIGATIONS_MAX),
  }));
}

function replaced<T>(
  before: readonly T[],
  changes: readonly T[],
  key: (item: T) => string,
): readonly T[] {
  const merged = new Map(before.map((item) => [key(item), item]));
  for (const item of changes) merged.set(key(item), item);
  return [...merged.values()];
}

function fresh<T>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
): readonly T[] {
  const words = new Map(before.map((item) => [key(item), wordsOf(item)]));
  return after.filter((item) => words.get(key(item)) !== wordsOf(item));
}

/** A value as text whatever the order of its members: what was read back from the record has them sorted, what was just made has not. */
function wordsOf(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
