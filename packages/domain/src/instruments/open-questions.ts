import type { RegisterState } from '../commitments/state.ts';
import type { PledgeId } from '../commitments/judgements.ts';
import type { InstrumentJudgements } from './judgements.ts';
import { inOrder } from '../commitments/in-order.ts';

type Question = InstrumentJudgements['question.recorded'];

/** A question that is not closed, and everything that waits for its answer. */
export interface OpenQuestion {
  readonly question: Question;
  readonly entryIndex: number;
  /** Pledges that hang on a condition which the question blocks, besides those it names. */
  readonly pledgeIds: readonly PledgeId[];
}

/** Questions that are open or partly so, those that block most first. */
export function openQuestions(state: RegisterState): readonly OpenQuestion[] {
  return inOrder(state.questions)
    .filter(({ judgement }) => judgement.status !== 'closed')
    .map(({ index, judgement }) => ({
      question: judgement,
      entryIndex: index,
      pledgeIds: pledgesBlocked(state, judgement),
    }))
    .sort((a, b) => b.pledgeIds.length - a.pledgeIds.length || a.entryIndex - b.entryIndex);
}

function pledgesBlocked(state: RegisterState, { blocks }: Question): readonly PledgeId[] {
  const isBlocked = (name: string) => blocks.includes(name);
  return inOrder(state.pledges)
    .filter(
      ({ judgement: { pledgeId, readings } }) =>
        isBlocked(pledgeId) ||
        readings.some(({ conditionIds }) => conditionIds.some((id) => isBlocked(id))),
    )
    .map(({ judgement }) => judgement.pledgeId)
    .sort();
}
