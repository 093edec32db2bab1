import type { PartyId } from '../core/ids.ts';
import type { PriorsCdb, ResponsibleCode } from '../core/judgements.ts';

/** Who or what may be responsible: each party, then these four. */
export const COMMON_HYPOTHESES = ['third-party', 'accident', 'exercise', 'natural'] as const;

export type CommonHypothesis = (typeof COMMON_HYPOTHESES)[number];
export type Hypothesis = PartyId | CommonHypothesis;

/** The columns of a ledger: the parties in the agreement's order, then `COMMON_HYPOTHESES`. */
export function hypothesesFor(parties: readonly PartyId[]): readonly Hypothesis[] {
  return [...parties, ...COMMON_HYPOTHESES];
}

/** The prior row, in the order of `hypothesesFor`. Every party has the same prior: the agreement cannot give them different ones. */
export function priorRow(parties: readonly PartyId[], priors: PriorsCdb): readonly number[] {
  return [
    ...parties.map(() => priors.party),
    priors.thirdParty,
    priors.accident,
    priors.exercise,
    priors.natural,
  ];
}

/** First and second by score, and how far they are apart. The first of equals stands first; then `margin` is 0. */
export interface Lead {
  readonly first: number;
  readonly second: number;
  readonly marginCdb: number;
}

/** `scoreCdb` holds at least two numbers. */
export function leadOf(scoreCdb: readonly number[]): Lead {
  let first = 0;
  let second = -1;
  scoreCdb.forEach((score, at) => {
    if (at === 0) return;
    if (score > (scoreCdb[first] ?? 0)) {
      second = first;
      first = at;
    } else if (second === -1 || score > (scoreCdb[second] ?? 0)) {
      second = at;
    }
  });
  return { first, second, marginCdb: (scoreCdb[first] ?? 0) - (scoreCdb[second] ?? 0) };
}

/** The leader; `undetermined` when two lead by the same score, so that no order of parties decides. */
export function leadingOf(
  hypotheses: readonly ResponsibleCode[],
  scoreCdb: readonly number[],
): ResponsibleCode {
  const { first, marginCdb } = leadOf(scoreCdb);
  return marginCdb === 0 ? 'undetermined' : (hypotheses[first] ?? 'undetermined');
}
