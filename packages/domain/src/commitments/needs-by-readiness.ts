import type { Verdict } from '../core/judgements.ts';
import type { State } from '../core/state.ts';
import type { Quantity } from './judgements.ts';
import type { Contribution, NeedAgainstOffers } from './needs-and-offers.ts';
import { contributionsOf, needsAgainstOffers, totalOf, UNIT_NOT_SAID } from './needs-and-offers.ts';
import { gapOf } from './quantity.ts';
import { allOf, readinessOf } from './readiness.ts';

/** What of the offers towards a need stands alike today. */
export interface OffersStanding {
  readonly value: Verdict;
  readonly quantity: Quantity;
  readonly contributions: number;
  /** Contributions whose quantity nobody gave. */
  readonly unknown: number;
}

/** A figure of a need, and how the offers towards it stand. */
export interface NeedToday extends NeedAgainstOffers {
  /** One item a value, in the order true, unknown, disputed, false; a value that no offer has is left out. */
  readonly standings: readonly OffersStanding[];
  /** What would be missing today: the need against what is offered and has every condition met. */
  readonly gapToday: Quantity;
}

const VALUES = ['true', 'unknown', 'disputed', 'false'] as const;

/** Every figure of a need with its offers by readiness at `asOfMs`, each contribution counted once. In the requirements' order. */
export function needsToday(state: State, asOfMs: number): readonly NeedToday[] {
  return needsAgainstOffers(state).map((row) => {
    const { domain, need } = row;
    const offered = contributionsOf(state, domain, [need.unit, UNIT_NOT_SAID]);
    const standings = VALUES.flatMap((value): readonly OffersStanding[] => {
      const alike = offered.filter(
        (contribution) => standingOf(state, contribution, asOfMs) === value,
      );
      if (alike.length === 0) return [];
      const { quantity, contributions, unknown } = totalOf(alike, need.unit);
      return [{ value, quantity, contributions, unknown }];
    });
    const ready = standings.find(({ value }) => value === 'true')?.quantity;
    const gapToday = gapOf(need, ready ?? { least: 0, most: 0, unit: need.unit });
    return { ...row, standings, gapToday };
  });
}

/** A contribution that was promised in several statements is as ready as the least ready of them. */
function standingOf(state: State, { pledgeIds }: Contribution, asOfMs: number): Verdict {
  return allOf(
    pledgeIds.map((pledgeId) => {
      const pledge = state.pledges.get(pledgeId)?.judgement;
      return pledge === undefined ? 'unknown' : readinessOf(state, pledge, asOfMs).value;
    }),
  );
}
