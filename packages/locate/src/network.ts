import { LocateError } from './error.ts';
import type { Sensor } from './types.ts';

/** No sensor is given more neighbours than this: memory stays bounded however dense a network is. */
const NEIGHBOURS_MAX = 400;
/** Sensors nearer together than this hear an event as one: what they say of its place they say once. */
const ONE_PLACE_M = 5;
/** Sensors nearer together than this share of the local spacing see an event from one direction only. */
const THIN_SHARE = 0.3;

/** The sensors as columns, by rank of id, so that the order of the rows given does not matter. */
export interface Network {
  readonly count: number;
  readonly ids: readonly string[];
  readonly indexOfId: ReadonlyMap<string, number>;
  readonly xM: Float64Array;
  readonly yM: Float64Array;
  /** 0 for a sensor that did not say. */
  readonly ownSigmaS: Float64Array;
  /** Neighbours of sensor s, nearest first and itself at the head: `neighbours[start[s]]` to `neighbours[start[s + 1] - 1]`. */
  readonly start: Int32Array;
  readonly neighbours: Int32Array;
  /** For each sensor `SPREAD_COUNT` neighbours apart from each other, nearest first; -1 where there are no more. */
  readonly spread: Int32Array;
  /** By sensor, the first sensor at the same place, itself if it is that; undefined where each stands alone. */
  readonly placeOf: Int32Array | undefined;
}

/** How many neighbours, apart from each other, a search begins with. */
export const SPREAD_COUNT = 10;

/** Throws `bad-sensor` for a place or sigma that is not a number, `duplicate-sensor` for an id given twice. */
export function createNetwork(sensors: readonly Sensor[], reachM: number): Network {
  const sorted = [...sensors].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const indexOfId = new Map<string, number>();
  const xM = new Float64Array(sorted.length);
  const yM = new Float64Array(sorted.length);
  const ownSigmaS = new Float64Array(sorted.length);
  sorted.forEach((sensor, i) => {
    verifySensor(sensor);
    if (indexOfId.has(sensor.id)) {
      throw new LocateError('duplicate-sensor', `Expected each id once, found ${sensor.id} twice.`);
    }
    indexOfId.set(sensor.id, i);
    xM[i] = sensor.xM;
    yM[i] = sensor.yM;
    ownSigmaS[i] = sensor.timingSigmaS ?? 0;
  });
  const { start, neighbours } = findNeighbours(xM, yM, reachM);
  const spread = spreadNeighbours(xM, yM, start, neighbours);
  const placeOf = findPlaces(xM, yM, start, neighbours);
  const ids = sorted.map(({ id }) => id);
  return {
    count: ids.length,
    ids,
    indexOfId,
    xM,
    yM,
    ownSigmaS,
    start,
    neighbours,
    spread,
    placeOf,
  };
}

function verifySensor({ id, xM, yM, timingSigmaS }: Sensor): void {
  if (!Number.isFinite(xM) || !Number.isFinite(yM)) {
    throw new LocateError('bad-sensor', `${id}: expected finite metres, found ${xM}, ${yM}.`);
  }
  if (timingSigmaS === undefined || (timingSigmaS > 0 && timingSigmaS < Infinity)) return;
  throw new LocateError(
    'bad-sensor',
    `${id}: expected a timing sigma above 0, found ${timingSigmaS}.`,
  );
}

interface Neighbours {
  readonly start: Int32Array;
  readonly neighbours: Int32Array;
}

function findNeighbours(xM: Float64Array, yM: Float64Array, reachM: number): Neighbours {
  const byX = Float64Array.from(xM.keys()).sort((a, b) => (xM[a] ?? 0) - (xM[b] ?? 0) || a - b);
  const rank = new Int32Array(xM.length);
  byX.forEach((sensor, i) => (rank[sensor] = i));
  const start = new Int32Array(xM.length + 1);
  const lists: Int32Array[] = [];
  const keys = new Float64Array(xM.length);
  for (let s = 0; s < xM.length; s += 1) {
    let found = 0;
    const take = (other: number): boolean => {
      const dx = (xM[other] ?? 0) - (xM[s] ?? 0);
      if (dx > reachM || dx < -reachM) return false;
      const dy = (yM[other] ?? 0) - (yM[s] ?? 0);
      const distance = Math.sqrt(dx * dx + dy * dy);
      // Whole centimetres and the index in one number sort fast; the index decides between equals.
      if (distance <= reachM && other !== s) {
        keys[found] = Math.floor(distance * 100 + 1) * 1048576 + other;
        found += 1;
      }
      return true;
    };
    for (let i = rank[s] ?? 0; i < byX.length && take(byX[i] ?? 0); i += 1);
    for (let i = (rank[s] ?? 0) - 1; i >= 0 && take(byX[i] ?? 0); i -= 1);
    const list = new Int32Array(Math.min(found, NEIGHBOURS_MAX) + 1);
    list[0] = s;
    const nearest = keys.subarray(0, found).sort();
    for (let i = 1; i < list.length; i += 1) list[i] = (nearest[i - 1] ?? 0) % 1048576;
    lists.push(list);
    start[s + 1] = (start[s] ?? 0) + list.length;
  }
  const neighbours = new Int32Array(start[xM.length] ?? 0);
  lists.forEach((list, s) => neighbours.set(list, start[s]));
  return { start, neighbours };
}

function findPlaces(
  xM: Float64Array,
  yM: Float64Array,
  start: Int32Array,
  neighbours: Int32Array,
): Int32Array | undefined {
  const placeOf = Int32Array.from(xM.keys());
  for (let s = 0; s < xM.length; s += 1) {
    const end = start[s + 1] ?? 0;
    for (let i = (start[s] ?? 0) + 1; i < end; i += 1) {
      const other = neighbours[i] ?? 0;
      const [dx, dy] = [(xM[other] ?? 0) - (xM[s] ?? 0), (yM[other] ?? 0) - (yM[s] ?? 0)];
      if (dx * dx + dy * dy > ONE_PLACE_M * ONE_PLACE_M) break;
      if (other < s) placeOf[s] = Math.min(placeOf[s] ?? s, placeOf[other] ?? other);
    }
  }
  return placeOf.some((place, s) => place !== s) ? placeOf : undefined;
}

/** Passes over sensors that stand close to the sensor itself or to one already taken, as in a cluster. */
function spreadNeighbours(
  xM: Float64Array,
  yM: Float64Array,
  start: Int32Array,
  neighbours: Int32Array,
): Int32Array {
  const spread = new Int32Array(xM.length * SPREAD_COUNT).fill(-1);
  const distanceM = (a: number, b: number): number => {
    const dx = (xM[a] ?? 0) - (xM[b] ?? 0);
    const dy = (yM[a] ?? 0) - (yM[b] ?? 0);
    return Math.sqrt(dx * dx + dy * dy);
  };
  for (let s = 0; s < xM.length; s += 1) {
    const first = start[s] ?? 0;
    const end = start[s + 1] ?? 0;
    const eighth = neighbours[Math.min(end - 1, first + 8)] ?? s;
    const apartM = THIN_SHARE * 0.6 * distanceM(s, eighth);
    let taken = 0;
    for (let i = first + 1; i < end && taken < SPREAD_COUNT; i += 1) {
      const other = neighbours[i] ?? s;
      let isApart = distanceM(s, other) >= apartM;
      for (let k = 0; k < taken && isApart; k += 1) {
        isApart = distanceM(spread[s * SPREAD_COUNT + k] ?? s, other) >= apartM;
      }
      if (!isApart) continue;
      spread[s * SPREAD_COUNT + taken] = other;
      taken += 1;
    }
  }
  return spread;
}
