/**
 * The other arrivals that one event could have caused together with a seed, as seen from the seed's sensor. Columns that are written over
 * for every seed: pairs of them are solved ten times for every arrival there is.
 */
import type { Medium } from './medium.ts';
import { SPREAD_COUNT } from './network.ts';
import type { Network } from './network.ts';
import { firstSlotFrom } from './window.ts';
import type { ArrivalWindow } from './window.ts';

/** More others are not looked at, however much a sensor hears. */
const OTHERS_MAX = 256;

/** The first `count` of each column, by nearness of the sensor and by time. Places are relative to the seed's sensor. */
export interface Others {
  count: number;
  readonly sensor: Int32Array;
  readonly timeS: Float64Array;
  readonly xM: Float64Array;
  readonly yM: Float64Array;
  /** Squared distance from the seed's sensor. */
  readonly apartM2: Float64Array;
  /** How much farther from the source it is than the seed's sensor, as its delay tells, wind taken away. */
  readonly fartherM: Float64Array;
}

export function createOthers(): Others {
  return {
    count: 0,
    sensor: new Int32Array(OTHERS_MAX),
    timeS: new Float64Array(OTHERS_MAX),
    xM: new Float64Array(OTHERS_MAX),
    yM: new Float64Array(OTHERS_MAX),
    apartM2: new Float64Array(OTHERS_MAX),
    fartherM: new Float64Array(OTHERS_MAX),
  };
}

interface OthersInputs {
  readonly network: Network;
  readonly window: ArrivalWindow;
  readonly medium: Medium;
  readonly stageS: { readonly coarse: number };
}

/** Where others are looked for: at so many neighbours, until there are enough. */
interface OthersAsked {
  readonly neighbours: 'spread' | 'nearest';
  readonly sensorsMax: number;
  readonly arrivalsMax: number;
}

/** Fills the columns with the free arrivals of a seed's neighbours, from the seed's time to the longest a wave can take between the two. */
export function gatherOthers(
  into: Others,
  { network, window, medium, stageS }: OthersInputs,
  seedSlot: number,
  { neighbours, sensorsMax, arrivalsMax }: OthersAsked,
): void {
  const seed = window.sensor[seedSlot] ?? 0;
  const seedS = window.timeS[seedSlot] ?? 0;
  const x0 = network.xM[seed] ?? 0;
  const y0 = network.yM[seed] ?? 0;
  const slownessSPerM = 2 * (medium.halfSlownessSPerM[seed] ?? 0);
  const speedMPerS = 0.5 / (medium.halfSlownessSPerM[seed] ?? 0);
  const driftX = 2 * (medium.halfDriftXSPerM[seed] ?? 0);
  const driftY = 2 * (medium.halfDriftYSPerM[seed] ?? 0);
  const list = neighbours === 'nearest' ? network.neighbours : network.spread;
  const first = neighbours === 'nearest' ? (network.start[seed] ?? 0) + 1 : seed * SPREAD_COUNT;
  const most = neighbours === 'nearest' ? (network.start[seed + 1] ?? 0) - first : SPREAD_COUNT;
  const end = first + Math.min(sensorsMax, most);
  into.count = 0;
  for (let i = first; i < end && into.count < arrivalsMax; i += 1) {
    const sensor = list[i] ?? -1;
    if (sensor < 0) return;
    const dx = (network.xM[sensor] ?? 0) - x0;
    const dy = (network.yM[sensor] ?? 0) - y0;
    const apartM2 = dx * dx + dy * dy;
    const untilS = seedS + (Math.sqrt(apartM2) * slownessSPerM + stageS.coarse);
    const endSlot = window.start[sensor + 1] ?? 0;
    for (let slot = firstSlotFrom(window, sensor, seedS); slot < endSlot; slot += 1) {
      const at = window.timeS[slot] ?? 0;
      if (at > untilS || into.count === OTHERS_MAX) break;
      if (window.used[slot] === 1) continue;
      const k = into.count;
      into.sensor[k] = sensor;
      into.timeS[k] = at;
      into.xM[k] = dx;
      into.yM[k] = dy;
      into.apartM2[k] = apartM2;
      // What the wind does to the difference of two times depends on the two sensors only.
      into.fartherM[k] = (at - seedS + driftX * dx + driftY * dy) * speedMPerS;
      into.count = k + 1;
    }
  }
}
