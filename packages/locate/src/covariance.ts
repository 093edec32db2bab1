/** What the errors of arrivals of one event have in common. */
import { exp } from '@holdfast/geo';
import type { Ray } from './rays.ts';
import type { Scatter } from './scatter.ts';

/**
 * What two ways have in common falls with the angle as a von Mises density does, to a tenth at 40°: a covariance on any set of
 * directions, because that density is positive definite on the circle.
 */
const CONCENTRATION = 10;
/** …and with how far apart they end as a bell of this width. */
const NEAR_M = 1_500;
/** Beyond, less than 1e-6 is in common. */
const COSINE_MIN = -0.38;
const APART2_MAX = 27;
/** An arrival counts for this much at least, so that a covariance stays finite. */
export const OWN_MIN = 1e-6;

/** What ways of one event have in common, lower halves, row by row: turbulence over the way squared, gusts over the way. */
export interface Likeness {
  readonly direction: Float64Array;
  readonly nearness: Float64Array;
}

export function likenessOf(rays: readonly Ray[]): Likeness {
  const size = rays.length;
  const direction = new Float64Array(size * size);
  const nearness = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const [one, other] = [rays[i], rays[j]];
      if (one === undefined || other === undefined) break;
      const ways = one.wayS * other.wayS;
      const cosine = one.ux * other.ux + one.uy * other.uy;
      if (cosine > COSINE_MIN) direction[i * size + j] = ways * exp(CONCENTRATION * (cosine - 1));
      const dx = one.xM - other.xM;
      const dy = one.yM - other.yM;
      const apart2 = (dx * dx + dy * dy) / (NEAR_M * NEAR_M);
      if (apart2 < APART2_MAX) nearness[i * size + j] = Math.sqrt(ways) * exp(-0.5 * apart2);
    }
  }
  return { direction, nearness };
}

/** Row by row, the lower half. An arrival that may not be the event's own tells that much less. */
export function covarianceOf(
  rays: readonly Ray[],
  likeness: Likeness,
  scatter: Scatter,
): Float64Array {
  const size = rays.length;
  const { direction, nearness } = likeness;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let at = i * size; at < i * size + i; at += 1) {
      matrix[at] =
        scatter.direction * (direction[at] ?? 0) + scatter.nearness * (nearness[at] ?? 0);
    }
    const ray = rays[i];
    if (ray !== undefined) matrix[i * size + i] = ray.varianceS2 / Math.max(OWN_MIN, ray.own);
  }
  return matrix;
}
