/**
 * Speed of sound and wind, learnt from what the events leave over. Knots stand every 25 km along the network's longer axis; between them
 * the air changes in proportion. For each knot three numbers are solved for, all relative to the speed begun with: slowness, and drift in
 * x and y. Each event's place and time are eliminated from its own equations first (Schur complement), so that only what no shift of
 * the event explains speaks of the air; the equations of all events are pooled, those of earlier blocks fading.
 */
import { atan2, cos, sin } from '@holdfast/geo';
import type { Found } from './associate.ts';
import { addWeighted, eliminate, invertSymmetric } from './linear.ts';
import type { Medium } from './medium.ts';
import { travelS } from './medium.ts';
import type { Network } from './network.ts';
import type { Fit } from './solve.ts';
import type { ArrivalWindow } from './window.ts';

const ZONE_M = 25_000;
/** What one event can touch: its ways are shorter than a zone. */
const LOCAL_KNOTS = 4;
const FREE = 3;
const LOCAL = FREE + 3 * LOCAL_KNOTS;
/** Only events that stand firm teach. */
const EVIDENCE_MIN = 24;
const ARRIVALS_MIN = 7;
const HUBER = 2;
/** Of what earlier blocks say so much is left in the next: an hour in blocks of ten minutes. */
const FADE = 0.85;
/** Relative to the speed: what slowness and drift may be at all, and how much they may differ from one knot to the next. */
const PRIOR = [0.0175, 0.03, 0.03] as const;
/** Relative to the speed, 0.05 m/s: how far the air is from a straight line between knots and from standing still for a block. */
const MISFIT = 0.00015;
const SMOOTH = [0.004, 0.008, 0.008] as const;

/** Where the knots are: `firstM` along the direction (x, y), then every `stepM`. */
export interface Knots {
  readonly count: number;
  readonly xPerM: number;
  readonly yPerM: number;
  readonly firstM: number;
  readonly stepM: number;
  /** Of the network's middle, at right angles. */
  readonly acrossM: number;
}

/** What is known of the air: pooled equations, and their solution, three numbers a knot. */
export interface AirRecord {
  readonly knots: Knots;
  readonly normal: Float64Array;
  readonly right: Float64Array;
  readonly solution: Float64Array;
  /** Of the solution, row by row. */
  readonly covariance: Float64Array;
}

export function createAirRecord(network: Network): AirRecord {
  const knots = layKnots(network);
  const size = 3 * knots.count;
  return {
    knots,
    normal: new Float64Array(size * size),
    right: new Float64Array(size),
    solution: new Float64Array(size),
    covariance: new Float64Array(size * size),
  };
}

function layKnots({ count, xM, yM }: Network): Knots {
  let [mx, my, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (let s = 0; s < count; s += 1) {
    mx += (xM[s] ?? 0) / count;
    my += (yM[s] ?? 0) / count;
  }
  for (let s = 0; s < count; s += 1) {
    const [dx, dy] = [(xM[s] ?? 0) - mx, (yM[s] ?? 0) - my];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const lean = atan2(2 * xy, xx - yy) / 2;
  const [xPerM, yPerM] = [cos(lean), sin(lean)];
  let [firstM, lastM] = [Infinity, -Infinity];
  for (let s = 0; s < count; s += 1) {
    const along = (xM[s] ?? 0) * xPerM + (yM[s] ?? 0) * yPerM;
    firstM = Math.min(firstM, along);
    lastM = Math.max(lastM, along);
  }
  const lengthM = count === 0 ? 0 : lastM - firstM;
  const zones = Math.max(1, Math.round(lengthM / ZONE_M));
  const stepM = Math.max(ZONE_M / 2, lengthM / zones);
  const acrossM = my * xPerM - mx * yPerM;
  return { count: zones + 1, xPerM, yPerM, firstM: count === 0 ? 0 : firstM, stepM, acrossM };
}

/** The knot before a place and how far it is towards the next, 0 to 1. */
function locateInKnots(knots: Knots, xM: number, yM: number): readonly [number, number] {
  const at = (xM * knots.xPerM + yM * knots.yPerM - knots.firstM) / knots.stepM;
  const before = Math.max(0, Math.min(knots.count - 2, Math.floor(at)));
  return [before, Math.max(0, Math.min(1, at - before))];
}

/** The three numbers of the air at a place. */
export function airAt({ knots, solution }: AirRecord, xM: number, yM: number): readonly number[] {
  const [before, share] = locateInKnots(knots, xM, yM);
  return [0, 1, 2].map((k) => {
    const here = solution[3 * before + k] ?? 0;
    return here + share * ((solution[3 * before + 3 + k] ?? 0) - here);
  });
}

/** The medium that a record tells. */
export function mediumFromAir(
  network: Network,
  air: AirRecord,
  soundSpeedMPerS: number,
  turbulence: number,
): Medium {
  const half = 0.5 / soundSpeedMPerS;
  const columns = [0, 1, 2].map(() => new Float64Array(network.count));
  for (let s = 0; s < network.count; s += 1) {
    const here = airAt(air, network.xM[s] ?? 0, network.yM[s] ?? 0);
    columns.forEach((column, k) => (column[s] = half * ((k === 0 ? 1 : 0) + (here[k] ?? 0))));
  }
  const [slowness, driftX, driftY] = columns;
  return {
    halfSlownessSPerM: slowness ?? new Float64Array(0),
    halfDriftXSPerM: driftX ?? new Float64Array(0),
    halfDriftYSPerM: driftY ?? new Float64Array(0),
    turbulence,
    curve: undefined,
  };
}

export interface AirInputs {
  readonly network: Network;
  readonly window: ArrivalWindow;
  readonly medium: Medium;
  readonly sigmaS: Float64Array;
  /** The speed that the numbers are relative to, and the numbers that the medium is made of. */
  readonly soundSpeedMPerS: number;
  readonly solution: Float64Array;
}

/** The record with the equations of these events added to what earlier blocks left, and solved. */
export function learnAir(
  before: AirRecord,
  inputs: AirInputs,
  events: readonly Found[],
): AirRecord {
  const { knots } = before;
  const size = 3 * knots.count;
  const normal = before.normal.map((value) => FADE * value);
  const right = before.right.map((value) => FADE * value);
  for (const event of events) {
    if (event.slots.length < ARRIVALS_MIN || event.evidence.sum < EVIDENCE_MIN) continue;
    addEvent({ knots, normal, right }, inputs, event);
  }
  const matrix = normal.slice();
  for (let i = 0; i < size; i += 1) {
    const k = i % 3;
    addTo(matrix, i * size + i, 1 / ((PRIOR[k] ?? 1) * (PRIOR[k] ?? 1)));
    if (i + 3 >= size) continue;
    const smooth = 1 / ((SMOOTH[k] ?? 1) * (SMOOTH[k] ?? 1));
    addTo(matrix, i * size + i, smooth);
    addTo(matrix, (i + 3) * size + i + 3, smooth);
    addTo(matrix, i * size + i + 3, -smooth);
    addTo(matrix, (i + 3) * size + i, -smooth);
  }
  const covariance = invertSymmetric(matrix, size);
  if (covariance === undefined) return before;
  const solution = right.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (covariance[i * size + j] ?? 0) * (right[j] ?? 0);
    return sum;
  });
  return { knots, normal, right, solution, covariance };
}

/** Covariance of the three numbers of the air at a place, row by row, with what no straight line between knots can follow. */
function airCovarianceAt({ knots, covariance }: AirRecord, xM: number, yM: number): Float64Array {
  const size = 3 * knots.count;
  const [before, share] = locateInKnots(knots, xM, yM);
  const parts = [1 - share, share];
  const sum = new Float64Array(9);
  for (let k = 0; k < 9; k += 1) {
    const [row, column] = [3 * before + Math.floor(k / 3), 3 * before + (k % 3)];
    parts.forEach((p, i) => {
      parts.forEach((q, j) => {
        addTo(sum, k, p * q * (covariance[(row + 3 * i) * size + column + 3 * j] ?? 0));
      });
    });
  }
  for (let k = 0; k < 3; k += 1) addTo(sum, 4 * k, MISFIT * MISFIT);
  return sum;
}

/** A fit with the covariance that the doubt about the air adds to its place. */
export function withAirDoubt(air: AirRecord, inputs: AirInputs, event: Found): Fit {
  const { network, window, medium, sigmaS, soundSpeedMPerS } = inputs;
  const { fit, slots, seedSensor } = event;
  const slowness = 2 * (medium.halfSlownessSPerM[seedSensor] ?? 0);
  const pull = new Float64Array(6);
  for (const slot of slots) {
    const s = window.sensor[slot] ?? 0;
    const dx = fit.xM - (network.xM[s] ?? 0);
    const dy = fit.yM - (network.yM[s] ?? 0);
    const distanceM = Math.max(0.5, Math.sqrt(dx * dx + dy * dy));
    const sigma = sigmaS[s] ?? 1;
    const turbulentS = medium.turbulence * distanceM * slowness;
    const weight = 1 / (sigma * sigma + turbulentS * turbulentS) / soundSpeedMPerS;
    const gx = weight * ((dx / distanceM) * slowness - fit.meanX);
    const gy = weight * ((dy / distanceM) * slowness - fit.meanY);
    [distanceM, dx, dy].forEach((column, k) => {
      addTo(pull, k, gx * column);
      addTo(pull, 3 + k, gy * column);
    });
  }
  const { varianceXM2: a, covarianceXYM2: b, varianceYM2: c } = fit;
  const shift = [0, 1, 2].map((k) => {
    const [x, y] = [pull[k] ?? 0, pull[3 + k] ?? 0];
    return { x: a * x + b * y, y: b * x + c * y };
  });
  const doubt = airCovarianceAt(air, network.xM[seedSensor] ?? 0, network.yM[seedSensor] ?? 0);
  let [xx, xy, yy] = [a, b, c];
  shift.forEach((one, i) => {
    shift.forEach((other, j) => {
      const value = doubt[3 * i + j] ?? 0;
      xx += one.x * value * other.x;
      xy += one.x * value * other.y;
      yy += one.y * value * other.y;
    });
  });
  return { ...fit, varianceXM2: xx, covarianceXYM2: xy, varianceYM2: yy };
}

type Pool = Pick<AirRecord, 'knots' | 'normal' | 'right'>;

/** One event's equations: residuals against place and time (free) and the air at the knots around. */
function addEvent({ knots, normal, right }: Pool, inputs: AirInputs, event: Found): void {
  const { network, window, medium, sigmaS, soundSpeedMPerS } = inputs;
  const { fit, slots, seedSensor } = event;
  const seedAt = locateInKnots(knots, network.xM[seedSensor] ?? 0, network.yM[seedSensor] ?? 0);
  const base = Math.max(0, Math.min(seedAt[0] - 1, knots.count - LOCAL_KNOTS));
  const gram = new Float64Array((LOCAL + 1) * (LOCAL + 1));
  const row = new Float64Array(LOCAL + 1);
  const solution = inputs.solution.subarray(3 * base, 3 * base + 3 * LOCAL_KNOTS);
  for (const slot of slots) {
    const s = window.sensor[slot] ?? 0;
    const dx = fit.xM - (network.xM[s] ?? 0);
    const dy = fit.yM - (network.yM[s] ?? 0);
    const distanceM = Math.max(0.5, Math.sqrt(dx * dx + dy * dy));
    const way = travelS(network, medium, fit, { seedSensor, sensor: s });
    const residual = (window.timeS[slot] ?? 0) - fit.timeS - way;
    row.fill(0);
    row[0] = 1;
    row[1] = dx / distanceM;
    row[2] = dy / distanceM;
    const columns = [distanceM, dx, dy].map((value) => (0.5 * value) / soundSpeedMPerS);
    for (const [before, share] of [
      seedAt,
      locateInKnots(knots, network.xM[s] ?? 0, network.yM[s] ?? 0),
    ]) {
      const at = FREE + 3 * Math.max(0, Math.min(LOCAL_KNOTS - 2, before - base));
      columns.forEach((value, k) => {
        addTo(row, at + k, (1 - share) * value);
        addTo(row, at + 3 + k, share * value);
      });
    }
    let explained = residual;
    for (let i = FREE; i < LOCAL; i += 1) explained += (row[i] ?? 0) * (solution[i - FREE] ?? 0);
    row[LOCAL] = explained;
    const sigma = sigmaS[s] ?? 1;
    const variance = sigma * sigma + medium.turbulence * way * medium.turbulence * way;
    const u = Math.abs(residual) / Math.sqrt(variance);
    addWeighted(gram, row, (u > HUBER ? HUBER / u : 1) / variance);
  }
  if (!eliminate(gram, LOCAL + 1, FREE)) return;
  const size = right.length;
  for (let i = FREE; i < LOCAL; i += 1) {
    const row = 3 * base + i - FREE;
    if (row >= size) break;
    addTo(right, row, gram[i * (LOCAL + 1) + LOCAL] ?? 0);
    for (let j = FREE; j < LOCAL && 3 * base + j - FREE < size; j += 1) {
      addTo(normal, row * size + 3 * base + j - FREE, gram[i * (LOCAL + 1) + j] ?? 0);
    }
  }
}

function addTo(column: Float64Array, index: number, value: number): void {
  column[index] = (column[index] ?? 0) + value;
}
