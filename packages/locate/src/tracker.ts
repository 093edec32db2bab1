/**
 * Works through arrivals in blocks of time, so that a stream and a batch do the very same computations. A block needs the arrivals
 * of its own time and of the longest travel time after it; events straddling its end are found by it, and taken from the next.
 */
import { locateBlock } from './block.ts';
import { FATE } from './associate.ts';
import { describeEvent } from './describe.ts';
import type { Network } from './network.ts';
import type { Settings } from './options.ts';
import { beginLearning } from './learning.ts';
import type { Learnt } from './learning.ts';
import type { LocatedEvent } from './types.ts';
import { compareHeard } from './window.ts';
import type { HeardArrival } from './window.ts';

/** An origin may come out this much before the block in which the first arrival is. */
const OVERLAP_S = 2;

/** What became of arrivals, as it is counted up. */
export interface Tally {
  duplicate: number;
  alone: number;
  weak: number;
  uncertain: number;
}

export interface Tracker {
  readonly tally: Tally;
  /** Arrivals not earlier than what has been worked through already; the order among them does not matter. */
  add(arrival: HeardArrival): void;
  /** Events of all blocks that arrivals up to `completeS` suffice for. Infinity: all that is left. */
  runUntil(completeS: number): LocatedEvent[];
  /** Arrivals held in memory. */
  held(): number;
}

/** `onLearnt` hears after every block, named by its beginning, what is known by then. */
export function createTracker(
  network: Network,
  settings: Settings,
  onLearnt?: (learnt: Learnt, fromS: number) => void,
): Tracker {
  const tally: Tally = { duplicate: 0, alone: 0, weak: 0, uncertain: 0 };
  const ingest = createIngest(network, tally);
  const tailS = settings.maxRangeM / settings.soundSpeedMPerS + 1;
  let pending: HeardArrival[] = [];
  let window: HeardArrival[] = [];
  let learnt = beginLearning(network, settings);
  let nextBlock = -Infinity;

  const runBlock = (index: number): LocatedEvent[] => {
    const fromS = index * settings.blockS;
    const untilS = fromS + settings.blockS;
    const due = pending.filter(({ timeS }) => timeS < untilS + tailS).sort(compareHeard);
    pending = pending.filter(({ timeS }) => timeS >= untilS + tailS);
    window = window.concat(ingest(due));
    const block = { network, settings, arrivals: window, fromS: fromS - OVERLAP_S, untilS, learnt };
    const result = locateBlock(block);
    learnt = result.learnt;
    onLearnt?.(learnt, fromS);
    const { rank } = result.search.window;
    const fateOfRank = new Uint8Array(window.length);
    result.fate.forEach((fate, slot) => (fateOfRank[rank[slot] ?? 0] = fate));
    const events: LocatedEvent[] = [];
    for (const found of result.events) {
      const event = describeEvent(result.search, learnt, found, result.rivals.get(found) ?? []);
      if (event === undefined) tally.uncertain += found.slots.length;
      else events.push(event);
    }
    const keepFromS = untilS - OVERLAP_S;
    window = window.filter(({ timeS }, i) => {
      if (fateOfRank[i] === FATE.inEvent) return false;
      if (timeS >= keepFromS) return true;
      if (fateOfRank[i] === FATE.weak) tally.weak += 1;
      else tally.alone += 1;
      return false;
    });
    return events;
  };

  const runUntil = (completeS: number): LocatedEvent[] => {
    const events: LocatedEvent[] = [];
    // Each turn works through a block whose events may have been heard, so there are at most two turns an arrival.
    for (;;) {
      const earliestS = Math.min(firstTimeS(pending), window[0]?.timeS ?? Infinity);
      if (earliestS === Infinity) return events;
      const index = Math.max(nextBlock, Math.floor((earliestS - tailS) / settings.blockS));
      if ((index + 1) * settings.blockS + tailS > completeS) return events;
      for (const event of runBlock(index)) events.push(event);
      nextBlock = index + 1;
    }
  };
  return {
    tally,
    add: (arrival) => pending.push(arrival),
    runUntil,
    held: () => pending.length + window.length,
  };
}

function firstTimeS(arrivals: readonly HeardArrival[]): number {
  let first = Infinity;
  for (const { timeS } of arrivals) if (timeS < first) first = timeS;
  return first;
}

/**
 * Passes over arrivals whose id was met in this or the last block, or whose sensor was heard at the very same time.
 * Arrivals come in order of time over all calls.
 */
function createIngest(
  network: Network,
  tally: Tally,
): (arrivals: readonly HeardArrival[]) => HeardArrival[] {
  const lastS = new Float64Array(network.count).fill(-Infinity);
  let current = new Set<string>();
  let before = new Set<string>();
  return (arrivals) => {
    before = current;
    current = new Set();
    return arrivals.filter(({ id, sensor, timeS }) => {
      if (current.has(id) || before.has(id) || lastS[sensor] === timeS) {
        tally.duplicate += 1;
        return false;
      }
      current.add(id);
      lastS[sensor] = timeS;
      return true;
    });
  };
}
