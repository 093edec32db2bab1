/**
 * An event solved once more, through air that bends sound, with the errors that its arrivals have in common (Aitken, 1936): what turbulence and gusts
 * do to ways of one direction and to sensors that stand together, and what is not known of the air itself.
 */
import type { PointM } from '@holdfast/geo';
import type { Found } from './associate.ts';
import { bendCovarianceAt, bentAirOf } from './bend.ts';
import type { BendRecord } from './bend.ts';
import { COLUMNS } from './bent-air.ts';
import type { BentAir } from './bent-air.ts';
import { ownShare } from './clutter.ts';
import { covarianceOf, likenessOf, OWN_MIN } from './covariance.ts';
import type { Search } from './evidence.ts';
import { locateInKnots } from './knots.ts';
import { factorise, invertSymmetric, unwhiten, whiten } from './linear.ts';
import { addTo } from './pooled.ts';
import { raysOf } from './rays.ts';
import type { Ray } from './rays.ts';
import type { Scatter } from './scatter.ts';
import type { Fit } from './solve.ts';

const ROUNDS = 3;
/**
 * What bends sound is not followed wholly by the columns, and what is left looks the same to all arrivals of one direction. Traced through ten skies of
 * the rough world, it moved places by 0.24 to 0.85 as far as straight ways with the best wind are off: a column is uncertain by this share of itself.
 */
const BEND_DOUBT = 0.5;

/** What is known of the air beyond straight ways. */
export interface RoughAir {
  readonly bend: BendRecord;
  readonly scatter: Scatter;
  /** What the search's medium was made of. */
  readonly straight: Float64Array;
}

export interface ThroughAir {
  readonly fit: Fit;
  /** Of each arrival, heard less expected, seconds. */
  readonly residualsS: readonly number[];
}

/** The event solved with all that is known; undefined when that fixes no place. */
export function fitThroughAir(search: Search, found: Found, air: RoughAir): ThroughAir | undefined {
  const { network } = search;
  const bent = bentAirOf(air.bend, air.straight);
  const at = { xM: network.xM[found.seedSensor] ?? 0, yM: network.yM[found.seedSensor] ?? 0 };
  const doubt = bendCovarianceAt(air.bend, at);
  addBendDoubt(doubt, bent, at);
  let { fit } = found;
  let rays: readonly Ray[] = raysOf(search, found, bent, air.scatter);
  const likeness = likenessOf(rays);
  for (let round = 1; ; round += 1) {
    const lower = covarianceOf(rays, likeness, air.scatter);
    addDoubt(lower, rays, doubt);
    if (!factorise(lower, rays.length)) return undefined;
    const solved = step(lower, rays, fit);
    if (solved === undefined) return undefined;
    fit = solved.fit;
    const doubts = doubtsOf(lower, rays, solved);
    fit = withDoubts(fit, doubts);
    rays = raysOf(search, { ...found, fit }, bent, air.scatter).map((ray, i) => {
      return { ...ray, own: doubts[i]?.own ?? ray.own };
    });
    if (round === ROUNDS) return { fit, residualsS: rays.map(({ residualS }) => residualS) };
  }
}

/** How likely an arrival is the event's own, and how far it moves the place if it is, metres. */
interface Doubt {
  readonly own: number;
  readonly xM: number;
  readonly yM: number;
}

/** Each arrival against what all others would have it be: one that pulls the place to itself fits by that alone. */
function doubtsOf(
  lower: Float64Array,
  rays: readonly Ray[],
  { pull, white, inverse }: Solved,
): readonly Doubt[] {
  const size = rays.length;
  const unit = new Float64Array(size);
  return rays.map(({ varianceS2, own, clutter }, i) => {
    unit.fill(0);
    unit[i] = 1;
    whiten(lower, size, unit);
    const slopes = white.map((column) => dotOf(column, unit));
    // How far an error of a second at this sensor moves time, x and y.
    const [pullT = 0, pullX = 0, pullY = 0] = [0, 1, 2].map((row) =>
      slopes.reduce((sum, slope, k) => sum + (inverse[3 * row + k] ?? 0) * slope, 0),
    );
    const [slopeT = 0, slopeX = 0, slopeY = 0] = slopes;
    const weight = dotOf(unit, unit) - slopeT * pullT - slopeX * pullX - slopeY * pullY;
    if (!(weight > 0)) return { own, xM: 0, yM: 0 };
    const offS = (pull[i] ?? 0) / weight;
    const expectedS2 = Math.max(
      varianceS2,
      1 / weight - varianceS2 / Math.max(OWN_MIN, own) + varianceS2,
    );
    const byS = offS / weight / expectedS2;
    const share = ownShare((offS * offS) / expectedS2, expectedS2, clutter);
    return { own: share, xM: byS * pullX, yM: byS * pullY };
  });
}

/** A place is as uncertain as it is uncertain whose the arrivals are that move it. */
function withDoubts(fit: Fit, doubts: readonly Doubt[]): Fit {
  let { varianceXM2, covarianceXYM2, varianceYM2 } = fit;
  for (const { own, xM, yM } of doubts) {
    const share = own * (1 - own);
    varianceXM2 += share * xM * xM;
    covarianceXYM2 += share * xM * yM;
    varianceYM2 += share * yM * yM;
  }
  return { ...fit, varianceXM2, covarianceXYM2, varianceYM2 };
}

function dotOf(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

/** Each column uncertain by `BEND_DOUBT` of itself. */
function addBendDoubt(doubt: Float64Array, { knots, more }: BentAir, at: PointM): void {
  const [before, share] = locateInKnots(knots, at.xM, at.yM);
  for (let k = 0; k < COLUMNS; k += 1) {
    const here = more[COLUMNS * before + k] ?? 0;
    const value = here + share * ((more[COLUMNS * (before + 1) + k] ?? 0) - here);
    addTo(doubt, k * (COLUMNS + 1), BEND_DOUBT * BEND_DOUBT * value * value);
  }
}

/** What is not known of the air is common to all arrivals: F C F', F what each number of it does to each way. */
function addDoubt(matrix: Float64Array, rays: readonly Ray[], doubt: Float64Array): void {
  const size = rays.length;
  const spread = rays.map(({ columns }) => {
    const sum = new Float64Array(COLUMNS);
    for (let k = 0; k < COLUMNS; k += 1) {
      let value = 0;
      for (let l = 0; l < COLUMNS; l += 1)
        value += (doubt[k * COLUMNS + l] ?? 0) * (columns[l] ?? 0);
      sum[k] = value;
    }
    return sum;
  });
  rays.forEach(({ columns }, i) => {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < COLUMNS; k += 1) sum += (columns[k] ?? 0) * (spread[j]?.[k] ?? 0);
      matrix[i * size + j] = sum;
    }
  });
}

interface Solved {
  readonly fit: Fit;
  /** Inverse covariance times residuals. */
  readonly pull: Float64Array;
  /** Slopes in time, x and y, whitened, and the inverse of their products. */
  readonly white: readonly Float64Array[];
  readonly inverse: Float64Array;
}

/** One step of generalised least squares from a fit, and the covariance there; undefined when no place is fixed. */
function step(lower: Float64Array, rays: readonly Ray[], fit: Fit): Solved | undefined {
  const whitened = (column: (ray: Ray) => number): Float64Array => {
    const values = Float64Array.from(rays, column);
    whiten(lower, rays.length, values);
    return values;
  };
  const white = [() => 1, ({ gx }: Ray) => gx, ({ gy }: Ray) => gy].map(whitened);
  const pull = whitened(({ residualS }) => residualS);
  const normal = Float64Array.from(white.flatMap((a) => white.map((b) => dotOf(a, b))));
  const inverse = invertSymmetric(normal.slice(), 3);
  if (inverse === undefined) return undefined;
  const slopes = white.map((column) => dotOf(column, pull));
  const [timeS = 0, dx = 0, dy = 0] = [0, 1, 2].map((row) =>
    slopes.reduce((sum, slope, k) => sum + (inverse[3 * row + k] ?? 0) * slope, 0),
  );
  [timeS, dx, dy].forEach((by, k) => {
    pull.forEach((value, i) => (pull[i] = value - by * (white[k]?.[i] ?? 0)));
  });
  const ownChi2 = dotOf(pull, pull);
  unwhiten(lower, rays.length, pull);
  const next = {
    ...fit,
    xM: fit.xM + dx,
    yM: fit.yM + dy,
    timeS: fit.timeS + timeS,
    varianceTimeS2: inverse[0] ?? 0,
    varianceXM2: inverse[4] ?? 0,
    covarianceXYM2: inverse[5] ?? 0,
    varianceYM2: inverse[8] ?? 0,
    ownChi2,
    ownCount: rays.reduce((sum, { own }) => sum + own, 0),
  };
  return { fit: next, pull, white, inverse };
}
