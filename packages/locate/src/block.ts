import {
  associate,
  associateAround,
  FATE,
  isStillAccepted,
  LEAST_EVIDENCE,
  settle,
} from './associate.ts';
import type { Found } from './associate.ts';
import { withoutDuplicates } from './duplicates.ts';
import { findEchoes } from './echoes.ts';
import { createSearch } from './evidence.ts';
import type { Search } from './evidence.ts';
import { learn, learnLast, mediumOf, offsetsOf, sigmaOf } from './learning.ts';
import type { Learnt } from './learning.ts';
import type { Network } from './network.ts';
import type { Settings } from './options.ts';
import { createRivalFinder } from './rivals.ts';
import type { RivalFinder } from './rivals.ts';
import { resolveSalvos } from './salvos.ts';
import { createWindow, reopenWindow } from './window.ts';
import type { HeardArrival } from './window.ts';

/** First arrivals of a block's events come no later than this after its end; those of the next are begun, so that they keep their own. */
const SEEDS_BEYOND_S = 20;
const SETTLE_ROUNDS = 3;
const RIVAL_ROUNDS = 2;
/** Through air that nothing is known of, events are looked for with wide gates so many times before it counts. */
const FIRST_ROUNDS = 2;

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
  /** What earlier blocks learnt. */
  readonly learnt: Learnt;
}

export interface BlockResult {
  readonly search: Search;
  readonly events: readonly Found[];
  /** The other explanations of each event that has any, strongest first. */
  readonly rivals: ReadonlyMap<Found, readonly Found[]>;
  /** By slot, a `FATE`. */
  readonly fate: Uint8Array;
  readonly learnt: Learnt;
}

/** The events of a block, sorted by origin time. The same arrivals give the same events, bit for bit. */
export function locateBlock(block: Block): BlockResult {
  const fate = new Uint8Array(block.arrivals.length);
  let { learnt } = block;
  for (let round = 0; round < FIRST_ROUNDS && isNewToWeather(block); round += 1) {
    const search = openSearch(block, learnt);
    learnt = learn(block.learnt, learnt, search, associate(search, block.untilS, fate));
  }
  let search = openSearch(block, learnt);
  let events: readonly Found[] = associate(search, block.untilS + SEEDS_BEYOND_S, fate);
  for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
    learnt = learn(block.learnt, learnt, search, events);
    search = openSearch(block, learnt, search);
    events = settleAll(search, events);
    if (round === 0) events = [...events, ...associateAround(search, events, fate)];
  }
  const rivalsOf = createRivalFinder(search);
  events = preferStronger(search, events, rivalsOf);
  search.window.used.fill(0);
  const resolved = resolveSalvos(search, events, rivalsOf);
  events = resolved.events;
  const once = withoutDuplicates(search, events);
  const echoes = findEchoes(search, once);
  for (const { slots } of echoes) for (const slot of slots) fate[slot] = FATE.weak;
  const own = once.filter(
    (event) =>
      event.fit.timeS >= block.fromS && event.fit.timeS < block.untilS && !echoes.has(event),
  );
  search.window.used.fill(0);
  const rivals = new Map(
    own.map((event) => [event, resolved.rivals.get(event) ?? rivalsOf(event)]),
  );
  for (const { slots } of own) for (const slot of slots) fate[slot] = FATE.inEvent;
  const known = learnLast(block.learnt, learnt, search, own);
  return { search, events: own, rivals, fate, learnt: known };
}

function isNewToWeather({ learnt }: Block): boolean {
  return learnt.weather?.isKnown === false;
}

function openSearch(
  { network, settings, arrivals }: Block,
  learnt: Learnt,
  before?: Search,
): Search {
  const first = arrivals[0]?.timeS ?? 0;
  const spanS = (arrivals[arrivals.length - 1]?.timeS ?? 0) - first;
  const offsetS = offsetsOf(learnt, network);
  const window =
    before === undefined
      ? createWindow(network, arrivals, offsetS)
      : reopenWindow(network, before.window, offsetS);
  const medium = mediumOf(learnt, network, settings);
  const sigmaS = sigmaOf(learnt, network, settings);
  return createSearch({ network, window, settings, medium, sigmaS, spanS, before });
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
  const least = { arrivalsMin: settings.minArrivals, evidenceMin: LEAST_EVIDENCE };
  const settled: Found[] = [];
  for (const event of strongestFirst) {
    const again = settle(search, event.fit, event.seedSensor, least);
    if (again === undefined || !isStillAccepted(search, again)) continue;
    for (const slot of again.slots) window.used[slot] = 1;
    settled.push(again);
  }
  return settled;
}
