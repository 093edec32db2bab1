import { associate, associateAround, FATE, isStillAccepted, settle } from './associate.ts';
import type { Found } from './associate.ts';
import { withoutDuplicates } from './duplicates.ts';
import { createSearch } from './evidence.ts';
import type { Search } from './evidence.ts';
import type { Network } from './network.ts';
import type { Settings } from './options.ts';
import { createRivalFinder } from './rivals.ts';
import type { RivalFinder } from './rivals.ts';
import { addResiduals, sigmaFromRecord } from './timing.ts';
import type { TimingRecord } from './timing.ts';
import { createWindow } from './window.ts';
import type { HeardArrival } from './window.ts';

/** First arrivals of a block's events come no later than this after its end; those of the next are begun, so that they keep their own. */
const SEEDS_BEYOND_S = 20;
const SETTLE_ROUNDS = 3;
const RIVAL_ROUNDS = 2;

/** A stretch of time to find the events of. */
export interface Block {
  readonly network: Network;
  readonly settings: Settings;
  /** All free arrivals from a little before the block to the longest travel time after it, in the order of `compareHeard`. */
  readonly arrivals: readonly HeardArrival[];
  /** Events with an origin from here… */
  readonly fromS: number;
  /** …to before here belong to the block. */
  readonly untilS: number;
  /** What earlier blocks learnt of the sensors' timing. */
  readonly record: TimingRecord;
}

export interface BlockResult {
  readonly search: Search;
  readonly events: readonly Found[];
  /** The other explanations of each event that has any, strongest first. */
  readonly rivals: ReadonlyMap<Found, readonly Found[]>;
  /** By slot, a `FATE`. */
  readonly fate: Uint8Array;
  readonly record: TimingRecord;
}

/** The events of a block, sorted by origin time. The same arrivals give the same events, bit for bit. */
export function locateBlock(block: Block): BlockResult {
  const { network, settings, arrivals, record } = block;
  const window = createWindow(network, arrivals);
  const fate = new Uint8Array(arrivals.length);
  const first = arrivals[0]?.timeS ?? 0;
  const spanS = (arrivals[arrivals.length - 1]?.timeS ?? 0) - first;
  const inputs = { network, window, settings, spanS };
  let sigmaS = sigmaFromRecord(network, record, settings.timingSigmaS);
  let search = createSearch({ ...inputs, sigmaS });
  let events: readonly Found[] = associate(search, block.untilS + SEEDS_BEYOND_S, fate);
  for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
    const learnt = addResiduals(record, search, events);
    sigmaS = sigmaFromRecord(network, learnt, settings.timingSigmaS);
    search = createSearch({ ...inputs, sigmaS });
    events = settleAll(search, events);
    if (round === 0) events = [...events, ...associateAround(search, events, fate)];
  }
  const rivalsOf = createRivalFinder(search);
  events = preferStronger(search, events, rivalsOf);
  const own = withoutDuplicates(window, events).filter(
    ({ fit }) => fit.timeS >= block.fromS && fit.timeS < block.untilS,
  );
  window.used.fill(0);
  const rivals = new Map(own.map((event) => [event, rivalsOf(event)]));
  for (const { slots } of own) for (const slot of slots) fate[slot] = FATE.inEvent;
  return { search, events: own, rivals, fate, record: addResiduals(record, search, own) };
}

/** Where a rival speaks louder than an event, the two compete for their arrivals again, the louder first. */
function preferStronger(
  search: Search,
  events: readonly Found[],
  rivalsOf: RivalFinder,
): readonly Found[] {
  let settled = events;
  for (let round = 0; round < RIVAL_ROUNDS; round += 1) {
    search.window.used.fill(0);
    const louder = settled.flatMap((event) =>
      rivalsOf(event).filter(({ evidence }) => evidence.sum > event.evidence.sum),
    );
    if (louder.length === 0) break;
    settled = settleAll(search, [...settled, ...louder]);
  }
  return settled;
}

/**
 * Solves all events again with what is now known: every arrival is free again and the strongest event chooses first.
 * What then has too little left is given up.
 */
function settleAll(search: Search, events: readonly Found[]): Found[] {
  const { window, settings } = search;
  const strongestFirst = [...events].sort(
    (a, b) => b.evidence.sum - a.evidence.sum || a.fit.timeS - b.fit.timeS,
  );
  window.used.fill(0);
  const settled: Found[] = [];
  for (const event of strongestFirst) {
    const again = settle(search, event.fit, event.seedSensor, settings.minArrivals);
    if (again === undefined || !isStillAccepted(again)) continue;
    for (const slot of again.slots) window.used[slot] = 1;
    settled.push(again);
  }
  return settled;
}
