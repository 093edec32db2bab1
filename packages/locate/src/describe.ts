import type { Found } from './associate.ts';
import { ellipseFromFit } from './ellipse.ts';
import type { Search } from './evidence.ts';
import { firingFromFit } from './firing.ts';
import { kindFromVotes } from './kind.ts';
import { travelS } from './solve.ts';
import { variancePenalty } from './timing.ts';
import type { TimingRecord } from './timing.ts';
import type { LocatedEvent } from './types.ts';

/** What may be said of an event; undefined when its place is too uncertain to be claimed. */
export function describeEvent(
  search: Search,
  record: TimingRecord,
  found: Found,
): LocatedEvent | undefined {
  const { settings, window, network } = search;
  const { fit, slots } = found;
  const sensors = Array.from(slots, (slot) => window.sensor[slot] ?? 0);
  const penalty = variancePenalty(network, record, sensors);
  const ellipse = ellipseFromFit(fit, slots.length, penalty);
  if (!(ellipse.semiMajorM <= settings.maxSemiMajorM)) return undefined;
  const heard = Array.from(slots, (slot) => window.arrivals[window.rank[slot] ?? 0]);
  const kind = kindFromVotes(heard.map((arrival) => arrival?.kind));
  if (kind === 'muzzle' || kind === 'launch') {
    return firingFromFit(kind, fit, slots.length, settings);
  }
  const residuals = heard.flatMap((arrival) => {
    if (arrival === undefined) return [];
    const expectedS = fit.timeS + travelS(network, search.slownessSPerM, fit, arrival.sensor);
    return [{ arrivalId: arrival.id, residualS: arrival.timeS - expectedS }];
  });
  const squares = residuals.reduce((sum, { residualS }) => sum + residualS * residualS, 0);
  return {
    kind,
    originTimeS: fit.timeS,
    xM: fit.xM,
    yM: fit.yM,
    timeSigmaS: Math.sqrt(fit.varianceTimeS2),
    ellipse,
    arrivalIds: residuals.map(({ arrivalId }) => arrivalId),
    residualRmsS: Math.sqrt(squares / residuals.length),
    residuals,
  };
}
