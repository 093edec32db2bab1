/**
 * Which arrivals belong together. Each free arrival in order of time is taken for the first of an event; the likeliest
 * hypotheses are refined with more and more sensors and ever closer fit; what the network as a whole speaks for takes its
 * arrivals away from those that follow. A second pass with more effort finds weaker events in what is left.
 */
import type { Effort } from './hypotheses.ts';
import { findHypotheses } from './hypotheses.ts';
import { freeBetween, gatherEvidence } from './evidence.ts';
import type { Evidence, Question, Search } from './evidence.ts';
import { travelS } from './medium.ts';
import { fit, fitPlace } from './solve.ts';
import type { Fit, Hits, Source } from './solve.ts';

/** An event found: its solution and the slots of its arrivals, by time. */
export interface Found {
  readonly seedSensor: number;
  readonly fit: Fit;
  readonly slots: Int32Array;
  readonly evidence: Evidence;
}

/** What an event must show to be taken in a pass. */
interface Pass {
  readonly effort: Effort;
  readonly evidenceMin: number;
  readonly shareMin: number;
  readonly extraArrivals: number;
}

const LIGHT: Effort = {
  neighbours: 'spread',
  sensorsMax: 10,
  arrivalsMax: 24,
  pairsMax: 120,
  keep: 3,
  asked: 16,
  meritMin: 3,
};
export const THOROUGH: Effort = {
  neighbours: 'nearest',
  sensorsMax: 16,
  arrivalsMax: 40,
  pairsMax: 500,
  keep: 6,
  asked: 28,
  meritMin: 2,
};

/** Why 7 nats: at 6 one event in a hundred of a dense network was false, at 8 weak events were lost for little: docs/goals.md. */
export const LEAST_EVIDENCE = 7;
const LAST_PASS: Pass = {
  effort: THOROUGH,
  evidenceMin: LEAST_EVIDENCE,
  shareMin: 0.4,
  extraArrivals: 0,
};

/**
 * Events that most of their sensors heard come first: a mixture of the shots of a salvo fits some sensors well and is
 * missed by the rest, and has nothing left to stand on when the shots themselves have been taken.
 */
const PASSES: readonly Pass[] = [
  { effort: LIGHT, evidenceMin: 14, shareMin: 0.62, extraArrivals: 4 },
  { effort: LIGHT, evidenceMin: 12, shareMin: 0.5, extraArrivals: 3 },
  LAST_PASS,
];
const PASSES_AROUND: readonly Pass[] = [
  { effort: THOROUGH, evidenceMin: 14, shareMin: 0.6, extraArrivals: 1 },
  LAST_PASS,
];
const WEAK_SUM = 30;
const WEAK_SHARE = 0.6;
const MIXED_CHI2 = 1.8;
const AROUND_S = 12;
const CLOSE_SENSORS = 32;
/** With more evidence than this, or with this and what else an event must show in the first pass, no better one is looked for. */
const GOOD_ENOUGH = 60;
const FAIR_ENOUGH = 30;

/** Why an arrival is in no event. */
export const FATE = { alone: 0, weak: 1, inEvent: 2 } as const;

/** What a pass has learnt of a slot as a seed: nothing yet, or that no event comes of it with that effort. */
interface Attempt {
  readonly effort: Effort;
  readonly isHopeless: Uint8Array;
}

/** All events whose first arrival is not after `seedsUntilS`, by pass and seed. `fate` is set for seeds that were refused. */
export function associate(search: Search, seedsUntilS: number, fate: Uint8Array): Found[] {
  const seeds = search.window.slotOfRank.filter(
    (slot) => (search.window.timeS[slot] ?? 0) <= seedsUntilS,
  );
  return runPasses(search, PASSES, seeds, fate);
}

/**
 * Events that were missed because something weaker held their arrivals: those arrivals are free again, and what most sensors
 * heard comes first. May find events again that are known; whoever solves all of them once more keeps one.
 */
export function associateAround(
  search: Search,
  known: readonly Found[],
  fate: Uint8Array,
): Found[] {
  const { window, network } = search;
  const isSeed = Uint8Array.from(fate, (value) => (value === FATE.weak ? 1 : 0));
  for (const event of known) {
    if (!isDoubtful(event)) continue;
    const { slots, fit: source, seedSensor } = event;
    for (const slot of slots) window.used[slot] = 0;
    const first = network.start[seedSensor] ?? 0;
    const end = Math.min(network.start[seedSensor + 1] ?? 0, first + CLOSE_SENSORS);
    for (let i = first; i < end; i += 1) {
      const near: number[] = [];
      const untilS = source.timeS + AROUND_S;
      freeBetween(window, network.neighbours[i] ?? 0, source.timeS - 2, untilS, near);
      for (const slot of near) isSeed[slot] = 1;
    }
  }
  const seeds = window.slotOfRank.filter((slot) => isSeed[slot] === 1);
  return runPasses(search, PASSES_AROUND, seeds, fate);
}

/** Little evidence, missed by many, or residuals larger than timing explains: it may be a mixture of others. */
function isDoubtful({ evidence, fit: source, slots }: Found): boolean {
  const isMissed = evidence.sum < WEAK_SUM || evidence.share < WEAK_SHARE;
  return isMissed || source.chi2 > MIXED_CHI2 * (slots.length - 3);
}

function runPasses(
  search: Search,
  passes: readonly Pass[],
  seeds: Int32Array,
  fate: Uint8Array,
): Found[] {
  const { window } = search;
  const found: Found[] = [];
  let attempt: Attempt | undefined;
  for (const pass of passes) {
    if (attempt?.effort !== pass.effort) {
      attempt = { effort: pass.effort, isHopeless: new Uint8Array(window.used.length) };
    }
    for (const slot of seeds) {
      if (window.used[slot] === 1 || attempt.isHopeless[slot] === 1) continue;
      const best = bestEvent(search, slot, pass);
      if (best === undefined) {
        attempt.isHopeless[slot] = 1;
      } else if (isEnough(best, pass, search)) {
        for (const taken of best.slots) window.used[taken] = 1;
        found.push(best);
      } else {
        fate[slot] = FATE.weak;
      }
    }
  }
  return found;
}

/** The event of most evidence whose first arrival is this one; undefined when there is none. */
function bestEvent(search: Search, seedSlot: number, pass: Pass): Found | undefined {
  const seedSensor = search.window.sensor[seedSlot] ?? 0;
  const arrivalsMin = search.settings.minArrivals;
  const known: Source[] = [];
  let best: Found | undefined;
  for (const hypothesis of findHypotheses(search, seedSlot, pass.effort)) {
    const enough = best?.evidence.sum ?? LEAST_EVIDENCE;
    const found = refine(search, hypothesis, { seedSensor, arrivalsMin, known, enough });
    if (found === undefined) continue;
    known.push(found.fit);
    if (best === undefined || found.evidence.sum > best.evidence.sum) best = found;
    if (isGoodEnough(best)) break;
  }
  return best;
}

function isGoodEnough(best: Found): boolean {
  if (best.evidence.sum > GOOD_ENOUGH) return true;
  return best.evidence.sum > FAIR_ENOUGH && !isDoubtful(best);
}

function isEnough(best: Found, pass: Pass, { settings }: Search): boolean {
  return best.slots.length >= settings.minArrivals + pass.extraArrivals && isAccepted(best, pass);
}

function isAccepted({ evidence }: Found, { evidenceMin, shareMin }: Pass): boolean {
  return evidence.sum >= evidenceMin && evidence.share >= shareMin;
}

/** Whether an event would still be taken by the last pass, and its residuals are such as timing explains. */
export function isStillAccepted(search: Search, found: Found): boolean {
  return isAccepted(found, LAST_PASS) && isExplained(search, found.fit, found.slots.length);
}

/** Turbulence that ways have in common makes chi square scatter more than its own distribution does. */
const TURBULENT_SLACK = 1.1;

/** Three standard deviations above the mean of chi square, and a little for few arrivals. */
function isExplained({ medium }: Search, { chi2 }: Fit, arrivals: number): boolean {
  const freedom = arrivals - 3;
  const slack = medium.turbulence > 0 ? TURBULENT_SLACK : 1;
  return chi2 <= slack * (freedom + 3 * Math.sqrt(2 * freedom) + 3);
}

/** While timing does not explain the residuals, the arrival that fits worst is left out, a quarter of them at most. */
function fitWithoutStrays(search: Search, source: Source, arrivalsMin: number): Fit | undefined {
  const { hits, network, medium, sigmaS } = search;
  let solution = fit(search.ownFit, source);
  const least = Math.max(arrivalsMin, Math.ceil(0.75 * hits.count));
  while (
    solution !== undefined &&
    hits.count > least &&
    !isExplained(search, solution, hits.count)
  ) {
    let worst = 0;
    let worstU = 0;
    for (let i = 0; i < hits.count; i += 1) {
      const s = hits.sensor[i] ?? 0;
      const way = travelS(network, medium, solution, { seedSensor: hits.seedSensor, sensor: s });
      const residual = (hits.timeS[i] ?? 0) - solution.timeS - way;
      const u = Math.abs(residual) / sigmaOfHit(sigmaS[s] ?? 1, medium.turbulence * way);
      if (u <= worstU) continue;
      worst = i;
      worstU = u;
    }
    leaveOut(hits, worst);
    solution = fit(search.ownFit, solution);
  }
  return solution;
}

function sigmaOfHit(ownS: number, turbulentS: number): number {
  return turbulentS === 0 ? ownS : Math.sqrt(ownS * ownS + turbulentS * turbulentS);
}

function leaveOut(hits: Hits, index: number): void {
  for (let i = index + 1; i < hits.count; i += 1) {
    hits.sensor[i - 1] = hits.sensor[i] ?? 0;
    hits.slot[i - 1] = hits.slot[i] ?? 0;
    hits.timeS[i - 1] = hits.timeS[i] ?? 0;
  }
  hits.count -= 1;
}

/** As near as this to a source known already, a hypothesis is no other. */
const SAME_M = 30;
const SAME_S = 0.1;

export function isAt({ scale, scaleM }: Search, one: Source, other: Source): boolean {
  return (
    Math.abs(one.xM - other.xM) < scaleM * SAME_M &&
    Math.abs(one.yM - other.yM) < scaleM * SAME_M &&
    Math.abs(one.timeS - other.timeS) < scale * SAME_S
  );
}

/** Where the last step was shorter than this, a gate of a few milliseconds chooses the same arrivals again. */
const NEAR_M = 3;

function isNear({ scaleM }: Search, one: Source, other: Source): boolean {
  const nearM = scaleM * NEAR_M;
  return Math.abs(one.xM - other.xM) < nearM && Math.abs(one.yM - other.yM) < nearM;
}

interface Refining {
  readonly seedSensor: number;
  readonly arrivalsMin: number;
  /** Sources that are not to be found again. */
  readonly known: readonly Source[];
  /** The evidence that would be of use. */
  readonly enough: number;
}

/**
 * Of the evidence that would be of use, what a source must show already when it is asked with wide gates, and with closer ones. Measured over
 * every kind of world, of the rivals that would have counted one in fifty is lost, and of the refining three quarters is saved.
 */
const ENOUGH_COARSE = 0.2;
const ENOUGH_MIDDLE = 0.4;

/** Closes in on a source; undefined when it dissolves on the way, comes out at a known one, or shows too little to be of use. */
export function refine(
  search: Search,
  start: Source,
  { seedSensor, arrivalsMin, known, enough }: Refining,
): Found | undefined {
  const near = { seedSensor, sensorsMax: CLOSE_SENSORS };
  const far = { seedSensor, sensorsMax: Infinity };
  const wide = { arrivalsMin: 4, evidenceMin: ENOUGH_COARSE * enough };
  const coarse = improve(search, { ...near, source: start, stage: 'coarse' }, wide);
  if (coarse === undefined || known.some((other) => isAt(search, coarse, other))) return undefined;
  const closer = { arrivalsMin, evidenceMin: ENOUGH_MIDDLE * enough };
  const close = { arrivalsMin, evidenceMin: known.length > 0 ? enough : -Infinity };
  const middle = improve(search, { ...far, source: coarse, stage: 'middle' }, closer);
  if (middle === undefined) return undefined;
  const fine = isNear(search, coarse, middle)
    ? middle
    : improve(search, { ...far, source: middle, stage: 'fine' }, close);
  if (fine === undefined) return undefined;
  return settle(search, fine, seedSensor, close);
}

/** A better source than the question's, if the network says as much of that as it must. */
function improve(search: Search, question: Question, least: Least): Source | undefined {
  const { sum } = gatherEvidence(search, question);
  if (search.hits.count < least.arrivalsMin || sum < least.evidenceMin) return undefined;
  return fitPlace(search.robustFit, question.source);
}

/** What a source must show not to be given up. */
interface Least {
  readonly arrivalsMin: number;
  readonly evidenceMin: number;
}

/** The event at a source: hits at the closest fit, their solution, and the evidence there. */
export function settle(
  search: Search,
  source: Source,
  seedSensor: number,
  { arrivalsMin, evidenceMin }: Least,
): Found | undefined {
  const question: Question = { seedSensor, sensorsMax: Infinity, stage: 'fine', source };
  const evidence = gatherEvidence(search, question);
  if (search.hits.count < arrivalsMin || evidence.sum < evidenceMin) return undefined;
  const solution = fitWithoutStrays(search, source, arrivalsMin);
  if (solution === undefined || !isOfPlaces(search)) return undefined;
  return { seedSensor, fit: solution, slots: slotsByTime(search), evidence };
}

/** By insertion: hits come by nearness to the first sensor, which is nearly by time. */
function slotsByTime({ hits, window }: Search): Int32Array {
  const { rank } = window;
  const slots = hits.slot.slice(0, hits.count);
  for (let i = 1; i < slots.length; i += 1) {
    const slot = slots[i] ?? 0;
    const at = rank[slot] ?? 0;
    let into = i;
    for (; into > 0 && (rank[slots[into - 1] ?? 0] ?? 0) > at; into -= 1) {
      slots[into] = slots[into - 1] ?? 0;
    }
    slots[into] = slot;
  }
  return slots;
}

/** Three unknowns and one to contradict them. */
const PLACES_MIN = 4;

/** Whether the hits come from as many places: sensors that stand together say the same, however many they are. */
function isOfPlaces({ hits, network: { placeOf } }: Search): boolean {
  if (placeOf === undefined) return true;
  const places = new Set<number>();
  for (let i = 0; i < hits.count && places.size < PLACES_MIN; i += 1) {
    places.add(placeOf[hits.sensor[i] ?? 0] ?? 0);
  }
  return places.size >= PLACES_MIN;
}
