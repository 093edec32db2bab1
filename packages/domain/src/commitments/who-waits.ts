import type { ActorId } from '../claims/judgements.ts';
import type { State } from '../core/state.ts';
import type { Verdict } from '../core/judgements.ts';
import type { ConditionId, PledgeId } from './judgements.ts';
import { readinessOf } from './readiness.ts';
import { inOrder } from './in-order.ts';

/** One state waits for somebody: for an act of a body, or for another state's promise. */
export interface WaitsFor {
  readonly stateId: ActorId;
  readonly pledgeId: PledgeId;
  readonly readingId: string;
  readonly conditionId: ConditionId;
  readonly value: Verdict;
  /** Who could supply it; null where the sources do not say who determines it. */
  readonly supplierId: ActorId | null;
  /** The act that would; null for a promise. */
  readonly act: string | null;
}

/** Who waits for whom at `asOfMs`: one edge for every missing condition of every offer and everyone who could supply it. In the pledges' order. */
export function whoWaits(state: State, asOfMs: number): readonly WaitsFor[] {
  return inOrder(state.pledges)
    .filter(({ judgement }) => judgement.stance === 'offers')
    .flatMap(({ judgement }) =>
      readinessOf(state, judgement, asOfMs).readings.flatMap(({ readingId, missing }) =>
        missing.flatMap(({ conditionId, value }) =>
          suppliersOf(state, conditionId).map((supplier) => ({
            stateId: judgement.stateId,
            pledgeId: judgement.pledgeId,
            readingId,
            conditionId,
            value,
            ...supplier,
          })),
        ),
      ),
    );
}

/** What would make a condition true, and whose that is, each supplier once with the first of its acts. One line with nobody where the sources say neither. */
export function suppliersOf(
  state: State,
  conditionId: ConditionId,
): readonly { readonly supplierId: ActorId | null; readonly act: string | null }[] {
  const condition = state.conditions.get(conditionId)?.judgement;
  if (condition === undefined) return [{ supplierId: null, act: null }];
  const promiser =
    condition.promiseId === null ? undefined : state.pledges.get(condition.promiseId)?.judgement;
  const named = new Map(condition.trueBy.map(({ act, actor }) => [actor, act] as const).reverse());
  if (promiser !== undefined) {
    named.delete(null);
    named.set(promiser.stateId, named.get(promiser.stateId) ?? '');
  }
  const suppliers = [...named].map(([supplierId, act]) => ({ supplierId, act: act || null }));
  return suppliers.length > 0 ? suppliers : [{ supplierId: null, act: null }];
}
