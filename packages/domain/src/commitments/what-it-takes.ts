import type { State } from '../core/state.ts';
import { assuming, possibleValues } from './assume.ts';
import type { ConditionId, PledgeId } from './judgements.ts';
import { inOrder } from './in-order.ts';
import { readinessOf } from './readiness.ts';

/**
 * The offers that could be called on at `asOfMs` if this one condition were true and everything else stayed as it is, and that cannot be
 * now: what is blocked by it alone. In the pledges' order; empty for a condition that no act could make true.
 */
export function opensWith(
  state: State,
  conditionId: ConditionId,
  asOfMs: number,
): readonly PledgeId[] {
  const condition = state.conditions.get(conditionId)?.judgement;
  if (condition === undefined || !possibleValues(condition).includes('true')) return [];
  const then = assuming(state, new Map([[conditionId, 'true']]), asOfMs);
  return inOrder(state.pledges)
    .map(({ judgement }) => judgement)
    .filter(
      (pledge) =>
        readinessOf(state, pledge, asOfMs).value !== 'true' &&
        readinessOf(then, pledge, asOfMs).value === 'true',
    )
    .map(({ pledgeId }) => pledgeId);
}
