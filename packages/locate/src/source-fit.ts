/** Damped Gauss-Newton (Levenberg, 1944; Marquardt, 1963) from many beginnings, so that no second minimum stays unseen. */
import { cos, sin } from '@holdfast/geo';
import { addWeighted, invertSymmetric } from './linear.ts';
import { fillHeightRow, fillRow, UNKNOWNS } from './source-rows.ts';
import type { Problem } from './source-rows.ts';

/** A minimum: the four unknowns, their covariance row by row, and the sum of squares there. */
export interface Minimum {
  readonly at: Float64Array;
  readonly covariance: Float64Array;
  readonly chi2: number;
}

const STEPS_MAX = 60;
const DAMPING_FIRST = 1e-3;
const DAMPING_MAX = 1e12;
const DONE = 1e-9;
/** Without a time there is nothing to tell the origin by: its unknown is held by a row this weak, metres. */
const LOOSE_M = 1e9;
const TURN_DEGREES = 45;
const RADIANS_PER_DEGREE = 0.017453292519943295;
/** Beginnings lie on rings so many times the network's size from its middle. */
const RINGS: readonly number[] = [0.15, 0.6, 1.5, 4];
const SHALLOW_RINGS: readonly number[] = [0.6];

/** All minima reached, deepest first; those within a hundredth of a sigma of a deeper one are left out. */
export function findMinima(problem: Problem): Minimum[] {
  const minima = beginnings(problem, RINGS, TURN_DEGREES)
    .map((start) => descend(problem, start))
    .filter((minimum) => minimum !== undefined)
    .sort((a, b) => a.chi2 - b.chi2);
  const apart: Minimum[] = [];
  for (const minimum of minima) {
    if (apart.every((one) => distanceChi2(one, minimum) > 1e-4)) apart.push(minimum);
  }
  return apart;
}

/** The deepest sum of squares that few beginnings lead to, for a quick look: the minimum may be deeper. */
export function shallowChi2(problem: Problem, starts: readonly Float64Array[]): number {
  return [...starts, ...beginnings(problem, SHALLOW_RINGS, 90)].reduce((least, start) => {
    return Math.min(least, descend(problem, start)?.chi2 ?? Infinity);
  }, Infinity);
}

/** How far a second minimum is from a first, in squared sigmas of the first's horizontal place. */
export function distanceChi2(one: Minimum, other: Minimum): number {
  const [xx = 0, xy = 0, , , , yy = 0] = one.covariance;
  const dx = (other.at[0] ?? 0) - (one.at[0] ?? 0);
  const dy = (other.at[1] ?? 0) - (one.at[1] ?? 0);
  return (dx * dx * yy - 2 * dx * dy * xy + dy * dy * xx) / (xx * yy - xy * xy);
}

function beginnings(
  { observations, height }: Problem,
  rings: readonly number[],
  stepDeg: number,
): Float64Array[] {
  const stations = observations.map(({ station }) => station);
  const mx = stations.reduce((sum, { xM }) => sum + xM, 0) / stations.length;
  const my = stations.reduce((sum, { yM }) => sum + yM, 0) / stations.length;
  const sizeM = stations.reduce((most, { xM, yM }) => {
    return Math.max(most, Math.sqrt((xM - mx) * (xM - mx) + (yM - my) * (yM - my)));
  }, 1);
  const starts: Float64Array[] = [];
  for (const ring of rings) {
    for (let turn = 0; turn < 360; turn += stepDeg) {
      const angle = turn * RADIANS_PER_DEGREE;
      const [x, y] = [mx + ring * sizeM * cos(angle), my + ring * sizeM * sin(angle)];
      starts.push(Float64Array.of(x, y, height.zM, 0));
    }
  }
  return starts;
}

function descend(problem: Problem, start: Float64Array): Minimum | undefined {
  let at = start;
  let gram = gramAt(problem, at);
  let damping = DAMPING_FIRST;
  for (let step = 0; step < STEPS_MAX && damping < DAMPING_MAX; step += 1) {
    const next = stepped(at, gram, damping);
    const nextGram = next === undefined ? undefined : gramAt(problem, next);
    const chi2 = gram[CORNER] ?? 0;
    const nextChi2 = nextGram?.[CORNER] ?? Infinity;
    if (next === undefined || nextGram === undefined || !(nextChi2 <= chi2)) {
      damping *= 10;
      continue;
    }
    at = next;
    gram = nextGram;
    damping /= 10;
    if (chi2 - nextChi2 < DONE * (1 + chi2)) break;
  }
  const covariance = invertSymmetric(normalOf(gram, 0), UNKNOWNS);
  if (covariance?.every(Number.isFinite) !== true) return undefined;
  return { at, covariance, chi2: gram[CORNER] ?? 0 };
}

const WIDTH = UNKNOWNS + 1;
const CORNER = WIDTH * WIDTH - 1;

/** Sums of products of the rows' columns, the last of which is what is left over. */
function gramAt(problem: Problem, at: Float64Array): Float64Array {
  const gram = new Float64Array(WIDTH * WIDTH);
  const row = new Float64Array(WIDTH);
  for (const observation of problem.observations) {
    fillRow(row, problem, at, observation);
    addWeighted(gram, row, 1);
  }
  fillHeightRow(row, problem, at);
  addWeighted(gram, row, 1);
  row.fill(0);
  row[3] = 1 / LOOSE_M;
  addWeighted(gram, row, 1);
  return gram;
}

function normalOf(gram: Float64Array, damping: number): Float64Array {
  const normal = new Float64Array(UNKNOWNS * UNKNOWNS);
  for (let i = 0; i < UNKNOWNS; i += 1) {
    for (let j = 0; j < UNKNOWNS; j += 1) normal[i * UNKNOWNS + j] = gram[i * WIDTH + j] ?? 0;
    normal[i * UNKNOWNS + i] = (1 + damping) * (normal[i * UNKNOWNS + i] ?? 0);
  }
  return normal;
}

function stepped(at: Float64Array, gram: Float64Array, damping: number): Float64Array | undefined {
  const inverse = invertSymmetric(normalOf(gram, damping), UNKNOWNS);
  return inverse === undefined
    ? undefined
    : at.map((value, i) => {
        let sum = value;
        for (let j = 0; j < UNKNOWNS; j += 1) {
          sum += (inverse[i * UNKNOWNS + j] ?? 0) * (gram[j * WIDTH + UNKNOWNS] ?? 0);
        }
        return sum;
      });
}
