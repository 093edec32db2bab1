import type { Network } from './network.ts';
import type { Arrival, EventKind } from './types.ts';

/** An arrival that passed the checks, with its sensor's index in the network. */
export interface HeardArrival {
  readonly id: string;
  readonly sensor: number;
  readonly timeS: number;
  readonly kind: EventKind | undefined;
}

/** By time, then sensor, then id in code units: the one order in which everything is worked through. */
export function compareHeard(a: HeardArrival, b: HeardArrival): number {
  if (a.timeS !== b.timeS) return a.timeS - b.timeS;
  if (a.sensor !== b.sensor) return a.sensor - b.sensor;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The arrivals of a stretch of time as columns, sensor by sensor and by time within a sensor. A place in them is a slot. */
export interface ArrivalWindow {
  readonly arrivals: readonly HeardArrival[];
  /** Slots of sensor s: `start[s]` to `start[s + 1] - 1`. */
  readonly start: Int32Array;
  readonly timeS: Float64Array;
  readonly sensor: Int32Array;
  /** Index of a slot's arrival in `arrivals`. */
  readonly rank: Int32Array;
  /** The slot of each arrival, by time. */
  readonly slotOfRank: Int32Array;
  /** 1 for a slot that belongs to an event, 0 for one that is free. */
  readonly used: Uint8Array;
  /** What each sensor's clock was taken to be off. */
  readonly offsetS: Float64Array;
  readonly index: SlotIndex;
}

/** Where to begin to look for a time: `columns` equal stretches of the window, each sensor's first slot that is not before each. */
interface SlotIndex {
  readonly fromS: number;
  readonly columnsPerS: number;
  readonly columns: number;
  readonly sensors: number;
  readonly firstSlot: Int32Array;
}

/** Stretches of time in the index for each of a sensor's arrivals in the mean: with 2, what is looked for is among the next one or two slots. */
const COLUMNS_PER_ARRIVAL = 2;

/** `arrivals` in the order of `compareHeard`; each sensor's times are freed of what its clock is off. A slot does not depend on that. */
export function createWindow(
  network: Network,
  arrivals: readonly HeardArrival[],
  offsetS: Float64Array,
): ArrivalWindow {
  const start = new Int32Array(network.count + 1);
  for (const { sensor } of arrivals) start[sensor + 1] = (start[sensor + 1] ?? 0) + 1;
  for (let s = 0; s < network.count; s += 1) start[s + 1] = (start[s + 1] ?? 0) + (start[s] ?? 0);
  const next = start.slice();
  const timeS = new Float64Array(arrivals.length);
  const sensor = new Int32Array(arrivals.length);
  const rank = new Int32Array(arrivals.length);
  const slotOfRank = new Int32Array(arrivals.length);
  arrivals.forEach((arrival, i) => {
    const slot = next[arrival.sensor] ?? 0;
    next[arrival.sensor] = slot + 1;
    timeS[slot] = arrival.timeS - (offsetS[arrival.sensor] ?? 0);
    sensor[slot] = arrival.sensor;
    rank[slot] = i;
    slotOfRank[i] = slot;
  });
  if (offsetS.some((value) => value !== 0)) {
    slotOfRank.sort((a, b) => (timeS[a] ?? 0) - (timeS[b] ?? 0) || a - b);
  }
  const used = new Uint8Array(arrivals.length);
  const index = createIndex(network.count, start, timeS);
  return { arrivals, start, timeS, sensor, rank, slotOfRank, used, offsetS, index };
}

/** A window of the same arrivals, all of them free: the columns of the one before serve again where no clock was put right since. */
export function reopenWindow(
  network: Network,
  before: ArrivalWindow,
  offsetS: Float64Array,
): ArrivalWindow {
  const isSame = offsetS.every((value, s) => value === before.offsetS[s]);
  if (!isSame) return createWindow(network, before.arrivals, offsetS);
  const { arrivals, start, timeS, sensor, rank, slotOfRank, index } = before;
  const used = new Uint8Array(arrivals.length);
  return { arrivals, start, timeS, sensor, rank, slotOfRank, used, offsetS, index };
}

function createIndex(sensors: number, start: Int32Array, timeS: Float64Array): SlotIndex {
  let [fromS, untilS] = [Infinity, -Infinity];
  for (const at of timeS) {
    if (at < fromS) fromS = at;
    if (at > untilS) untilS = at;
  }
  const columns = 1 + Math.ceil((COLUMNS_PER_ARRIVAL * timeS.length) / Math.max(1, sensors));
  const columnsPerS = untilS > fromS ? columns / (untilS - fromS) : 0;
  const firstSlot = new Int32Array(sensors * columns);
  const index = { fromS, columnsPerS, columns, sensors, firstSlot };
  for (let s = 0; s < sensors; s += 1) {
    let slot = start[s] ?? 0;
    const end = start[s + 1] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      while (slot < end && columnOf(index, timeS[slot] ?? 0) < column) slot += 1;
      firstSlot[column * sensors + s] = slot;
    }
  }
  return index;
}

/** Never falls as the time rises, whatever the rounding: that is all the index rests on. */
function columnOf({ fromS, columnsPerS, columns }: SlotIndex, timeS: number): number {
  const column = (timeS - fromS) * columnsPerS;
  return column > 0 ? (column < columns ? Math.floor(column) : columns - 1) : 0;
}

/** The first slot of a sensor at or after a time; the sensor's end when there is none. */
export function firstSlotFrom(window: ArrivalWindow, sensor: number, timeS: number): number {
  const { index, timeS: times } = window;
  const end = window.start[sensor + 1] ?? 0;
  let slot = index.firstSlot[columnOf(index, timeS) * index.sensors + sensor] ?? end;
  while (slot < end && (times[slot] ?? 0) < timeS) slot += 1;
  return slot;
}

/** The free slot of a sensor nearest to a time and within the gate, or -1. */
export function nearestFree(
  window: ArrivalWindow,
  sensor: number,
  timeS: number,
  gateS: number,
): number {
  const end = window.start[sensor + 1] ?? 0;
  let nearest = -1;
  let nearestS = gateS;
  for (let slot = firstSlotFrom(window, sensor, timeS - gateS); slot < end; slot += 1) {
    const offS = Math.abs((window.timeS[slot] ?? 0) - timeS);
    if ((window.timeS[slot] ?? 0) > timeS + gateS) break;
    if (window.used[slot] === 1 || offS > nearestS) continue;
    nearest = slot;
    nearestS = offS;
  }
  return nearest;
}

/** What `answerOf` gives for a sensor that heard nothing at the time, and for one that could not because of something it had just heard. */
export const SILENT = -1;
export const DEAF = -2;

/** Like `nearestFree`, and tells a deaf sensor from a silent one. */
export function answerOf(
  window: ArrivalWindow,
  sensor: number,
  timeS: number,
  gateS: number,
  deadTimeS: number,
): number {
  const times = window.timeS;
  const end = window.start[sensor + 1] ?? 0;
  const deafS = timeS - deadTimeS;
  const fromS = timeS - gateS;
  const untilS = timeS + gateS;
  let answer = SILENT;
  let nearestS = gateS;
  for (
    let slot = firstSlotFrom(window, sensor, fromS < deafS ? fromS : deafS);
    slot < end;
    slot += 1
  ) {
    const at = times[slot] ?? 0;
    if (at > untilS) break;
    if (answer < 0 && at >= deafS && at <= timeS) answer = DEAF;
    if (at < fromS || window.used[slot] === 1) continue;
    const offS = at < timeS ? timeS - at : at - timeS;
    if (offS > nearestS) continue;
    answer = slot;
    nearestS = offS;
  }
  return answer;
}

/** What is checked of an arrival before it may count. */
export type ArrivalProblem = 'unknownSensor' | 'timeNotFinite';

/** The arrival with its sensor found, or what is impossible about it. */
export function hear(network: Network, arrival: Arrival): HeardArrival | ArrivalProblem {
  const sensor = network.indexOfId.get(arrival.sensorId);
  if (sensor === undefined) return 'unknownSensor';
  if (!Number.isFinite(arrival.timeS)) return 'timeNotFinite';
  return { id: arrival.id, sensor, timeS: arrival.timeS, kind: arrival.kind };
}
