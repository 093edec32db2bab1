import type { Agreement, Cite } from '../agreement.ts';
import type { Position } from '../diagnostic.ts';
import { sceneFrom } from '../evaluate/evaluate.ts';
import { History } from '../evaluate/history.ts';
import { entriesOf, missingOf, termsOf } from '../evaluate/proof.ts';
import type { Missing, Proof } from '../evaluate/proof.ts';
import type { Scene } from '../evaluate/scene.ts';
import type { Query } from '../evaluate/verdict.ts';
import type { LogItem } from '../log.ts';
import type { Names } from '../names.ts';
import type { Truth } from '../truth.ts';
import { answerTarget } from './target.ts';
import type { Target } from './target.ts';

/** Why a verdict is what it is. */
export interface Explanation {
  readonly target: Target;
  readonly value: Truth;
  /** The clause with its place in the text and its citations; null for a target outside every clause. */
  readonly clause: {
    readonly id: string;
    readonly title: string;
    readonly at: Position;
    readonly cites: readonly Cite[];
  } | null;
  /**
   * The entries the verdict rests on: its value, and the states of the obligations that decide it.
   * Sufficient: these alone give the same verdict. Minimal: without any one of them it is another.
   * (Other sets may do the same: the earliest entries are preferred.)
   */
  readonly entries: readonly number[];
  readonly openTerms: readonly string[];
  readonly missing: readonly Missing[];
  /** The steps, as they are with these entries alone. */
  readonly proof: Proof;
}

/** Throws as `evaluate` does, and `unknown-name` for a target the agreement does not have. */
export function explain(
  agreement: Agreement,
  log: Iterable<LogItem> | History,
  query: Query,
  target: Target,
): Explanation {
  const { scene, atMs } = sceneFrom(agreement, log, query);
  const ask = (items: readonly LogItem[]) =>
    answerTarget({ ...scene, history: new History(items) }, atMs, target);
  const whole = answerTarget(scene, atMs, target);
  const known = [...scene.history.items]
    .filter((item) => item.recordedAtMs <= scene.knownMs)
    .sort((left, right) => left.entryIndex - right.entryIndex);
  const cited = new Set(entriesOf(whole.proof));
  const first = known.filter((item) => cited.has(item.entryIndex));
  const holds = (items: readonly LogItem[]) => ask(items).signature === whole.signature;
  const fewest = holds(first) ? minimise(first, 'fine', holds) : minimise(known, 'coarse', holds);
  const { proof } = ask(fewest);
  return {
    target,
    value: proof.value,
    clause: clauseOfTarget(scene, target),
    entries: [...new Set(fewest.map((item) => item.entryIndex))],
    openTerms: termsOf(proof),
    missing: proof.value === 'unknown' || proof.value === 'disputed' ? missingOf(proof) : [],
    proof,
  };
}

/**
 * A subset that still satisfies `holds`, of which no single element can be left out. Later elements are
 * left out first, large chunks of a `coarse` search before single ones.
 */
export function minimise<Item>(
  items: readonly Item[],
  search: 'coarse' | 'fine',
  holds: (items: readonly Item[]) => boolean,
): readonly Item[] {
  let kept = items;
  const first = search === 'coarse' ? Math.ceil(kept.length / 2) : 1;
  for (let size = first; size > 1; size = Math.ceil(size / 2)) kept = dropChunks(kept, size, holds);
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    kept = dropChunks(kept, 1, holds);
  }
  return kept;
}

function dropChunks<Item>(
  items: readonly Item[],
  size: number,
  holds: (items: readonly Item[]) => boolean,
): readonly Item[] {
  let kept = items;
  for (let end = kept.length; end > 0; end -= size) {
    const start = Math.max(0, end - size);
    const without = [...kept.slice(0, start), ...kept.slice(end)];
    if (holds(without)) kept = without;
  }
  return kept;
}

function clauseOfTarget({ names }: Scene, target: Target): Explanation['clause'] {
  const clause = findClause(names, target);
  if (clause === null) return null;
  const { id, title, at, cites } = clause;
  return { id, title, at, cites };
}

function findClause(names: Names, target: Target) {
  switch (target.kind) {
    case 'clause':
      return names.clause(target.clause);
    case 'norm':
    case 'obligation': {
      const id = target.kind === 'norm' ? target.norm : (target.obligation.split('/')[0] ?? '');
      const norm = names.find('norm', id);
      return norm === null ? null : names.clauseOf(norm);
    }
    case 'fact': {
      const fact = names.find('fact', target.fact);
      return fact === null ? null : names.clauseOf(fact);
    }
    case 'finding': {
      const finding = names.find('finding', target.finding);
      return finding === null ? null : names.clauseOf(finding);
    }
  }
}
