import type { State } from '../core/state.ts';
import type { Verdict } from '../core/judgements.ts';
import { inOrder } from './in-order.ts';
import type { Domain } from './judgements.ts';
import { UNIT_NOT_SAID } from './needs-and-offers.ts';
import { allOf, readinessOf } from './readiness.ts';

/** What is offered towards a need, by how it stands: the known part of each range, and contributions whose quantity nobody gave. */
export interface OfferStanding {
  readonly value: Verdict;
  /** Whole units: the most of each range that has one, else its least. */
  readonly amount: number;
  readonly contributions: number;
  readonly unknown: number;
}

const VALUES = ['true', 'unknown', 'disputed', 'false'] as const;

/** Offers of a domain in a unit, by value, in the order ready, unknown, disputed, not ready. A contribution is counted once, at its gravest value. */
export function standingsOf(
  state: State,
  domain: Domain,
  unit: string,
  asOfMs: number,
): readonly OfferStanding[] {
  const byContribution = new Map<string, { values: Verdict[]; amount: number | null }>();
  for (const { judgement } of inOrder(state.pledges)) {
    const { contributionId, quantity, stance } = judgement;
    const own = quantity?.unit ?? UNIT_NOT_SAID;
    if (stance !== 'offers' || judgement.domain !== domain) continue;
    if (own !== unit && own !== UNIT_NOT_SAID) continue;
    const before = byContribution.get(contributionId) ?? { values: [], amount: null };
    const amount = quantity?.most ?? quantity?.least ?? null;
    byContribution.set(contributionId, {
      values: [...before.values, readinessOf(state, judgement, asOfMs).value],
      amount: amount === null ? before.amount : Math.max(amount, before.amount ?? 0),
    });
  }
  const standing = [...byContribution.values()].map(({ values, amount }) => ({
    value: allOf(values),
    amount,
  }));
  return VALUES.map((value) => {
    const mine = standing.filter((one) => one.value === value);
    return {
      value,
      amount: mine.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
      contributions: mine.length,
      unknown: mine.filter(({ amount }) => amount === null).length,
    };
  });
}
