import type { ActorId } from '../claims/judgements.ts';
import type { State } from '../core/state.ts';
import type { Domain, PledgeId, Quantity, RequirementId, Stage } from './judgements.ts';
import { STAGES } from './judgements.ts';
import { envelopeOf, gapOf, sumOf } from './quantity.ts';
import { inOrder } from './in-order.ts';

/** What is offered in one domain and unit, at one stage: stages are never added up. */
export interface OfferSum {
  readonly domain: Domain;
  readonly unit: string;
  readonly stage: Stage;
  /** The sum of the ranges that are known; an offer whose quantity nobody gave makes `most` unknown. */
  readonly quantity: Quantity;
  readonly contributions: number;
  /** Contributions whose quantity is unknown. */
  readonly unknown: number;
  readonly pledgeIds: readonly PledgeId[];
  readonly stateIds: readonly ActorId[];
}

/** One figure of a requirement against everything offered towards it at any stage, each contribution counted once. */
export interface NeedAgainstOffers {
  readonly requirementId: RequirementId;
  readonly domain: Domain;
  readonly need: Quantity;
  readonly offered: Quantity;
  readonly gap: Quantity;
  readonly contributions: number;
  readonly unknown: number;
}

/** One thing offered, once, at its furthest stage. */
export interface Contribution {
  readonly stage: Stage;
  readonly quantity: Quantity;
  readonly known: boolean;
  readonly pledgeIds: readonly PledgeId[];
  readonly stateIds: readonly ActorId[];
}

/** Sums of what is offered, by domain, unit and stage, in the order of domains' and stages' own lists. A contribution stands at its furthest stage, once. */
export function offerSums(state: State): readonly OfferSum[] {
  const keys = new Map<string, { readonly domain: Domain; readonly unit: string }>();
  for (const { judgement } of inOrder(state.pledges)) {
    const { stance, domain, quantity } = judgement;
    const unit = quantity?.unit ?? UNIT_NOT_SAID;
    if (stance === 'offers') keys.set(`${domain} ${unit}`, { domain, unit });
  }
  return [...keys.values()].flatMap(({ domain, unit }) =>
    STAGES.flatMap((stage): readonly OfferSum[] => {
      const standing = contributionsOf(state, domain, [unit]).filter((c) => c.stage === stage);
      return standing.length === 0 ? [] : [{ domain, unit, stage, ...totalOf(standing, unit) }];
    }),
  );
}

/** Every figure that somebody gave of what is needed, against the offers in its domain and unit. Where none is, the gap is the whole need. */
export function needsAgainstOffers(state: State): readonly NeedAgainstOffers[] {
  return inOrder(state.requirements).flatMap(({ judgement }) =>
    judgement.figures.map(({ quantity: need }) => {
      const { domain, requirementId } = judgement;
      const total = totalOf(contributionsOf(state, domain, [need.unit, UNIT_NOT_SAID]), need.unit);
      const { quantity: offered, contributions, unknown } = total;
      const gap = gapOf(need, offered);
      return { requirementId, domain, need, offered, gap, contributions, unknown };
    }),
  );
}

/** Stands for the unit of an offer whose quantity nobody gave. It counts as unknown towards every need of its domain. */
export const UNIT_NOT_SAID = 'not-said';

/** What is offered in a domain and some units, one item a contribution: several statements of one contribution make one range that holds them all. */
export function contributionsOf(
  state: State,
  domain: Domain,
  units: readonly string[],
): readonly Contribution[] {
  const byId = new Map<string, Contribution>();
  for (const { judgement } of inOrder(state.pledges)) {
    if (judgement.stance !== 'offers' || judgement.domain !== domain) continue;
    const { contributionId, pledgeId, stateId, stage } = judgement;
    const quantity = judgement.quantity ?? { least: null, most: null, unit: UNIT_NOT_SAID };
    if (!units.includes(quantity.unit)) continue;
    const known = quantity.least !== null || quantity.most !== null;
    const before = byId.get(contributionId);
    byId.set(contributionId, {
      stage: before === undefined ? stage : later(before.stage, stage),
      quantity: before === undefined ? quantity : envelopeOf(before.quantity, quantity),
      known: known || (before?.known ?? false),
      pledgeIds: [...(before?.pledgeIds ?? []), pledgeId],
      stateIds: [...new Set([...(before?.stateIds ?? []), stateId])],
    });
  }
  return [...byId.values()];
}

function later(a: Stage, b: Stage): Stage {
  return STAGES.indexOf(a) >= STAGES.indexOf(b) ? a : b;
}

/** The sum of some contributions. Unknown least counts as nothing towards the least; unknown most leaves the most unknown. */
export function totalOf(
  contributions: readonly Contribution[],
  unit: string,
): Pick<OfferSum, 'quantity' | 'contributions' | 'unknown' | 'pledgeIds' | 'stateIds'> {
  const none: Quantity = { least: 0, most: 0, unit };
  const quantity = contributions.reduce(
    (sum, { quantity: { least, most } }) => sumOf(sum, { least: least ?? 0, most, unit }),
    none,
  );
  return {
    quantity,
    contributions: contributions.length,
    unknown: contributions.filter(({ known }) => !known).length,
    pledgeIds: contributions.flatMap(({ pledgeIds }) => pledgeIds),
    stateIds: [...new Set(contributions.flatMap(({ stateIds }) => stateIds))],
  };
}
