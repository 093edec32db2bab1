/**
 * Clocks that are wrong. Around each firm event every sensor that should have heard it is asked how far its arrivals are from the time
 * expected, up to 0.6 s. Noise and other events spread evenly; what comes back again and again at one distance is the clock's error.
 */
import type { Found } from './associate.ts';
import type { Medium } from './medium.ts';
import { travelS } from './medium.ts';
import type { Network } from './network.ts';
import { firstSlotFrom } from './window.ts';
import type { ArrivalWindow } from './window.ts';

/** What is known of each sensor's clock, by sensor. */
export interface ClockRecord {
  /** 0 for a clock that is not known to be wrong. */
  readonly offsetS: Float64Array;
  /** How many arrivals say so. */
  readonly votes: Float64Array;
}

const REACH_S = 0.6;
const PEAK_S = 0.1;
const VOTES_MIN = 5;
const SHARE_MIN = 0.35;
/** A clock less wrong than this passes for right: it is within the timing errors that are learnt anyway. */
const OFFSET_MIN_S = 0.03;
/** Standard deviation of one arrival's vote. */
export const VOTE_SIGMA_S = 0.03;
const VOTES_MAX = 200;
const EVIDENCE_MIN = 30;
const ARRIVALS_MIN = 8;

export function createClockRecord(network: Network): ClockRecord {
  return { offsetS: new Float64Array(network.count), votes: new Float64Array(network.count) };
}

export interface ClockInputs {
  readonly network: Network;
  /** Times as corrected by `before`. */
  readonly window: ArrivalWindow;
  readonly medium: Medium;
}

/** The record with what these events say of each clock; where they say too little it stays as it was. */
export function learnClocks(
  before: ClockRecord,
  inputs: ClockInputs,
  events: readonly Found[],
): ClockRecord {
  const offsetS = before.offsetS.slice();
  const votes = before.votes.slice();
  differences(inputs, events).forEach((list, s) => {
    const peak = findPeak(list);
    if (peak === undefined) return;
    const total = (offsetS[s] ?? 0) + peak.atS;
    const isWrong = Math.abs(total) > OFFSET_MIN_S + (2 * VOTE_SIGMA_S) / Math.sqrt(peak.votes);
    offsetS[s] = isWrong ? total : 0;
    votes[s] = isWrong ? Math.min(VOTES_MAX, peak.votes) : 0;
  });
  return { offsetS, votes };
}

/** How often a sensor should have heard something, and how far off the time expected each of its arrivals was. */
interface Differences {
  readonly asked: number;
  readonly offS: readonly number[];
}

function differences(
  { network, window, medium }: ClockInputs,
  events: readonly Found[],
): readonly Differences[] {
  const lists = network.ids.map(() => ({ asked: 0, offS: [] as number[] }));
  for (const { fit, slots, seedSensor, evidence } of events) {
    if (slots.length < ARRIVALS_MIN || evidence.sum < EVIDENCE_MIN) continue;
    let longestS = 0;
    for (const slot of slots) {
      const way = { seedSensor, sensor: window.sensor[slot] ?? 0 };
      longestS = Math.max(longestS, travelS(network, medium, fit, way));
    }
    const end = network.start[seedSensor + 1] ?? 0;
    for (let i = network.start[seedSensor] ?? 0; i < end; i += 1) {
      const sensor = network.neighbours[i] ?? 0;
      const way = travelS(network, medium, fit, { seedSensor, sensor });
      if (way > longestS) continue;
      const expectedS = fit.timeS + way;
      const list = lists[sensor];
      if (list !== undefined) list.asked += 1;
      const until = window.start[sensor + 1] ?? 0;
      let slot = firstSlotFrom(window, sensor, expectedS - REACH_S);
      for (; slot < until && (window.timeS[slot] ?? 0) <= expectedS + REACH_S; slot += 1) {
        list?.offS.push((window.timeS[slot] ?? 0) - expectedS);
      }
    }
  }
  return lists;
}

interface Peak {
  readonly atS: number;
  readonly votes: number;
}

/**
 * Where most differences lie within `PEAK_S`, when that is no accident: a good part of what should have been heard, far more than
 * lie anywhere else, and twice as many as agree with the clock as it is.
 */
function findPeak({ asked, offS }: Differences): Peak | undefined {
  const sorted = [...offS].sort((a, b) => a - b);
  const best = densest(sorted);
  const chance = ((sorted.length - best.votes) * PEAK_S) / (2 * REACH_S - PEAK_S);
  if (best.votes < VOTES_MIN || best.votes < SHARE_MIN * asked) return undefined;
  if (best.votes < chance + 4 * Math.sqrt(chance + 1)) return undefined;
  if (Math.abs(best.atS) <= OFFSET_MIN_S) return best;
  const agreeing = sorted.filter((value) => Math.abs(value) < PEAK_S / 2).length;
  return best.votes >= 2 * agreeing ? best : undefined;
}

function densest(sorted: readonly number[]): Peak {
  let best = { from: 0, votes: 0 };
  let from = 0;
  for (let to = 0; to < sorted.length; to += 1) {
    while ((sorted[to] ?? 0) - (sorted[from] ?? 0) > PEAK_S) from += 1;
    if (to - from + 1 > best.votes) best = { from, votes: to - from + 1 };
  }
  let sum = 0;
  for (let i = best.from; i < best.from + best.votes; i += 1) sum += sorted[i] ?? 0;
  return { atS: best.votes === 0 ? 0 : sum / best.votes, votes: best.votes };
}
