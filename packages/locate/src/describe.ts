import type { PointM } from '@holdfast/geo';
import type { Found } from './associate.ts';
import { ellipseFromFit } from './ellipse.ts';
import type { Search } from './evidence.ts';
import { firingFromFit } from './firing.ts';
import { kindFromVotes } from './kind.ts';
import { travelS } from './medium.ts';
import { variancePenalty } from './timing.ts';
import type { Learnt } from './learning.ts';
import { fitThroughAir } from './through-air.ts';
import type { ThroughAir } from './through-air.ts';
import type { LocatedEvent, Rival } from './types.ts';

const RIVALS_MAX = 4;
/** An event with a rival as loud farther away than this share of `maxSemiMajorM` is not claimed: no ellipse that holds both would say where it was. */
const RIVAL_FAR_SHARE = 0.5;
/** A rival counts as loud within so many nats. */
const AS_LOUD_NATS = 1;

/** What may be said of an event; undefined when its place is too uncertain to be claimed. */
export function describeEvent(
  search: Search,
  learnt: Learnt,
  found: Found,
  rivals: readonly Found[],
): LocatedEvent | undefined {
  const { settings, window, network } = search;
  const { slots } = found;
  const { fit, residualsS } = throughAir(search, learnt, found);
  const sensors = Array.from(slots, (slot) => window.sensor[slot] ?? 0);
  const penalty = variancePenalty(network, learnt.timing, sensors, settings.weather);
  const isFar = (rival: Found): boolean =>
    distanceM(rival.fit, fit) > RIVAL_FAR_SHARE * settings.maxSemiMajorM;
  if (rivals.some((rival) => isFar(rival) && isAsLoud(rival, found))) return undefined;
  const near = rivals.filter((rival) => !isFar(rival)).slice(0, RIVALS_MAX);
  const places = near.map((rival) => rival.fit);
  const ellipse = ellipseFromFit(fit, { penalty, weather: settings.weather }, places);
  if (!(ellipse.semiMajorM <= settings.maxSemiMajorM)) return undefined;
  const heard = Array.from(slots, (slot) => window.arrivals[window.rank[slot] ?? 0]);
  const kind = kindFromVotes(heard.map((arrival) => arrival?.kind));
  if (kind === 'muzzle' || kind === 'launch') {
    return firingFromFit(kind, fit, slots.length, settings);
  }
  const residuals = heard.flatMap((arrival, i) => {
    if (arrival === undefined) return [];
    const sensorId = network.ids[arrival.sensor] ?? '';
    return [{ arrivalId: arrival.id, sensorId, residualS: residualsS[i] ?? 0 }];
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
    ...(near.length > 0 && { rivals: near.map(rivalFrom) }),
  };
}

/** The event with all that is known of the air, and in doubt. */
function throughAir(search: Search, { weather }: Learnt, found: Found): ThroughAir {
  const { network, window, medium } = search;
  const { fit, seedSensor, slots } = found;
  if (weather !== undefined) {
    const { bend, scatter, straight } = weather;
    const bent = fitThroughAir(search, found, { bend, scatter: scatter.scatter, straight });
    if (bent !== undefined) return bent;
  }
  const residualsS = Array.from(slots, (slot) => {
    const way = { seedSensor, sensor: window.sensor[slot] ?? 0 };
    return (window.timeS[slot] ?? 0) - (fit.timeS + travelS(network, medium, fit, way));
  });
  return { fit, residualsS };
}

function isAsLoud(rival: Found, event: Found): boolean {
  return rival.evidence.sum > event.evidence.sum - AS_LOUD_NATS;
}

function rivalFrom({ fit, slots }: Found): Rival {
  return { xM: fit.xM, yM: fit.yM, originTimeS: fit.timeS, arrivalCount: slots.length };
}

function distanceM(one: PointM, other: PointM): number {
  const dx = one.xM - other.xM;
  const dy = one.yM - other.yM;
  return Math.sqrt(dx * dx + dy * dy);
}
