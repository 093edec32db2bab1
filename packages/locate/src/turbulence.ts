/**
 * Turbulence is partly common to ways of one direction: sensors beyond each other err together, and count for less than their number.
 * How much is common is learnt from the products of residuals of such pairs; each event is then solved once more with the covariance that this gives its arrivals (Aitken, 1936).
 */
import { exp } from '@holdfast/geo';
import type { Found } from './associate.ts';
import { ownShare } from './clutter.ts';
import type { Search } from './evidence.ts';
import { factorise, invertSymmetric, whiten } from './linear.ts';
import { travelS } from './medium.ts';
import type { Fit } from './solve.ts';

/**
 * What two ways have in common falls with the angle as a von Mises density does, to a tenth at 40°: a covariance on any set of
 * directions, because that density is positive definite on the circle.
 */
const CONCENTRATION = 10;
/** Pairs within 15° tell how much is common. */
const COSINE_NEAR = 0.966;
/** A fit takes away about this share of what is common before it can be seen. */
const SEEN = 0.7;
const COMMON_MAX = 0.9;
const PAIRS_MIN = 300;
const FADE = 0.9;
const OUTLIER_SIGMAS = 3;
const ROUNDS = 2;
/** An arrival counts for this much at least, so that a covariance stays finite. */
const OWN_MIN = 1e-6;

interface Ray {
  readonly ux: number;
  readonly uy: number;
  /** Slope of the travel time in the source's x and y. */
  readonly gx: number;
  readonly gy: number;
  /** How likely the arrival is the event's own. */
  readonly own: number;
  readonly wayS: number;
  readonly residualS: number;
  readonly varianceS2: number;
}

/** Sums over pairs of ways of nearly one direction: products of residuals, and what they would be if all turbulence were common. */
export interface CommonRecord {
  readonly top: number;
  readonly bottom: number;
  readonly pairs: number;
}

/** The share of the turbulence's variance that ways of one direction have in common, 0 to 0.9; 0 when too little is known. */
export function commonShareOf({ top, bottom, pairs }: CommonRecord): number {
  if (pairs < PAIRS_MIN || !(bottom > 0)) return 0;
  return Math.max(0, Math.min(COMMON_MAX, top / bottom));
}

/** The record, of which earlier blocks fade, with the pairs of these events. */
export function learnCommon(
  before: CommonRecord,
  search: Search,
  events: readonly Found[],
): CommonRecord {
  const { turbulence } = search.medium;
  let [top, bottom, pairs] = [FADE * before.top, FADE * before.bottom, FADE * before.pairs];
  for (const event of events) {
    const rays = raysOf(search, event).filter(
      ({ residualS, varianceS2 }) =>
        residualS * residualS < OUTLIER_SIGMAS * OUTLIER_SIGMAS * varianceS2,
    );
    rays.forEach((one, i) => {
      for (let j = 0; j < i; j += 1) {
        const other = rays[j];
        if (other === undefined) continue;
        const cosine = one.ux * other.ux + one.uy * other.uy;
        if (cosine < COSINE_NEAR) continue;
        const weight = 1 / (one.varianceS2 * other.varianceS2);
        const turbulent = turbulence * turbulence * one.wayS * other.wayS;
        top += weight * turbulent * one.residualS * other.residualS;
        bottom += weight * turbulent * turbulent * SEEN * nearness(cosine);
        pairs += 1;
      }
    });
  }
  return { top, bottom, pairs };
}

function raysOf(search: Search, found: Pick<Found, 'fit' | 'seedSensor' | 'slots'>): Ray[] {
  const { window, network, medium, sigmaS, clutter } = search;
  const { fit, seedSensor } = found;
  const { halfSlownessSPerM, halfDriftXSPerM, halfDriftYSPerM } = medium;
  return Array.from(found.slots, (slot) => {
    const sensor = window.sensor[slot] ?? 0;
    const dx = fit.xM - (network.xM[sensor] ?? 0);
    const dy = fit.yM - (network.yM[sensor] ?? 0);
    const distanceM = Math.max(0.5, Math.sqrt(dx * dx + dy * dy));
    const [ux, uy] = [dx / distanceM, dy / distanceM];
    const slowness = (halfSlownessSPerM[seedSensor] ?? 0) + (halfSlownessSPerM[sensor] ?? 0);
    const gx = ux * slowness + (halfDriftXSPerM[seedSensor] ?? 0) + (halfDriftXSPerM[sensor] ?? 0);
    const gy = uy * slowness + (halfDriftYSPerM[seedSensor] ?? 0) + (halfDriftYSPerM[sensor] ?? 0);
    const wayS = travelS(network, medium, fit, { seedSensor, sensor });
    const residualS = (window.timeS[slot] ?? 0) - fit.timeS - wayS;
    const turbulentS = medium.turbulence * wayS;
    const varianceS2 = (sigmaS[sensor] ?? 0) * (sigmaS[sensor] ?? 0) + turbulentS * turbulentS;
    const own = ownShare((residualS * residualS) / varianceS2, varianceS2, clutter[sensor] ?? 0);
    return { ux, uy, gx, gy, own, wayS, residualS, varianceS2 };
  });
}

function nearness(cosine: number): number {
  return exp(CONCENTRATION * (cosine - 1));
}

/** The event solved with what turbulence its arrivals have in common; as it is when nothing is known of that. */
export function fitThroughTurbulence(
  search: Search,
  found: Found,
  common: CommonRecord | undefined,
): Fit {
  const commonShare = common === undefined ? 0 : commonShareOf(common);
  const { turbulence } = search.medium;
  if (commonShare === 0 || turbulence === 0) return found.fit;
  const rays = raysOf(search, found);
  const lower = covarianceOf(rays, turbulence * turbulence, commonShare);
  if (!factorise(lower, rays.length)) return found.fit;
  let { fit } = found;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = step(lower, raysOf(search, { ...found, fit }), fit);
    if (next === undefined) return found.fit;
    fit = next;
  }
  return fit;
}

/** Row by row. An arrival that may not be the event's own tells that much less; what the fits took away of the common part is put back. */
function covarianceOf(
  rays: readonly Ray[],
  turbulence2: number,
  commonShare: number,
): Float64Array {
  const size = rays.length;
  const matrix = new Float64Array(size * size);
  const common2 = turbulence2 * commonShare;
  rays.forEach((one, i) => {
    const unseen = (1 - SEEN) * common2 * one.wayS * one.wayS;
    matrix[i * size + i] = (one.varianceS2 + unseen) / Math.max(OWN_MIN, one.own);
    for (let j = 0; j < i; j += 1) {
      const other = rays[j];
      if (other === undefined) break;
      const near = nearness(one.ux * other.ux + one.uy * other.uy);
      matrix[i * size + j] = common2 * near * one.wayS * other.wayS;
    }
  });
  return matrix;
}

/** One step of generalised least squares from a fit, and the covariance there; undefined when no place is fixed. */
function step(lower: Float64Array, rays: readonly Ray[], fit: Fit): Fit | undefined {
  const columns = [() => 1, ({ gx }: Ray) => gx, ({ gy }: Ray) => gy, (ray: Ray) => ray.residualS];
  const white = columns.map((column) => {
    const values = Float64Array.from(rays, column);
    whiten(lower, rays.length, values);
    return values;
  });
  const dot = (a: number, b: number): number => {
    const other = white[b];
    return white[a]?.reduce((sum, value, i) => sum + value * (other?.[i] ?? 0), 0) ?? 0;
  };
  const normal = Float64Array.from({ length: 9 }, (_, i) => dot(Math.floor(i / 3), i % 3));
  const inverse = invertSymmetric(normal, 3);
  if (inverse === undefined) return undefined;
  const [timeS = 0, dx = 0, dy = 0] = [0, 1, 2].map((row) =>
    [0, 1, 2].reduce((sum, k) => sum + (inverse[3 * row + k] ?? 0) * dot(k, 3), 0),
  );
  return {
    ...fit,
    xM: fit.xM + dx,
    yM: fit.yM + dy,
    timeS: fit.timeS + timeS,
    varianceTimeS2: inverse[0] ?? 0,
    varianceXM2: inverse[4] ?? 0,
    covarianceXYM2: inverse[5] ?? 0,
    varianceYM2: inverse[8] ?? 0,
  };
}
