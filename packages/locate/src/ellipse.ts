import { atan2, exp } from '@holdfast/geo';
import type { PointM } from '@holdfast/geo';
import type { Fit } from './solve.ts';
import type { Ellipse } from './types.ts';

/**
 * What was known of the errors beforehand weighs as much as so many residuals of the event's own. In weather less is known: errors differ from
 * event to event. Measured on seeds 131 to 133 with 10 instead of 30: the same in the model's own wind, .928 instead of .895 in the rough world.
 */
const KNOWN = { calm: 30, estimate: 10 } as const;
/** What an ellipse is made with beside the fit: `penalty` is that of `variancePenalty`. */
export interface Doubt {
  readonly penalty: number;
  readonly weather: keyof typeof KNOWN;
}

/** How far beyond a rival the ellipse reaches, as a share of variance. */
const HOLD = 1.5;
const LN_20 = 2.995732273553991;
const DEGREES_PER_RADIAN = 57.29577951308232;

/**
 * Square of the factor from one sigma to 95 %: the timing sigmas corrected by the event's own residuals, and the
 * quantile of F with 2 and that many degrees of freedom, which has a closed form.
 */
export function scale95(fit: Fit, { penalty, weather }: Doubt): number {
  const known = KNOWN[weather];
  const freedom = known + Math.max(0, fit.ownCount - 3);
  const variance = (known + fit.ownChi2) / freedom;
  return penalty * variance * freedom * (exp((2 * LN_20) / freedom) - 1);
}

/**
 * The 95 % ellipse of a fit, stretched so that it holds its rivals too: adding `HOLD` times the outer product of the
 * way to a rival leaves that place within 1 - 1 / HOLD of the edge at most.
 */
export function ellipseFromFit(fit: Fit, doubt: Doubt, rivals: readonly PointM[]): Ellipse {
  const scale = scale95(fit, doubt);
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
