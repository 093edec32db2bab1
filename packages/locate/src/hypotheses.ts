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
import { STAGES } from './evidence.ts';
import { enterNeighbourhood } from './neighbourhood.ts';
import { wayOver } from './medium.ts';
import { gatherOthers } from './others.ts';
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
/** Of a thousand events only three had less than -5 by then, with the hypothesis that led to them. */
const MERIT_FIRST = -7.5;
const HIT_MERIT = 3;
/** What a hypothesis has before any sensor is asked: the three that made it are not counted. */
const MERIT_BEGIN = -3 * HIT_MERIT;
const GATE_S = 3.5 * STAGES.coarse;
const NONE: readonly Hypothesis[] = [];
const APART_M = 60;
const APART_S = 0.1;

/** A seed, and what of the air is the same for all its hypotheses. */
interface Seed {
  readonly xM: number;
  readonly yM: number;
  readonly timeS: number;
  readonly slownessSPerM: number;
  readonly speedMPerS: number;
  readonly driftX: number;
  readonly driftY: number;
  readonly gateS: number;
  readonly effort: Effort;
  /** The best so far. */
  readonly kept: Hypothesis[];
}

/** The likeliest places for the event whose first arrival is in `seedSlot`, best first. Stops early at one that nearly all agree with. */
export function findHypotheses(
  search: Search,
  seedSlot: number,
  effort: Effort,
): readonly Hypothesis[] {
  const { others, neighbourhood } = search;
  gatherOthers(others, search, seedSlot, effort);
  if (others.count < 2) return NONE;
  const gateS = search.scale * GATE_S;
  enterNeighbourhood(neighbourhood, search, seedSlot, { asked: effort.asked, slackS: 2 * gateS });
  if (MERIT_BEGIN + HIT_MERIT * (neighbourhood.hearing[0] ?? 0) < effort.meritMin) return NONE;
  const seed = seedOf(search, seedSlot, effort);
  let pairs = 0;
  for (let j = 1; j < others.count; j += 1) {
    for (let i = 0; i < j; i += 1) {
      if (!isPossiblePair(search, i, j)) continue;
      pairs += 1;
      if (pairs > effort.pairsMax) return seed.kept;
      addSolutions(search, seed, i, j);
      if ((seed.kept[0]?.merit ?? 0) >= HIT_MERIT * (effort.asked - 5.5)) return seed.kept;
    }
  }
  return seed.kept;
}

function seedOf({ window, network, medium, scale }: Search, slot: number, effort: Effort): Seed {
  const sensor = window.sensor[slot] ?? 0;
  return {
    xM: network.xM[sensor] ?? 0,
    yM: network.yM[sensor] ?? 0,
    timeS: window.timeS[slot] ?? 0,
    slownessSPerM: 2 * (medium.halfSlownessSPerM[sensor] ?? 0),
    speedMPerS: 0.5 / (medium.halfSlownessSPerM[sensor] ?? 0),
    driftX: 2 * (medium.halfDriftXSPerM[sensor] ?? 0),
    driftY: 2 * (medium.halfDriftYSPerM[sensor] ?? 0),
    gateS: scale * GATE_S,
    effort,
    kept: [],
  };
}

function isPossiblePair({ medium, stageS, others }: Search, i: number, j: number): boolean {
  const sensor = others.sensor[i] ?? 0;
  if (sensor === others.sensor[j]) return false;
  const dx = (others.xM[i] ?? 0) - (others.xM[j] ?? 0);
  const dy = (others.yM[i] ?? 0) - (others.yM[j] ?? 0);
  const apartS = (others.timeS[i] ?? 0) - (others.timeS[j] ?? 0);
  const slownessSPerM = 2 * (medium.halfSlownessSPerM[sensor] ?? 0);
  const longestS = Math.sqrt(dx * dx + dy * dy) * slownessSPerM + stageS.coarse;
  return apartS <= longestS && apartS >= -longestS;
}

/** Solves for both roots and keeps what has merit. */
function addSolutions(search: Search, seed: Seed, i: number, j: number): void {
  const { settings, medium, others } = search;
  const { effort, kept, speedMPerS } = seed;
  const ax = others.xM[i] ?? 0;
  const ay = others.yM[i] ?? 0;
  const bx = others.xM[j] ?? 0;
  const by = others.yM[j] ?? 0;
  const ca = others.fartherM[i] ?? 0;
  const cb = others.fartherM[j] ?? 0;
  const a2 = others.apartM2[i] ?? 0;
  const b2 = others.apartM2[j] ?? 0;
  const determinant = 2 * (ax * by - bx * ay);
  if (determinant * determinant < 0.01 * a2 * b2) return;
  const fa = a2 - ca * ca;
  const fb = b2 - cb * cb;
  const px = (fa * by - fb * ay) / determinant;
  const py = (ax * fb - bx * fa) / determinant;
  const qx = (-2 * (ca * by - cb * ay)) / determinant;
  const qy = (-2 * (ax * cb - bx * ca)) / determinant;
  const quadratic = qx * qx + qy * qy - 1;
  const half = px * qx + py * qy;
  // A source below the ground is never nearer than its depth.
  const deep = medium.curve?.wayM[0] ?? 0;
  const rest = px * px + py * py + deep * deep;
  const discriminant = half * half - quadratic * rest;
  // Errors of timing can push a true solution just past where the two roots meet.
  const root = discriminant > 0 ? Math.sqrt(discriminant) : 0;
  if (discriminant < -0.05 * half * half) return;
  for (let sign = -1; sign <= 1; sign += 2) {
    const rho = (-half + sign * root) / quadratic;
    if (!(rho >= 0 && rho < settings.maxRangeM)) continue;
    const dx = px + qx * rho;
    const dy = py + qy * rho;
    if (root === 0 && isPastSeed(search, seed, rho, lengthM(dx, dy))) break;
    const timeS = seed.timeS - rho / speedMPerS - seed.driftX * dx - seed.driftY * dy;
    const rangeM = Math.max(rho, lengthM(dx - ax, dy - ay), lengthM(dx - bx, dy - by));
    const xM = seed.xM + dx;
    const yM = seed.yM + dy;
    const floor = floorOf(kept, effort);
    const merit = meritOf(search, seed, floor, xM, yM, timeS, rangeM);
    if (merit >= floor) keep(search, kept, { xM, yM, timeS, merit }, effort.keep);
    if (root === 0) break;
  }
}

/** Where the roots only nearly meet, the source may be so far off that it does not explain the seed itself. */
function isPastSeed({ medium, bend }: Search, seed: Seed, rho: number, distanceM: number): boolean {
  const pastM = Math.abs(wayOver(medium.curve, distanceM) - rho) - bend.apartM;
  return pastM * seed.slownessSPerM > seed.gateS;
}

/** With less merit than this a hypothesis is not kept. */
function floorOf(kept: readonly Hypothesis[], { keep: most, meritMin }: Effort): number {
  return kept.length < most ? meritMin : (kept[most - 1]?.merit ?? meritMin);
}

function lengthM(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

/**
 * Up to 3 for each of the nearest sensors that heard the source in time, the more the better in time, and -1 for each within
 * `rangeM` of it that did not; the three that made the hypothesis are not counted. Given up, with 0, where it cannot reach `floor`.
 */
function meritOf(
  search: Search,
  seed: Seed,
  floor: number,
  xM: number,
  yM: number,
  timeS: number,
  rangeM: number,
): number {
  const { window, medium, neighbourhood } = search;
  const { xM: sensorXM, yM: sensorYM, from, until, hearing, count } = neighbourhood;
  const { timeS: times, used } = window;
  const { gateS, slownessSPerM, driftX, driftY } = seed;
  let merit = MERIT_BEGIN;
  for (let k = 0; k < count; k += 1) {
    if (merit + HIT_MERIT * (hearing[k] ?? 0) < floor) return 0;
    const dx = xM - (sensorXM[k] ?? 0);
    const dy = yM - (sensorYM[k] ?? 0);
    const distance = Math.sqrt(dx * dx + dy * dy);
    const wayM = wayOver(medium.curve, distance);
    const expectedS = timeS + wayM * slownessSPerM + driftX * dx + driftY * dy;
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
    if (k === ASKED_FIRST && merit < MERIT_FIRST) return 0;
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
