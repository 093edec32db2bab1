/**
 * Of what the errors of travel times are made, and what arrivals of one event have of them in common. Five parts, each a variance that
 * is learnt from residuals of all events:
 * the sensors' timing; turbulence, which grows with the way, every way's own or common to ways of one direction (and with it what bends
 * sound beyond bend.ts: an error common to a direction); and gusts, whose variance grows with the way, every way's own or common to ways that end near each other.
 * They are estimated by restricted maximum likelihood (Patterson and Thompson, 1971: what fitting place and time takes away of the
 * residuals is allowed for), in steps that keep every variance positive.
 */
import type { BentAir } from './bent-air.ts';
import type { Found } from './associate.ts';
import { covarianceOf, likenessOf } from './covariance.ts';
import type { Likeness } from './covariance.ts';
import type { Search } from './evidence.ts';
import { invertSymmetric } from './linear.ts';
import { addTo, fade } from './pooled.ts';
import type { Pooled } from './pooled.ts';
import { raysOf } from './rays.ts';
import type { Ray } from './rays.ts';
import { errorVarianceS2 } from './scatter.ts';
import type { Scatter } from './scatter.ts';

const PARTS = ['timing', 'turbulence', 'direction', 'gust', 'nearness'] as const;
const SIZE = PARTS.length;
/** Of each part: what is told beforehand, how uncertain that is, and the least it may be. */
const EXPECTED = [1, 5e-7, 5e-7, 0, 0] as const;
const UNCERTAIN = [0.5, 1e-6, 1e-6, 2e-5, 2e-5] as const;
const LEAST = [0.2, 1e-8, 1e-8, 0, 0] as const;

/** What is known of them: equations pooled over blocks, in units of `UNCERTAIN`, and their solution. */
export interface ScatterRecord extends Pooled {
  readonly scatter: Scatter;
}

const FADE = 0.85;
const EVENTS_MAX = 100;
const RAYS_MAX = 40;
const RAYS_MIN = 8;
const EVIDENCE_MIN = 24;
const OWN_LEAST = 0.1;
const OUTLIER_SIGMAS = 5;

/** To begin with: half of the turbulence common. */
export function createScatterRecord(): ScatterRecord {
  return {
    normal: new Float64Array(SIZE * SIZE),
    right: new Float64Array(SIZE),
    scatter: scatterFrom([1, 1e-6, 1e-6, 5e-6, 1e-5]),
  };
}

function scatterFrom(values: readonly number[]): Scatter {
  const [timing = 1, turbulence = 0, direction = 0, gust = 0, nearness = 0] = values;
  return { timing, turbulence, direction, gust, nearness };
}

export interface ScatterInputs {
  /** Where the equations are linear to begin with. */
  readonly now: Scatter;
  readonly bent: BentAir;
  /** How often they are solved again. */
  readonly steps: number;
}

/** The record with what these events say added to what earlier blocks left. */
export function learnScatter(
  before: ScatterRecord,
  search: Search,
  events: readonly Found[],
  { now, bent, steps }: ScatterInputs,
): ScatterRecord {
  const firm = events.filter(
    ({ slots, evidence }) => slots.length >= RAYS_MIN && evidence.sum >= EVIDENCE_MIN,
  );
  const every = Math.max(1, Math.ceil(firm.length / EVENTS_MAX));
  const samples = firm.flatMap((event, i) => {
    if (i % every !== 0) return [];
    const rays = sampleOf(raysOf(search, event, bent, now));
    return rays.length < RAYS_MIN ? [] : [{ rays, likeness: likenessOf(rays) }];
  });
  let record: ScatterRecord = { ...fade(before, FADE), scatter: now };
  for (let step = 0; step < steps; step += 1) {
    const { normal, right } = fade(before, FADE);
    for (const sample of samples) addScores({ normal, right }, sample, record.scatter);
    record = { normal, right, scatter: solveScatter({ normal, right }) };
  }
  return record;
}

/** The parts that the equations and what is told beforehand agree on; one that would fall below its least is held there. */
function solveScatter({ normal, right }: Pooled): Scatter {
  const held = new Map<number, number>();
  for (;;) {
    const matrix = normal.slice();
    const side = Float64Array.from(
      right,
      (value, k) => value + (EXPECTED[k] ?? 0) / (UNCERTAIN[k] ?? 1),
    );
    for (let k = 0; k < SIZE; k += 1) addTo(matrix, k * (SIZE + 1), 1);
    for (const [k, value] of held) hold(matrix, side, k, value);
    const inverse = invertSymmetric(matrix, SIZE);
    const values = PARTS.map((_, k) => {
      let sum = 0;
      for (let l = 0; l < SIZE; l += 1) sum += (inverse?.[k * SIZE + l] ?? 0) * (side[l] ?? 0);
      return sum * (UNCERTAIN[k] ?? 1);
    });
    const low = values.findIndex((value, k) => !held.has(k) && !(value >= (LEAST[k] ?? 0)));
    if (low < 0) return scatterFrom(values.map((value, k) => Math.max(LEAST[k] ?? 0, value)));
    held.set(low, (LEAST[low] ?? 0) / (UNCERTAIN[low] ?? 1));
  }
}

/** Makes an unknown of a symmetric system what it is said to be. */
function hold(matrix: Float64Array, side: Float64Array, unknown: number, value: number): void {
  for (let k = 0; k < SIZE; k += 1) {
    if (k === unknown) continue;
    side[k] = (side[k] ?? 0) - (matrix[k * SIZE + unknown] ?? 0) * value;
    matrix[k * SIZE + unknown] = 0;
    matrix[unknown * SIZE + k] = 0;
  }
  matrix[unknown * (SIZE + 1)] = 1;
  side[unknown] = value;
}

/** The surer arrivals of an event. */
interface Sample {
  readonly rays: readonly Ray[];
  readonly likeness: Likeness;
}

function sampleOf(rays: readonly Ray[]): readonly Ray[] {
  const sure = rays.filter(
    ({ own, residualS, varianceS2 }) =>
      own >= OWN_LEAST && residualS * residualS < OUTLIER_SIGMAS * OUTLIER_SIGMAS * varianceS2,
  );
  const every = Math.max(1, Math.ceil(sure.length / RAYS_MAX));
  return sure.filter((_, i) => i % every === 0);
}

/**
 * Adds the equations of one event. With P the inverse of the covariance less what place and time take of it, K_k a part and q = P r: the slope of
 * the likelihood is (q' K_k q - trace P K_k) / 2, and its curvature in the mean (K_k q)' P (K_l q) / 2 (Gilmour, Thompson and Cullis, 1995).
 */
function addScores({ normal, right }: Pooled, { rays, likeness }: Sample, scatter: Scatter): void {
  const size = rays.length;
  const projected = projectorOf({ rays, likeness }, scatter);
  if (projected === undefined) return;
  const seen = times(
    projected,
    Float64Array.from(rays, ({ residualS }) => residualS),
  );
  const traces = new Float64Array(SIZE);
  const pulls = PARTS.map((part, k) => {
    const alike = matrixOf(part, likeness);
    const pull =
      alike === undefined
        ? Float64Array.from(rays, (ray, i) => ownPart(part, ray) * (seen[i] ?? 0))
        : timesLower(alike, seen);
    const trace =
      alike === undefined
        ? rays.reduce((sum, ray, i) => sum + ownPart(part, ray) * (projected[i * size + i] ?? 0), 0)
        : traceOfProduct(alike, projected, size);
    const unit = UNCERTAIN[k] ?? 1;
    traces[k] = unit * trace;
    return pull.map((value) => unit * value);
  });
  const weighed = pulls.map((pull) => times(projected, pull));
  pulls.forEach((pull, k) => {
    let along = 0;
    weighed.forEach((other, l) => {
      const curve = 0.5 * dot(pull, other);
      addTo(normal, k * SIZE + l, curve);
      along += (curve * scatter[PARTS[l] ?? 'timing']) / (UNCERTAIN[l] ?? 1);
    });
    addTo(right, k, 0.5 * (dot(pull, seen) - (traces[k] ?? 0)) + along);
  });
}

function matrixOf(part: (typeof PARTS)[number], likeness: Likeness): Float64Array | undefined {
  if (part === 'direction') return likeness.direction;
  return part === 'nearness' ? likeness.nearness : undefined;
}

/** What every way has for itself. */
function ownPart(part: (typeof PARTS)[number], { timingS2, wayS }: Ray): number {
  if (part === 'timing') return timingS2;
  return part === 'turbulence' ? wayS * wayS : wayS;
}

/** A symmetric matrix of which the lower half is told, times a column. */
function timesLower(lower: Float64Array, column: Float64Array): Float64Array {
  const size = column.length;
  const product = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = (lower[i * size + i] ?? 0) * (column[i] ?? 0);
    for (let j = 0; j < i; j += 1) {
      const value = lower[i * size + j] ?? 0;
      sum += value * (column[j] ?? 0);
      product[j] = (product[j] ?? 0) + value * (column[i] ?? 0);
    }
    product[i] = (product[i] ?? 0) + sum;
  }
  return product;
}

/** Of two symmetric matrices, of the first its lower half. */
function traceOfProduct(lower: Float64Array, other: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    for (let at = i * size; at < i * size + i; at += 1)
      sum += 2 * (lower[at] ?? 0) * (other[at] ?? 0);
    sum += (lower[i * size + i] ?? 0) * (other[i * size + i] ?? 0);
  }
  return sum;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

function times(matrix: Float64Array, column: Float64Array): Float64Array {
  const size = column.length;
  const product = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (matrix[i * size + j] ?? 0) * (column[j] ?? 0);
    product[i] = sum;
  }
  return product;
}

/** Of an inverse covariance W what place and time do not explain: W - W X (X' W X)^-1 X' W. */
function projectorOf({ rays, likeness }: Sample, scatter: Scatter): Float64Array | undefined {
  const size = rays.length;
  const now = rays.map((ray) => {
    return { ...ray, varianceS2: errorVarianceS2(scatter, ray.timingS2, ray.wayS) };
  });
  const inverse = invertSymmetric(covarianceOf(now, likeness, scatter), size);
  if (inverse === undefined) return undefined;
  const slopes = [() => 1, ({ gx }: Ray) => gx, ({ gy }: Ray) => gy].map((slope) =>
    Float64Array.from(rays, slope),
  );
  const weighed = slopes.map((slope) => times(inverse, slope));
  const normal = Float64Array.from(slopes.flatMap((a) => weighed.map((b) => dot(a, b))));
  const middle = invertSymmetric(normal, 3);
  if (middle === undefined) return undefined;
  const explained = weighed.map((_, a) =>
    Float64Array.from(rays, (_ray, j) =>
      weighed.reduce((sum, other, b) => sum + (middle[3 * a + b] ?? 0) * (other[j] ?? 0), 0),
    ),
  );
  weighed.forEach((one, a) => {
    const other = explained[a];
    for (let i = 0; i < size; i += 1) {
      const value = one[i] ?? 0;
      for (let j = 0; j < size; j += 1) addTo(inverse, i * size + j, -value * (other?.[j] ?? 0));
    }
  });
  return inverse;
}
