import type { Judgements, Verdict } from '../core/judgements.ts';
import type { State } from '../core/state.ts';
import type { CommitmentJudgements, ConditionId, PledgeId } from './judgements.ts';
import { saysOf } from './says-of-condition.ts';
import { inOrder } from './in-order.ts';

/** A condition as it stands on a day: its value, since when, and the entries that make it so. */
export interface ConditionStanding {
  readonly conditionId: ConditionId;
  readonly value: Verdict;
  /** Integer milliseconds UTC; null while nothing on record decides it. */
  readonly sinceMs: number | null;
  readonly entryIndices: readonly number[];
}

/**
 * What the record says of a condition at `asOfMs` in the world. An act or a national decision decides it, the latest by the time it
 * happened; two that say opposite things of the same moment leave it disputed. Without one, it is what another state's promise makes it; then
 * disputed while claims on its topic conflict unresolved; and otherwise unknown: never false because nobody has spoken.
 */
export function conditionValue(
  state: State,
  conditionId: ConditionId,
  asOfMs: number,
  waiting: readonly PledgeId[] = [],
): ConditionStanding {
  const condition = state.conditions.get(conditionId);
  if (condition === undefined)
    return { conditionId, value: 'unknown', sinceMs: null, entryIndices: [] };
  const { judgement } = condition;
  const said = saysOf(state, judgement, asOfMs);
  const latestMs = Math.max(...said.map(({ atMs }) => atMs));
  const latest = said.filter(({ atMs }) => atMs === latestMs);
  if (latest.length > 0) {
    const values = new Set(latest.map(({ value }) => value));
    const [only = 'unknown'] = values;
    return {
      conditionId,
      value: values.size > 1 ? 'disputed' : only,
      sinceMs: latestMs,
      entryIndices: latest.map(({ index }) => index),
    };
  }
  if (judgement.promiseId !== null) {
    const { promiseId } = judgement;
    return promised(state, judgement, { promiseId, asOfMs, waiting });
  }
  return contested(state, conditionId, judgement);
}

interface Promised {
  readonly promiseId: PledgeId;
  readonly asOfMs: number;
  readonly waiting: readonly PledgeId[];
}

/** Another state's promise counts once it has been given and its own conditions are met; a hope is no promise. */
function promised(
  state: State,
  condition: CommitmentJudgements['condition.recorded'],
  { promiseId, asOfMs, waiting }: Promised,
): ConditionStanding {
  const { conditionId } = condition;
  const pledge = state.pledges.get(promiseId);
  if (pledge === undefined || pledge.judgement.stance !== 'offers' || waiting.includes(promiseId))
    return contested(state, conditionId, condition);
  const { value, entryIndices } = readinessOf(state, pledge.judgement, asOfMs, waiting);
  return { conditionId, value, sinceMs: null, entryIndices: [pledge.index, ...entryIndices] };
}

function contested(
  state: State,
  conditionId: ConditionId,
  { topicId }: CommitmentJudgements['condition.recorded'],
): ConditionStanding {
  const open = inOrder(state.contradictions).filter(
    ({ judgement, resolved }) =>
      judgement.topicId === topicId &&
      judgement.relation === 'conflict' &&
      (resolved === null || resolved.judgement.resolution === 'both-stand'),
  );
  return {
    conditionId,
    value: open.length > 0 ? 'disputed' : 'unknown',
    sinceMs: null,
    entryIndices: open.map(({ index }) => index),
  };
}

/** A conjunction of four values: false wins, then disputed, then unknown; nothing at all is true. */
export function allOf(values: readonly Verdict[]): Verdict {
  return GRAVEST_FIRST.find((value) => values.includes(value)) ?? 'true';
}

const GRAVEST_FIRST = ['false', 'disputed', 'unknown'] as const;

/** How one reading of a pledge stands. */
export interface ReadingReadiness {
  readonly readingId: string;
  readonly value: Verdict;
  /** Every condition of the reading, in the order of its words. */
  readonly conditions: readonly ConditionStanding[];
  /** Those that are not true, the nearest first: what is refused, then what is disputed, then what nobody has decided. */
  readonly missing: readonly ConditionStanding[];
}

export type ReadinessWord =
  | 'refused'
  | 'not-offered'
  | 'conditions-met'
  | 'not-ready'
  | 'unknown'
  | 'disputed'
  | 'depends-on-reading';

export interface Readiness {
  /** True when every condition is, under every reading; false for what is refused or not offered; disputed where the readings differ. */
  readonly value: Verdict;
  readonly word: ReadinessWord;
  readonly readings: readonly ReadingReadiness[];
  /** What the value rests on, ascending. */
  readonly entryIndices: readonly number[];
}

/**
 * May this pledge be called on at `asOfMs`, by the words in which it was made? Says nothing about its stage: what is ready by its
 * conditions may still be undelivered. `waiting` holds the pledges that are waiting for this one: a circle on record stays undecided.
 */
export function readinessOf(
  state: State,
  pledge: Judgements['pledge.recorded'],
  asOfMs: number,
  waiting: readonly PledgeId[] = [],
): Readiness {
  const chain = [...waiting, pledge.pledgeId];
  const readings = pledge.readings.map(({ readingId, conditionIds }): ReadingReadiness => {
    const conditions = conditionIds.map((id) => conditionValue(state, id, asOfMs, chain));
    const value = allOf(conditions.map((condition) => condition.value));
    const missing = GRAVEST_FIRST.flatMap((grave) =>
      conditions.filter((condition) => condition.value === grave),
    );
    return { readingId, value, conditions, missing };
  });
  const entryIndices = [
    ...new Set(readings.flatMap(({ conditions }) => conditions.flatMap((c) => c.entryIndices))),
  ].sort((a, b) => a - b);
  if (pledge.stance === 'refuses')
    return { value: 'false', word: 'refused', readings, entryIndices };
  if (pledge.stance !== 'offers')
    return { value: 'false', word: 'not-offered', readings, entryIndices };
  const values = [...new Set(readings.map(({ value }) => value))];
  const [only = 'unknown'] = values;
  return values.length > 1
    ? { value: 'disputed', word: 'depends-on-reading', readings, entryIndices }
    : { value: only, word: WORDS[only], readings, entryIndices };
}

const WORDS = {
  true: 'conditions-met',
  false: 'not-ready',
  unknown: 'unknown',
  disputed: 'disputed',
} as const;
