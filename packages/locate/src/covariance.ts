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
/** An arrival counts for this much at least, so that a covariance stays finite. */
export const OWN_MIN = 1e-6;

export function alikeByDirection(one: Ray, other: Ray): number {
  const cosine = one.ux * other.ux + one.uy * other.uy;
  return one.wayS * other.wayS * exp(CONCENTRATION * (cosine - 1));
}

export function alikeByPlace(one: Ray, other: Ray): number {
  const [dx, dy] = [one.xM - other.xM, one.yM - other.yM];
  const apart2 = (dx * dx + dy * dy) / (NEAR_M * NEAR_M);
  return apart2 > 20 ? 0 : Math.sqrt(one.wayS * other.wayS) * exp(-0.5 * apart2);
}

/** Row by row, the lower half. An arrival that may not be the event's own tells that much less. */
export function covarianceOf(rays: readonly Ray[], scatter: Scatter): Float64Array {
  const size = rays.length;
  const matrix = new Float64Array(size * size);
  rays.forEach((one, i) => {
    matrix[i * size + i] = one.varianceS2 / Math.max(OWN_MIN, one.own);
    for (let j = 0; j < i; j += 1) {
      const other = rays[j];
      if (other === undefined) break;
      matrix[i * size + j] =
        scatter.direction * alikeByDirection(one, other) +
        scatter.nearness * alikeByPlace(one, other);
    }
  });
  return matrix;
}
