/**
 * Second peaks of the likelihood. An event of few arrivals, or of a salvo, may be explained as well by a source elsewhere that takes
 * some of the same arrivals: the mirror of a poor geometry, or a mixture of two shots. The search for events is made again around such
 * an event with every arrival free; what comes out elsewhere, shares arrivals with it and speaks nearly as loud is its rival.
 */
import { isAt, refine, THOROUGH } from './associate.ts';
import type { Found } from './associate.ts';
import { freeBetween } from './evidence.ts';
import type { Search } from './evidence.ts';
import { findHypotheses } from './hypotheses.ts';
import type { Effort } from './hypotheses.ts';
import { travelS } from './medium.ts';
import type { Source } from './solve.ts';

/** A quarter of a thorough search: measured, it finds nine in ten of the rivals that one finds. */
const EFFORT: Effort = {
  ...THOROUGH,
  sensorsMax: 10,
  arrivalsMax: 20,
  pairsMax: 80,
  keep: 4,
  asked: 16,
};
/** With more evidence than this an event is not asked about: in 500 such events of salvos one was a mixture. */
const CERTAIN_SUM = 75;
/**
 * Nor about one that most of its sensors heard and whose residuals are as timing explains, with more than this: of those, measured in every kind
 * of world, one in two hundred had a louder rival in calm, and one in fifty in wind.
 */
const FIRM_SUM = 40;
const FIRM_SHARE = 0.62;
const FIRM_CHI2 = 1.4;
/** Seeds are looked for at so many of the event's sensors, the earliest… */
const SENSORS_ASKED = 3;
/** …this long before and after the event's own sound there. */
const AROUND_S = 2.5;
const SEEDS_MAX = 8;
/** A rival has at least the event's evidence less this, in nats: one in twenty by Bayes' rule. */
const WITHIN_NATS = 3;
/** It shares at least this share of the arrivals of the smaller of the two. */
const SHARED_MIN = 0.3;
/** Sensors no wider than this share of their length hear an event on the other side of their line almost alike. */
const THIN_SHARE = 0.3;
/** Where an event is told this badly in one direction, metres in one sigma, it is looked for so many sigmas along it. */
const LONG_M = 40;
const ALONG_SIGMAS = [-7, -3.5, 3.5, 7] as const;
/** It lies outside of four standard deviations of the event's place. */
const APART_CHI2 = 16;
/** Finds rivals, strongest first. What it found for a set of arrivals it remembers. */
export type RivalFinder = (event: Found) => readonly Found[];

/** A finder for one search. Every arrival of the window must be free whenever it is asked. */
export function createRivalFinder(search: Search): RivalFinder {
  const known = new Map<string, readonly Found[]>();
  return (event) => {
    if (isCertain(event)) return NONE;
    const key = event.slots.join();
    const rivals = known.get(key) ?? findRivals(search, event);
    known.set(key, rivals);
    return rivals;
  };
}

const NONE: readonly Found[] = [];

function isCertain({ evidence, fit, slots }: Found): boolean {
  if (evidence.sum > CERTAIN_SUM) return true;
  const isFirm = evidence.sum > FIRM_SUM && evidence.share > FIRM_SHARE;
  return isFirm && fit.chi2 < FIRM_CHI2 * (slots.length - 3);
}

function findRivals(search: Search, event: Found): readonly Found[] {
  const { minArrivals: arrivalsMin } = search.settings;
  const rivals: Found[] = [];
  const known: Source[] = [event.fit];
  const enough = event.evidence.sum - WITHIN_NATS;
  for (const place of poorlyTold(search, event)) {
    const { seedSensor } = event;
    const other = refine(search, place, { seedSensor, arrivalsMin, known, enough });
    if (other === undefined) continue;
    known.push(other.fit);
    // The same event found better is no other place, and takes its arrivals all the same.
    const isBetter = other.evidence.sum > event.evidence.sum + WITHIN_NATS;
    if (isBetter || isRival(event, other)) rivals.push(other);
  }
  for (const seedSlot of seedsAround(search, event)) {
    const seedSensor = search.window.sensor[seedSlot] ?? 0;
    for (const hypothesis of findHypotheses(search, seedSlot, EFFORT)) {
      if (isAt(search, hypothesis, event.fit)) continue;
      const other = refine(search, hypothesis, { seedSensor, arrivalsMin, known, enough });
      if (other === undefined) continue;
      known.push(other.fit);
      if (!isRival(event, other)) continue;
      if (rivals.every((rival) => isElsewhere(rival, other))) rivals.push(other);
    }
  }
  return rivals.sort((a, b) => b.evidence.sum - a.evidence.sum);
}

/** Places that sensors in such a geometry tell from the event's only with all of their arrivals. */
function poorlyTold(search: Search, event: Found): readonly Source[] {
  const { fit } = event;
  const mirrored = mirroredPlace(search, event);
  const [half, xy] = [(fit.varianceXM2 - fit.varianceYM2) / 2, fit.covarianceXYM2];
  const radius = Math.sqrt(half * half + xy * xy);
  const longM = Math.sqrt((fit.varianceXM2 + fit.varianceYM2) / 2 + radius);
  const places = mirrored === undefined ? [] : [mirrored];
  if (!(longM > search.scaleM * LONG_M) || radius === 0) return places;
  // Half the angle of (half, xy) is the longer axis.
  const cosine = Math.sqrt(Math.max(0, (1 + half / radius) / 2));
  const sine = (xy < 0 ? -1 : 1) * Math.sqrt(Math.max(0, (1 - half / radius) / 2));
  for (const sigmas of ALONG_SIGMAS) {
    const offM = sigmas * longM;
    const [xM, yM] = [fit.xM + offM * cosine, fit.yM + offM * sine];
    places.push({ xM, yM, timeS: fit.timeS - offM * (fit.meanX * cosine + fit.meanY * sine) });
  }
  return places;
}

/** The event on the other side of the line that its sensors nearly stand on; undefined where they stand wide. */
function mirroredPlace({ window, network }: Search, { slots, fit }: Found): Source | undefined {
  let [mx, my, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (const slot of slots) {
    const s = window.sensor[slot] ?? 0;
    mx += (network.xM[s] ?? 0) / slots.length;
    my += (network.yM[s] ?? 0) / slots.length;
  }
  for (const slot of slots) {
    const s = window.sensor[slot] ?? 0;
    const [dx, dy] = [(network.xM[s] ?? 0) - mx, (network.yM[s] ?? 0) - my];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const half = Math.sqrt(((xx - yy) * (xx - yy)) / 4 + xy * xy);
  const [long, short] = [(xx + yy) / 2 + half, (xx + yy) / 2 - half];
  if (!(short < THIN_SHARE * THIN_SHARE * long)) return undefined;
  const [dx, dy] = [fit.xM - mx, fit.yM - my];
  // A mirror about the longer axis: (cos 2a, sin 2a) is ((xx - yy) / 2, xy) over half.
  const [c, s] = [(xx - yy) / (2 * half), xy / half];
  return { xM: mx + c * dx + s * dy, yM: my + s * dx - c * dy, timeS: fit.timeS };
}

function seedsAround(search: Search, event: Found): readonly number[] {
  const { window, network, medium } = search;
  const seeds: number[] = [];
  for (const slot of event.slots.subarray(0, SENSORS_ASKED)) {
    const sensor = window.sensor[slot] ?? 0;
    const way = { seedSensor: event.seedSensor, sensor };
    const heardS = event.fit.timeS + travelS(network, medium, event.fit, way);
    freeBetween(window, sensor, heardS - AROUND_S, heardS + AROUND_S, seeds);
  }
  return seeds.slice(0, SEEDS_MAX);
}

function isRival(event: Found, other: Found): boolean {
  if (other.evidence.sum < event.evidence.sum - WITHIN_NATS) return false;
  return isSharing(event, other) && isElsewhere(event, other);
}

export function isSharing(event: Found, other: Found): boolean {
  const own = new Set(event.slots);
  const shared = other.slots.filter((slot) => own.has(slot)).length;
  return shared >= SHARED_MIN * Math.min(event.slots.length, other.slots.length);
}

export function isElsewhere({ fit }: Found, other: Found): boolean {
  const dx = fit.xM - other.fit.xM;
  const dy = fit.yM - other.fit.yM;
  const xx = fit.varianceXM2 + 4;
  const yy = fit.varianceYM2 + 4;
  const xy = fit.covarianceXYM2;
  return dx * dx * yy - 2 * dx * dy * xy + dy * dy * xx > APART_CHI2 * (xx * yy - xy * xy);
}
