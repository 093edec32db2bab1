import type { State } from '../core/state.ts';
import type { Verdict } from '../core/judgements.ts';
import type { ActName, CommitmentJudgements, ConditionId } from './judgements.ts';
import { DECISION_ACTS } from './says-of-condition.ts';

/** Conditions as somebody asks "what if" of them: nothing of it is recorded. */
export type Assumptions = ReadonlyMap<ConditionId, Verdict>;

type Condition = CommitmentJudgements['condition.recorded'];

/** Which values a condition could take by an act or for want of one: what nobody could ever say of it cannot be assumed. */
export function possibleValues({ trueBy, falseBy }: Condition): readonly Verdict[] {
  const [isTrue, isFalse] = [trueBy.length > 0, falseBy.length > 0];
  return [
    ...(isTrue ? (['true'] as const) : []),
    ...(isFalse ? (['false'] as const) : []),
    'unknown',
    ...(isTrue && isFalse ? (['disputed'] as const) : []),
  ];
}

/**
 * The state as it would read at `asOfMs` if the acts that decide these conditions had happened then, or had not happened at all: the same
 * rules judge what if and what is. An assumption that is not possible leaves its condition as it stands. Assumed acts have index −1: they are
 * on no record.
 */
export function assuming(state: State, assumptions: Assumptions, asOfMs: number): State {
  return [...assumptions].reduce((before, [conditionId, value]) => {
    const condition = before.conditions.get(conditionId)?.judgement;
    if (condition === undefined || !possibleValues(condition).includes(value)) return before;
    const rest = without(before, condition);
    const says = [
      ...(value === 'true' || value === 'disputed' ? condition.trueBy.slice(0, 1) : []),
      ...(value === 'false' || value === 'disputed' ? condition.falseBy.slice(0, 1) : []),
    ];
    return { ...rest, acts: [...rest.acts, ...says.map((name) => assumedAct(name, asOfMs))] };
  }, state);
}

function assumedAct({ act, actor }: ActName, atMs: number): State['acts'][number] {
  const judgement = { act, actor: actor ?? '', fromMs: atMs, toMs: atMs, findingId: null };
  return { index: -1, recordedAtMs: atMs, judgement };
}

/** Without whatever decides or disputes the condition. */
function without(state: State, { trueBy, falseBy, topicId }: Condition): State {
  const names = [...trueBy, ...falseBy];
  const speaks = (act: string, actor: string) =>
    names.some((name) => name.act === act && (name.actor === null || name.actor === actor));
  return {
    ...state,
    acts: state.acts.filter(({ judgement: { act, actor } }) => !speaks(act, actor)),
    decisions: state.decisions.filter(
      ({ judgement: { outcome, body } }) => !speaks(DECISION_ACTS[outcome], body),
    ),
    contradictions: new Map(
      [...state.contradictions].filter(
        ([, { judgement }]) => topicId === null || judgement.topicId !== topicId,
      ),
    ),
  };
}
