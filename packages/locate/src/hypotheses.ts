/**
 * From one arrival to places where its event may have been: three stations, two differences of time, closed form.
 *
 * With the seed's sensor at the origin and rho its distance from the source, each other sensor gives
 * 2 (x xi + y yi) = di^2 - ci^2 - 2 rho ci, where ci is the speed times its delay: (x, y) is linear in rho,
 * and x^2 + y^2 = rho^2 leaves a quadratic (Bancroft, 1985, in two dimensions).
 *
 * Ten hypotheses are made for every arrival there is, so what belongs to the seed alone is computed once and kept in columns.
 */
import type { Search } from './evidence.ts';
import { freeBetween, STAGES } from './evidence.ts';
import { enterNeighbourhood } from './neighbourhood.ts';
import { SPREAD_COUNT } from './network.ts';
import { wayOver } from './medium.ts';
import type { Source } from './solve.ts';

/** A place to look closer at, and how many of the nearest sensors agree with it. */
export interface Hypothesis extends Source {
  readonly merit: number;
}

/** Bounds of one search: other arrivals considered, pairs tried, and how many hypotheses are kept. */
export interface Effort {
  readonly neighbours: 'spread' | 'nearest';
  readonly sensorsMax: number;
  readonly arrivalsMax: number;
  readonly pairsMax: number;
  readonly keep: number;
  /** Nearest sensors asked whether they agree. */
  readonly asked: number;
  /** Hypotheses below are not kept. */
  readonly meritMin: number;
}

const ASKED_FIRST = 7;
const HIT_MERIT = 3;
/** What a hypothesis has before any sensor is asked: the three that made it are not counted. */
const MERIT_BEGIN = -3 * HIT_MERIT;
const GATE_S = 3.5 * STAGES.coarse;
const APART_M = 60;
const APART_S = 0.1;

/** A seed, and what of the air is the same for all its hypotheses. */
interface Seed {
  readonly sensor: number;
  readonly xM: number;
  readonly yM: number;
  readonly timeS: number;
  readonly slownessSPerM: number;
  readonly speedMPerS: number;
  readonly driftX: number;
  readonly driftY: number;
  readonly gateS: number;
  readonly effort: Effort;
}

/** Another arrival, as seen from the seed: where, how much farther from the source in metres, and the two sides of its equation. */
interface Other {
  readonly slot: number;
  readonly sensor: number;
  readonly xM: number;
  readonly yM: number;
  readonly fartherM: number;
  readonly apartM2: number;
  readonly right: number;
}

/** The likeliest places for the event whose first arrival is in `seedSlot`, best first. Stops early at one that nearly all agree with. */
export function findHypotheses(search: Search, seedSlot: number, effort: Effort): Hypothesis[] {
  const seed = seedOf(search, seedSlot, effort);
  const kept: Hypothesis[] = [];
  const slots = otherArrivals(search, seed);
  if (slots.length < 2) return kept;
  const asking = { asked: effort.asked, slackS: 2 * seed.gateS };
  enterNeighbourhood(search.neighbourhood, search, seedSlot, asking);
  if (MERIT_BEGIN + HIT_MERIT * (search.neighbourhood.hearing[0] ?? 0) < effort.meritMin) {
    return kept;
  }
  const others = slots.map((slot) => otherOf(search, seed, slot));
  let pairs = 0;
  for (let j = 1; j < others.length; j += 1) {
    for (let i = 0; i < j; i += 1) {
      if (pairs >= effort.pairsMax) return kept;
      const [a, b] = [others[i], others[j]];
      if (a === undefined || b === undefined || !isPossiblePair(search, a, b)) continue;
      pairs += 1;
      const merit = addSolutions(search, seed, a, b, kept);
      if (merit >= HIT_MERIT * (effort.asked - 5.5)) return kept;
    }
  }
  return kept;
}

function seedOf({ window, network, medium, scale }: Search, slot: number, effort: Effort): Seed {
  const sensor = window.sensor[slot] ?? 0;
  return {
    sensor,
    xM: network.xM[sensor] ?? 0,
    yM: network.yM[sensor] ?? 0,
    timeS: window.timeS[slot] ?? 0,
    slownessSPerM: 2 * (medium.halfSlownessSPerM[sensor] ?? 0),
    speedMPerS: 0.5 / (medium.halfSlownessSPerM[sensor] ?? 0),
    driftX: 2 * (medium.halfDriftXSPerM[sensor] ?? 0),
    driftY: 2 * (medium.halfDriftYSPerM[sensor] ?? 0),
    gateS: scale * GATE_S,
    effort,
  };
}

/** Free arrivals of the neighbours that one event could have caused together with the seed, earliest excess first. */
function otherArrivals(search: Search, { sensor: seed, effort, ...from }: Seed): number[] {
  const { network, window } = search;
  const slots: number[] = [];
  const first = network.start[seed] ?? 0;
  const count = Math.min(effort.sensorsMax, (network.start[seed + 1] ?? 0) - first - 1);
  for (let i = 0; i < count && slots.length < effort.arrivalsMax; i += 1) {
    const other =
      effort.neighbours === 'nearest'
        ? (network.neighbours[first + 1 + i] ?? -1)
        : (network.spread[seed * SPREAD_COUNT + i] ?? -1);
    if (other < 0) break;
    const dx = (network.xM[other] ?? 0) - from.xM;
    const dy = (network.yM[other] ?? 0) - from.yM;
    const longestS = Math.sqrt(dx * dx + dy * dy) * from.slownessSPerM + search.stageS.coarse;
    freeBetween(window, other, from.timeS, from.timeS + longestS, slots);
  }
  return slots;
}

function otherOf({ network, window }: Search, seed: Seed, slot: number): Other {
  const sensor = window.sensor[slot] ?? 0;
  const xM = (network.xM[sensor] ?? 0) - seed.xM;
  const yM = (network.yM[sensor] ?? 0) - seed.yM;
  // What the wind does to the difference of two times depends on the two sensors only.
  const laterS = (window.timeS[slot] ?? 0) - seed.timeS + seed.driftX * xM + seed.driftY * yM;
  const fartherM = laterS * seed.speedMPerS;
  const apartM2 = xM * xM + yM * yM;
  return { slot, sensor, xM, yM, fartherM, apartM2, right: apartM2 - fartherM * fartherM };
}

function isPossiblePair({ window, medium, stageS }: Search, a: Other, b: Other): boolean {
  if (a.sensor === b.sensor) return false;
  const dx = a.xM - b.xM;
  const dy = a.yM - b.yM;
  const apartS = (window.timeS[a.slot] ?? 0) - (window.timeS[b.slot] ?? 0);
  const slownessSPerM = 2 * (medium.halfSlownessSPerM[a.sensor] ?? 0);
  const longestS = Math.sqrt(dx * dx + dy * dy) * slownessSPerM + stageS.coarse;
  return apartS <= longestS && apartS >= -longestS;
}

/** Solves for both roots, keeps what has merit, and returns the better merit; anything below `meritMin` is none. */
function addSolutions(search: Search, seed: Seed, a: Other, b: Other, kept: Hypothesis[]): number {
  const { settings, medium } = search;
  const { effort, speedMPerS } = seed;
  const determinant = 2 * (a.xM * b.yM - b.xM * a.yM);
  if (determinant * determinant < 0.01 * a.apartM2 * b.apartM2) return 0;
  const px = (a.right * b.yM - b.right * a.yM) / determinant;
  const py = (a.xM * b.right - b.xM * a.right) / determinant;
  const qx = (-2 * (a.fartherM * b.yM - b.fartherM * a.yM)) / determinant;
  const qy = (-2 * (a.xM * b.fartherM - b.xM * a.fartherM)) / determinant;
  const quadratic = qx * qx + qy * qy - 1;
  const half = px * qx + py * qy;
  // A source below the ground is never nearer than its depth.
  const deep = medium.curve?.wayM[0] ?? 0;
  const rest = px * px + py * py + deep * deep;
  const discriminant = half * half - quadratic * rest;
  // Errors of timing can push a true solution just past where the two roots meet.
  const root = discriminant > 0 ? Math.sqrt(discriminant) : 0;
  if (discriminant < -0.05 * half * half) return 0;
  let best = 0;
  for (let sign = -1; sign <= 1; sign += 2) {
    const rho = (-half + sign * root) / quadratic;
    if (!(rho >= 0 && rho < settings.maxRangeM)) continue;
    const dx = px + qx * rho;
    const dy = py + qy * rho;
    if (root === 0 && isPastSeed(search, seed, rho, Math.sqrt(dx * dx + dy * dy))) break;
    const timeS = seed.timeS - rho / speedMPerS - seed.driftX * dx - seed.driftY * dy;
    const rangeM = Math.max(rho, lengthM(dx - a.xM, dy - a.yM), lengthM(dx - b.xM, dy - b.yM));
    const xM = seed.xM + dx;
    const yM = seed.yM + dy;
    const merit = meritOf(search, seed, { xM, yM, timeS }, rangeM);
    if (merit > best) best = merit;
    if (merit >= effort.meritMin) keep(search, kept, { xM, yM, timeS, merit }, effort.keep);
    if (root === 0) break;
  }
  return best;
}

/** Where the roots only nearly meet, the source may be so far off that it does not explain the seed itself. */
function isPastSeed({ medium, bend }: Search, seed: Seed, rho: number, distanceM: number): boolean {
  const pastM = Math.abs(wayOver(medium.curve, distanceM) - rho) - bend.apartM;
  return pastM * seed.slownessSPerM > seed.gateS;
}

function lengthM(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

/**
 * Up to 3 for each of the nearest sensors that heard the source in time, the more the better in time, and -1 for each within
 * `rangeM` of it that did not; the three that made the hypothesis are not counted. Given up, with 0, where it cannot reach `meritMin`.
 */
function meritOf(search: Search, seed: Seed, source: Source, rangeM: number): number {
  const { window, medium, neighbourhood } = search;
  const { xM, yM, from, until, hearing, count } = neighbourhood;
  const { timeS: times, used } = window;
  const { gateS, slownessSPerM, driftX, driftY, effort } = seed;
  let merit = MERIT_BEGIN;
  for (let k = 0; k < count; k += 1) {
    if (merit + HIT_MERIT * (hearing[k] ?? 0) < effort.meritMin) return 0;
    const dx = source.xM - (xM[k] ?? 0);
    const dy = source.yM - (yM[k] ?? 0);
    const distance = Math.sqrt(dx * dx + dy * dy);
    const wayM = wayOver(medium.curve, distance);
    const expectedS = source.timeS + wayM * slownessSPerM + driftX * dx + driftY * dy;
    const end = until[k] ?? 0;
    let nearestS = gateS;
    let isHit = false;
    for (let slot = from[k] ?? 0; slot < end; slot += 1) {
      const offS = Math.abs((times[slot] ?? 0) - expectedS);
      if (offS > nearestS || used[slot] === 1) continue;
      nearestS = offS;
      isHit = true;
    }
    if (isHit) {
      const off = nearestS / gateS;
      merit += HIT_MERIT * (1 - 0.5 * off * off);
    } else if (distance <= rangeM) {
      merit -= 1;
    }
    if (k === ASKED_FIRST && merit < -2.5 * HIT_MERIT) return 0;
  }
  return merit;
}

/** Puts a hypothesis in its place by merit; of those next to each other only the best stays. */
function keep(search: Search, kept: Hypothesis[], hypothesis: Hypothesis, most: number): void {
  for (let i = 0; i < kept.length; i += 1) {
    const other = kept[i];
    if (other === undefined || Math.abs(other.timeS - hypothesis.timeS) > search.scale * APART_S)
      continue;
    const apartM = lengthM(other.xM - hypothesis.xM, other.yM - hypothesis.yM);
    if (apartM > search.scaleM * APART_M) continue;
    if (other.merit >= hypothesis.merit) return;
    kept.splice(i, 1);
    i -= 1;
  }
  let at = kept.length;
  while (at > 0 && (kept[at - 1]?.merit ?? 0) < hypothesis.merit) at -= 1;
  if (at >= most) return;
  kept.splice(at, 0, hypothesis);
  if (kept.length > most) kept.pop();
}
