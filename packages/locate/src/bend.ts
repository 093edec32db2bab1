/**
 * Learns how the air bends sound (bent-air.ts) from the residuals of all events, pooled as in weather.ts but with the errors that arrivals of one
 * event have in common, without which a few loud events would seem to know it better than they do.
 */
import type { PointM } from '@holdfast/geo';
import type { Found } from './associate.ts';
import { COLUMNS } from './bent-air.ts';
import type { BentAir } from './bent-air.ts';
import { covarianceOf, likenessOf } from './covariance.ts';
import type { Search } from './evidence.ts';
import { locateInKnots } from './knots.ts';
import type { Knots } from './knots.ts';
import { addWeighted, eliminate, factorise } from './linear.ts';
import { addTo, createPooled, fade, solvePooled } from './pooled.ts';
import type { Pooled, Prior, Solved } from './pooled.ts';
import { raysOf } from './rays.ts';
import type { Ray } from './rays.ts';
import type { Scatter } from './scatter.ts';

const STRAIGHT = 3;
const FREE = 3;
const LOCAL_KNOTS = 4;
const LOCAL = FREE + COLUMNS * LOCAL_KNOTS;
const EVIDENCE_MIN = 24;
const ARRIVALS_MIN = 7;
const FADE = 0.85;
const PRIOR: Prior = {
  size: [0.0175, 0.03, 0.03, 0.004, 0.004, 0.004, 0.004, 0.004, 0.003, 0.003, 0.002, 0.002],
  step: [0.004, 0.008, 0.008, 0.002, 0.002, 0.002, 0.002, 0.002, 0.0015, 0.0015, 0.001, 0.001],
};
/** Relative to the speed, 0.05 m/s: how far the air is from a straight line between knots and from standing still for a block. */
const MISFIT = 0.00015;

/** What is known of it, by knot. */
export interface BendRecord extends Pooled, Solved {
  readonly knots: Knots;
}

export function createBendRecord(knots: Knots): BendRecord {
  return { knots, ...createPooled(COLUMNS * knots.count) };
}

/** What a record adds to ways that a straight solution, three numbers a knot, is used for. */
export function bentAirOf({ knots, solution }: BendRecord, straight: Float64Array): BentAir {
  const more = solution.map((value, i) => {
    const k = i % COLUMNS;
    return k < STRAIGHT ? value - (straight[((i - k) / COLUMNS) * STRAIGHT + k] ?? 0) : value;
  });
  return { knots, more };
}

/** A record that adds nothing to straight ways. */
export function straightened(record: BendRecord, straight: Float64Array): BendRecord {
  const solution = record.solution.map((_, i) => {
    const k = i % COLUMNS;
    return k < STRAIGHT ? (straight[((i - k) / COLUMNS) * STRAIGHT + k] ?? 0) : 0;
  });
  return { ...record, solution };
}

export interface BendInputs {
  readonly search: Search;
  /** What the search's medium was made of. */
  readonly straight: Float64Array;
  readonly bend: BendRecord;
  readonly scatter: Scatter;
}

/** The record with the equations of these events added to what earlier blocks left, and solved. */
export function learnBend(
  before: BendRecord,
  inputs: BendInputs,
  events: readonly Found[],
): BendRecord {
  const { knots } = before;
  const pooled = fade(before, FADE);
  for (const event of events) {
    if (event.slots.length < ARRIVALS_MIN || event.evidence.sum < EVIDENCE_MIN) continue;
    addEvent(pooled, inputs, event);
  }
  const solved = solvePooled(pooled, PRIOR);
  return solved === undefined ? before : { knots, ...pooled, ...solved };
}

/** One event's equations: residuals against place and time (free) and the air at the knots around. */
function addEvent({ normal, right }: Pooled, inputs: BendInputs, event: Found): void {
  const { search, straight, bend, scatter } = inputs;
  const { network } = search;
  const { knots } = bend;
  const { seedSensor } = event;
  const rays = raysOf(search, event, bentAirOf(bend, straight), scatter);
  const lower = covarianceOf(rays, likenessOf(rays), scatter);
  if (!factorise(lower, rays.length)) return;
  const seedAt = locateInKnots(knots, network.xM[seedSensor] ?? 0, network.yM[seedSensor] ?? 0);
  const base = Math.max(0, Math.min(seedAt[0] - 1, knots.count - LOCAL_KNOTS));
  const rows = rays.map((ray) => rowOf(ray, { knots, seedAt, base, solution: bend.solution }));
  const gram = new Float64Array((LOCAL + 1) * (LOCAL + 1));
  rows.forEach((row, i) => {
    for (let j = 0; j < i; j += 1) addRow(row, rows[j] ?? row, -(lower[i * rays.length + j] ?? 0));
    const scale = 1 / (lower[i * rays.length + i] ?? 1);
    for (let k = 0; k <= LOCAL; k += 1) row[k] = scale * (row[k] ?? 0);
    addWeighted(gram, row, 1);
  });
  if (!eliminate(gram, LOCAL + 1, FREE)) return;
  const size = right.length;
  for (let i = FREE; i < LOCAL; i += 1) {
    const row = COLUMNS * base + i - FREE;
    if (row >= size) break;
    addTo(right, row, gram[i * (LOCAL + 1) + LOCAL] ?? 0);
    for (let j = FREE; j < LOCAL && COLUMNS * base + j - FREE < size; j += 1) {
      addTo(normal, row * size + COLUMNS * base + j - FREE, gram[i * (LOCAL + 1) + j] ?? 0);
    }
  }
}

interface RowPlace {
  readonly knots: Knots;
  readonly seedAt: readonly [number, number];
  readonly base: number;
  readonly solution: Float64Array;
}

/** Slopes in time and place, the air's columns shared out to knots, and what is to be explained. */
function rowOf(ray: Ray, { knots, seedAt, base, solution }: RowPlace): Float64Array {
  const row = new Float64Array(LOCAL + 1);
  row[0] = 1;
  row[1] = ray.gx;
  row[2] = ray.gy;
  for (const [before, share] of [seedAt, locateInKnots(knots, ray.xM, ray.yM)]) {
    const at = FREE + COLUMNS * Math.max(0, Math.min(LOCAL_KNOTS - 2, before - base));
    for (let k = 0; k < COLUMNS; k += 1) {
      const half = 0.5 * (ray.columns[k] ?? 0);
      addTo(row, at + k, (1 - share) * half);
      addTo(row, at + COLUMNS + k, share * half);
    }
  }
  let explained = ray.residualS;
  for (let i = FREE; i < LOCAL; i += 1) {
    explained += (row[i] ?? 0) * (solution[COLUMNS * base + i - FREE] ?? 0);
  }
  row[LOCAL] = explained;
  return row;
}

function addRow(row: Float64Array, other: Float64Array, weight: number): void {
  if (weight === 0) return;
  for (let k = 0; k <= LOCAL; k += 1) row[k] = (row[k] ?? 0) + weight * (other[k] ?? 0);
}

/** Covariance of the numbers of the air at a place, row by row, with what no straight line between knots can follow. */
export function bendCovarianceAt({ knots, covariance }: BendRecord, at: PointM): Float64Array {
  const size = COLUMNS * knots.count;
  const [before, share] = locateInKnots(knots, at.xM, at.yM);
  const parts = [1 - share, share];
  const sum = new Float64Array(COLUMNS * COLUMNS);
  for (let k = 0; k < COLUMNS * COLUMNS; k += 1) {
    const row = COLUMNS * before + Math.floor(k / COLUMNS);
    const column = COLUMNS * before + (k % COLUMNS);
    parts.forEach((p, i) => {
      parts.forEach((q, j) => {
        const at = (row + COLUMNS * i) * size + column + COLUMNS * j;
        addTo(sum, k, p * q * (covariance[at] ?? 0));
      });
    });
  }
  for (let k = 0; k < STRAIGHT; k += 1) addTo(sum, k * (COLUMNS + 1), MISFIT * MISFIT);
  return sum;
}
