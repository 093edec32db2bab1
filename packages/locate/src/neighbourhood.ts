/**
 * What is the same for all hypotheses of one seed, worked out once: which of the nearest sensors could have heard an event whose first
 * arrival the seed is, and in which of their slots. Held as columns that are written over for every seed, because there are a hundred
 * sensors to ask for every arrival there is.
 */
import { wayOver } from './medium.ts';
import type { Curve, Medium } from './medium.ts';
import type { Network } from './network.ts';
import { firstSlotFrom } from './window.ts';
import type { ArrivalWindow } from './window.ts';

/** More of the nearest sensors are never asked. */
const ASKED_MAX = 64;

/** By nearness to the seed's sensor, itself first; the first `count` of each column. */
export interface Neighbourhood {
  count: number;
  readonly xM: Float64Array;
  readonly yM: Float64Array;
  /** Where its arrivals may be that an event could have caused: slots from `from` to before `until`. */
  readonly from: Int32Array;
  readonly until: Int32Array;
  /** How many sensors from this one on have a free arrival there. */
  readonly hearing: Int32Array;
}

export function createNeighbourhood(): Neighbourhood {
  return {
    count: 0,
    xM: new Float64Array(ASKED_MAX),
    yM: new Float64Array(ASKED_MAX),
    from: new Int32Array(ASKED_MAX),
    until: new Int32Array(ASKED_MAX),
    hearing: new Int32Array(ASKED_MAX + 1),
  };
}

/** How far a table of travel times bends away from straight ways. */
export interface Bend {
  /** The most by which a way grows with a metre of distance. */
  readonly slopeMax: number;
  /** The most by which it differs from the straight one of its depth, metres. */
  readonly apartM: number;
}

export function bendOf(curve: Curve | undefined, maxRangeM: number): Bend {
  if (curve === undefined) return { slopeMax: 1, apartM: 0 };
  const deepM = curve.wayM[0] ?? 0;
  let slopeMax = 1;
  let apartM = 0;
  const steps = Math.ceil(maxRangeM / curve.stepM);
  for (let step = 0; step <= steps; step += 1) {
    const distanceM = step * curve.stepM;
    const wayM = wayOver(curve, distanceM);
    const growth = (wayOver(curve, distanceM + curve.stepM) - wayM) / curve.stepM;
    const straightM = Math.sqrt(distanceM * distanceM + deepM * deepM);
    slopeMax = Math.max(slopeMax, growth);
    apartM = Math.max(apartM, Math.abs(wayM - straightM));
  }
  return { slopeMax, apartM };
}

export interface NeighbourhoodInputs {
  readonly network: Network;
  readonly window: ArrivalWindow;
  readonly medium: Medium;
  readonly bend: Bend;
}

/** How many nearest sensors are asked, and how far arrivals may be from where an event would put them, seconds. */
export interface Asking {
  readonly asked: number;
  readonly slackS: number;
}

/**
 * Fills the columns for a seed. No sensor's delay after the seed's is larger than the way between the two takes, and what wind adds to
 * a difference of times depends on the two sensors only.
 */
export function enterNeighbourhood(
  into: Neighbourhood,
  inputs: NeighbourhoodInputs,
  seedSlot: number,
  { asked, slackS }: Asking,
): void {
  const { network, window, medium, bend } = inputs;
  const { used } = window;
  const seed = window.sensor[seedSlot] ?? 0;
  const seedS = window.timeS[seedSlot] ?? 0;
  const slownessSPerM = 2 * (medium.halfSlownessSPerM[seed] ?? 0);
  const driftX = 2 * (medium.halfDriftXSPerM[seed] ?? 0);
  const driftY = 2 * (medium.halfDriftYSPerM[seed] ?? 0);
  const x0 = network.xM[seed] ?? 0;
  const y0 = network.yM[seed] ?? 0;
  const first = network.start[seed] ?? 0;
  into.count = Math.min(asked, ASKED_MAX, (network.start[seed + 1] ?? 0) - first);
  for (let k = 0; k < into.count; k += 1) {
    const sensor = network.neighbours[first + k] ?? 0;
    const x = network.xM[sensor] ?? 0;
    const y = network.yM[sensor] ?? 0;
    const apartM = Math.sqrt((x - x0) * (x - x0) + (y - y0) * (y - y0));
    const centreS = seedS + driftX * (x0 - x) + driftY * (y0 - y);
    const reachS = (bend.slopeMax * apartM + 2 * bend.apartM) * slownessSPerM + slackS;
    const end = window.start[sensor + 1] ?? 0;
    let from = firstSlotFrom(window, sensor, centreS - reachS);
    while (from < end && used[from] === 1) from += 1;
    let until = from;
    for (let slot = from; slot < end; slot += 1) {
      if ((window.timeS[slot] ?? 0) > centreS + reachS) break;
      if (used[slot] === 0) until = slot + 1;
    }
    into.xM[k] = x;
    into.yM[k] = y;
    into.from[k] = from;
    into.until[k] = until;
  }
  into.hearing[into.count] = 0;
  for (let k = into.count - 1; k >= 0; k -= 1) {
    const hears = (into.until[k] ?? 0) > (into.from[k] ?? 0) ? 1 : 0;
    into.hearing[k] = (into.hearing[k + 1] ?? 0) + hears;
  }
}
