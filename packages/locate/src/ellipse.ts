import { atan2, exp } from '@holdfast/geo';
import type { PointM } from '@holdfast/geo';
import type { Fit } from './solve.ts';
import type { Ellipse } from './types.ts';

/** What was known of the timing errors beforehand weighs as much as so many residuals. */
const KNOWN = 30;
/** How far beyond a rival the ellipse reaches, as a share of variance. */
const HOLD = 1.5;
const LN_20 = 2.995732273553991;
const DEGREES_PER_RADIAN = 57.29577951308232;

/**
 * Square of the factor from one sigma to 95 %: the timing sigmas corrected by the event's own residuals, and the
 * quantile of F with 2 and that many degrees of freedom, which has a closed form. `penalty` is that of `variancePenalty`.
 */
export function scale95(fit: Fit, penalty: number): number {
  const freedom = KNOWN + Math.max(0, fit.ownCount - 3);
  const variance = (KNOWN + fit.ownChi2) / freedom;
  return penalty * variance * freedom * (exp((2 * LN_20) / freedom) - 1);
}

/**
 * The 95 % ellipse of a fit, stretched so that it holds its rivals too: adding `HOLD` times the outer product of the
 * way to a rival leaves that place within 1 - 1 / HOLD of the edge at most.
 */
export function ellipseFromFit(fit: Fit, penalty: number, rivals: readonly PointM[]): Ellipse {
  const scale = scale95(fit, penalty);
  let xx = scale * fit.varianceXM2;
  let yy = scale * fit.varianceYM2;
  let xy = scale * fit.covarianceXYM2;
  for (const { xM, yM } of rivals) {
    xx += HOLD * (xM - fit.xM) * (xM - fit.xM);
    yy += HOLD * (yM - fit.yM) * (yM - fit.yM);
    xy += HOLD * (xM - fit.xM) * (yM - fit.yM);
  }
  const mean = (xx + yy) / 2;
  const difference = (xx - yy) / 2;
  const radius = Math.sqrt(difference * difference + xy * xy);
  // The major axis leans from x towards y by half this angle; azimuth counts from y towards x.
  const leanDeg = (atan2(xy, difference) / 2) * DEGREES_PER_RADIAN;
  const azimuthDeg = 90 - leanDeg;
  return {
    semiMajorM: Math.sqrt(mean + radius),
    semiMinorM: Math.sqrt(Math.max(0, mean - radius)),
    azimuthDeg: azimuthDeg >= 180 ? azimuthDeg - 180 : azimuthDeg,
  };
}
