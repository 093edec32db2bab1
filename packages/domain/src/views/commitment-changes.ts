import { sightOf } from '../access/sight.ts';
import { toldAtMs } from '../access/told-times.ts';
import { inOrder } from '../commitments/in-order.ts';
import { conditionValue, readinessOf } from '../commitments/readiness.ts';
import type { PledgeState } from '../commitments/state.ts';
import type { Verdict } from '../core/judgements.ts';
import type { State } from '../core/state.ts';
import type { ViewContext } from './context.ts';
import { capital, conditionTitle, readinessSentence } from './readiness-words.ts';
import { actorNames, quantityWords, textAt } from './register-words.ts';
import { entrySentence } from './sentences.ts';
import type { ChangeReason, CommitmentChange } from './register-types.ts';
import type { Reader } from './types.ts';

export interface Between {
  readonly since: State;
  readonly state: State;
  readonly context: ViewContext;
  /** For which moment in the world both are read, integer milliseconds UTC. */
  readonly asOfMs: number;
  readonly reader: Reader;
}

/** Pledges and conditions that read differently than they did, and why: exactly what new entries, or assumptions, have changed. */
export function changesBetween(between: Between): readonly CommitmentChange[] {
  const turned = conditionsTurned(between);
  return [...turned, ...pledgesTurned(between, new Set(turned.map(({ id }) => id)))];
}

/** Each once, ascending. What is assumed is on no record, and nothing leads to it. */
export function onRecord(indices: readonly number[]): readonly number[] {
  return [...new Set(indices)].filter((index) => index >= 0).sort((a, b) => a - b);
}

function conditionsTurned(between: Between): readonly CommitmentChange[] {
  const { since, state, context, asOfMs } = between;
  return inOrder(state.conditions).flatMap(({ index, judgement: { conditionId } }) => {
    const { value, entryIndices } = conditionValue(state, conditionId, asOfMs);
    const before = since.conditions.has(conditionId)
      ? conditionValue(since, conditionId, asOfMs).value
      : null;
    if (before === value) return [];
    return [
      {
        ...({ kind: 'condition', id: conditionId } as const),
        title: textAt(context, index, 'title', conditionId),
        ...{ before, beforeValue: before, after: value, afterValue: value },
        through: [],
        entryIndices: onRecord(entryIndices),
        because: reasonsOf(between, entryIndices),
      },
    ];
  });
}

function pledgesTurned(
  between: Between,
  turnedIds: ReadonlySet<string>,
): readonly CommitmentChange[] {
  const { since, state, context } = between;
  const nameOf = actorNames(state, context);
  return inOrder(state.pledges).flatMap((pledge) => {
    const { pledgeId, stateId, readings } = pledge.judgement;
    const after = standingOf(between, state, pledge);
    const earlier = since.pledges.get(pledgeId);
    const before = earlier === undefined ? null : standingOf(between, since, earlier);
    if (before?.key === after.key) return [];
    const rests = [pledge.index, ...after.entryIndices];
    const named = new Set(readings.flatMap(({ conditionIds }) => conditionIds));
    return [
      {
        ...({ kind: 'pledge', id: pledgeId } as const),
        title: `${nameOf(stateId)}: ${textAt(context, pledge.index, 'statement', pledgeId)}`,
        before: before?.words ?? null,
        beforeValue: before?.value ?? null,
        after: after.words,
        afterValue: after.value,
        through: [...named]
          .filter((id) => turnedIds.has(id))
          .map((id) => conditionTitle(state, context, id)),
        entryIndices: onRecord(rests),
        because: reasonsOf(between, rests),
      },
    ];
  });
}

interface Standing {
  readonly value: Verdict;
  /** Whatever would be a change if it were another, as one line to compare. */
  readonly key: string;
  readonly words: string;
  readonly entryIndices: readonly number[];
}

function standingOf(
  { context, asOfMs }: Between,
  state: State,
  { judgement }: PledgeState,
): Standing {
  const readiness = readinessOf(state, judgement, asOfMs);
  const { stage, quantity } = judgement;
  const missing = readiness.readings.map((reading) =>
    reading.missing.map(({ conditionId, value }) => `${conditionId} ${value}`),
  );
  const offered = quantity === null ? '' : `, ${quantityWords(quantity)}`;
  const sentence = readinessSentence(readiness, (id) => conditionTitle(state, context, id));
  return {
    value: readiness.value,
    key: JSON.stringify([stage, quantity, readiness.word, missing]),
    words: `${capital(stage)}${offered}. ${sentence}`,
    entryIndices: readiness.entryIndices,
  };
}

/** The new entries on which a change rests, with what each says and the reason given. That of an act is closed to the public, as the entry is. */
function reasonsOf(
  { since, state, context, reader }: Between,
  indices: readonly number[],
): readonly ChangeReason[] {
  const nameOf = actorNames(state, context);
  return onRecord(indices).flatMap((entryIndex): readonly ChangeReason[] => {
    const entry = entryIndex < since.entries ? null : context.entryOf(entryIndex);
    if (entry === null) return [];
    const closed = entry.kind === 'act.recorded' && sightOf(reader) === 'public';
    return [
      {
        entryIndex,
        recordedAtMs: toldAtMs(entry.recordedAtMs, sightOf(reader)),
        words: entrySentence(entry, nameOf),
        reason: closed ? null : textAt(context, entryIndex, 'reason', '') || null,
      },
    ];
  });
}
