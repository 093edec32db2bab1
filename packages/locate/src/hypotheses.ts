/**
 * From one arrival to places where its event may have been: three stations, two differences of time, closed form.
 *
 * With the seed's sensor at the origin and rho its distance from the source, each other sensor gives
 * 2 (x xi + y yi) = di^2 - ci^2 - 2 rho ci, where ci is the speed times its delay: (x, y) is linear in rho,
 * and x^2 + y^2 = rho^2 leaves a quadratic (Bancroft, 1985, in two dimensions).
 */
import type { Search } from './evidence.ts';
import { freeBetween, STAGES } from './evidence.ts';
import { SPREAD_COUNT } from './network.ts';
import { wayOver } from './medium.ts';
import type { Source } from './solve.ts';
import { nearestFree } from './window.ts';

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
const GATE_S = 3.5 * STAGES.coarse;
const APART_M = 60;
const APART_S = 0.1;

/** The likeliest places for the event whose first arrival is in `seedSlot`, best first. Stops early at one that nearly all agree with. */
export function findHypotheses(search: Search, seedSlot: number, effort: Effort): Hypothesis[] {
  const others = otherArrivals(search, seedSlot, effort);
  const kept: Hypothesis[] = [];
  let pairs = 0;
  for (let j = 1; j < others.length; j += 1) {
    for (let i = 0; i < j; i += 1) {
      if (pairs >= effort.pairsMax) return kept;
      if (!isPossiblePair(search, others[i] ?? 0, others[j] ?? 0)) continue;
      pairs += 1;
      const merit = addSolutions(search, seedSlot, others[i] ?? 0, others[j] ?? 0, kept, effort);
      if (merit >= HIT_MERIT * (effort.asked - 5.5)) return kept;
    }
  }
  return kept;
}

/** Free arrivals of the neighbours that one event could have caused together with the seed, earliest excess first. */
function otherArrivals(search: Search, seedSlot: number, effort: Effort): number[] {
  const { network, window } = search;
  const seed = window.sensor[seedSlot] ?? 0;
  const seedS = window.timeS[seedSlot] ?? 0;
  const slownessSPerM = 2 * (search.medium.halfSlownessSPerM[seed] ?? 0);
  const slots: number[] = [];
  const first = network.start[seed] ?? 0;
  const count = Math.min(effort.sensorsMax, (network.start[seed + 1] ?? 0) - first - 1);
  for (let i = 0; i < count && slots.length < effort.arrivalsMax; i += 1) {
    const other =
      effort.neighbours === 'nearest'
        ? (network.neighbours[first + 1 + i] ?? -1)
        : (network.spread[seed * SPREAD_COUNT + i] ?? -1);
    if (other < 0) break;
    const dx = (network.xM[other] ?? 0) - (network.xM[seed] ?? 0);
    const dy = (network.yM[other] ?? 0) - (network.yM[seed] ?? 0);
    const longestS = Math.sqrt(dx * dx + dy * dy) * slownessSPerM + search.stageS.coarse;
    freeBetween(window, other, seedS, seedS + longestS, slots);
  }
  return slots;
}

function isPossiblePair(search: Search, slotA: number, slotB: number): boolean {
  const { network, window } = search;
  const a = window.sensor[slotA] ?? 0;
  const b = window.sensor[slotB] ?? 0;
  if (a === b) return false;
  const dx = (network.xM[a] ?? 0) - (network.xM[b] ?? 0);
  const dy = (network.yM[a] ?? 0) - (network.yM[b] ?? 0);
  const apartS = (window.timeS[slotA] ?? 0) - (window.timeS[slotB] ?? 0);
  const slownessSPerM = 2 * (search.medium.halfSlownessSPerM[a] ?? 0);
  const longestS = Math.sqrt(dx * dx + dy * dy) * slownessSPerM + search.stageS.coarse;
  return apartS <= longestS && apartS >= -longestS;
}

/** Solves for both roots, keeps what has merit, and returns the better merit. */
function addSolutions(
  search: Search,
  seedSlot: number,
  slotA: number,
  slotB: number,
  kept: Hypothesis[],
  effort: Effort,
): number {
  const { network, window, settings, medium } = search;
  const seed = window.sensor[seedSlot] ?? 0;
  const speed = 0.5 / (medium.halfSlownessSPerM[seed] ?? 0);
  const driftX = 2 * (medium.halfDriftXSPerM[seed] ?? 0);
  const driftY = 2 * (medium.halfDriftYSPerM[seed] ?? 0);
  const a = window.sensor[slotA] ?? 0;
  const b = window.sensor[slotB] ?? 0;
  const seedS = window.timeS[seedSlot] ?? 0;
  const x0 = network.xM[seed] ?? 0;
  const y0 = network.yM[seed] ?? 0;
  const xa = (network.xM[a] ?? 0) - x0;
  const ya = (network.yM[a] ?? 0) - y0;
  const xb = (network.xM[b] ?? 0) - x0;
  const yb = (network.yM[b] ?? 0) - y0;
  // What the wind does to the difference of two times depends on the two sensors only.
  const ca = ((window.timeS[slotA] ?? 0) - seedS + driftX * xa + driftY * ya) * speed;
  const cb = ((window.timeS[slotB] ?? 0) - seedS + driftX * xb + driftY * yb) * speed;
  const determinant = 2 * (xa * yb - xb * ya);
  const size = (xa * xa + ya * ya) * (xb * xb + yb * yb);
  if (determinant * determinant < 0.01 * size) return 0;
  const fa = xa * xa + ya * ya - ca * ca;
  const fb = xb * xb + yb * yb - cb * cb;
  const px = (fa * yb - fb * ya) / determinant;
  const py = (xa * fb - xb * fa) / determinant;
  const qx = (-2 * (ca * yb - cb * ya)) / determinant;
  const qy = (-2 * (xa * cb - xb * ca)) / determinant;
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
    const timeS = seedS - rho / speed - driftX * dx - driftY * dy;
    const source = { xM: x0 + dx, yM: y0 + dy, timeS };
    const rangeM = Math.max(
      rho,
      distanceM(source, x0 + xa, y0 + ya),
      distanceM(source, x0 + xb, y0 + yb),
    );
    const merit = meritOf(search, source, seed, rangeM, effort.asked);
    if (merit > best) best = merit;
    if (merit >= effort.meritMin) keep(search, kept, { ...source, merit }, effort.keep);
    if (root === 0) break;
  }
  return best;
}

function distanceM(source: Source, xM: number, yM: number): number {
  const dx = source.xM - xM;
  const dy = source.yM - yM;
  return Math.sqrt(dx * dx + dy * dy);
}

/**
 * Up to 3 for each of the nearest sensors that heard the source in time, the more the better in time, and -1 for each within
 * `rangeM` of it that did not; the three that made the hypothesis are not counted.
 */
function meritOf(
  search: Search,
  source: Source,
  seed: number,
  rangeM: number,
  asked: number,
): number {
  const { network, window, medium } = search;
  const gateS = search.scale * GATE_S;
  const slownessSPerM = 2 * (medium.halfSlownessSPerM[seed] ?? 0);
  const driftX = 2 * (medium.halfDriftXSPerM[seed] ?? 0);
  const driftY = 2 * (medium.halfDriftYSPerM[seed] ?? 0);
  const first = network.start[seed] ?? 0;
  const end = Math.min(network.start[seed + 1] ?? 0, first + asked);
  let merit = -3 * HIT_MERIT;
  for (let i = first; i < end; i += 1) {
    const sensor = network.neighbours[i] ?? 0;
    const dx = source.xM - (network.xM[sensor] ?? 0);
    const dy = source.yM - (network.yM[sensor] ?? 0);
    const distance = Math.sqrt(dx * dx + dy * dy);
    const wayM = wayOver(medium.curve, distance);
    const expectedS = source.timeS + wayM * slownessSPerM + driftX * dx + driftY * dy;
    const slot = nearestFree(window, sensor, expectedS, gateS);
    if (slot >= 0) {
      const off = ((window.timeS[slot] ?? 0) - expectedS) / gateS;
      merit += HIT_MERIT * (1 - 0.5 * off * off);
    } else if (distance <= rangeM) {
      merit -= 1;
    }
    if (i - first === ASKED_FIRST && merit < -2.5 * HIT_MERIT) return merit;
  }
  return merit;
}

/** Puts a hypothesis in its place by merit; of those next to each other only the best stays. */
function keep(search: Search, kept: Hypothesis[], hypothesis: Hypothesis, most: number): void {
  for (let i = 0; i < kept.length; i += 1) {
    const other = kept[i];
    if (other === undefined || Math.abs(other.timeS - hypothesis.timeS) > search.scale * APART_S)
      continue;
    if (distanceM(other, hypothesis.xM, hypothesis.yM) > search.scaleM * APART_M) continue;
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
