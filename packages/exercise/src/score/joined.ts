import type { CaseView } from '@holdfast/domain';
import type { LocatedEvent, Matching } from './matching.ts';

/** What became of places that more than sounds spoke of. */
export interface JoinedScore {
  /** Located events whose place rests on waves through the ground too, and those of them that rest on a person's direction as well. */
  readonly locations_with_seismic: number;
  readonly locations_with_both: number;
  /** Of these that no true event answers to. */
  readonly locations_joined_false: number;
  /** Cases whose place a person preferred, and those of them of which the engine has had something new to say since. */
  readonly places_preferred: number;
  readonly places_preferred_and_news: number;
}

export function scoreJoined(
  { pairs, unmatched }: Matching<LocatedEvent>,
  cases: readonly CaseView[],
): JoinedScore {
  const located = [...pairs.map((pair) => pair.located), ...unmatched];
  const isSeismic = ({ seismicArrivals = 0 }: LocatedEvent) => seismicArrivals > 0;
  const isBoth = (one: LocatedEvent) => isSeismic(one) && (one.bearings ?? 0) > 0;
  const preferred = cases.filter(({ isPlacePreferred }) => isPlacePreferred);
  return {
    locations_with_seismic: located.filter(isSeismic).length,
    locations_with_both: located.filter(isBoth).length,
    locations_joined_false: unmatched.filter(isSeismic).length,
    places_preferred: preferred.length,
    places_preferred_and_news: preferred.filter(
      ({ newSinceDecision }) => newSinceDecision.length > 0,
    ).length,
  };
}
