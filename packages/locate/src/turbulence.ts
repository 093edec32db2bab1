/**
 * Turbulence is partly common to ways of one direction: sensors beyond each other err together, and count for less than their number.
 * How much is common is learnt from the products of residuals of such pairs; an ellipse is widened by what the common part adds.
 */
import type { Found } from './associate.ts';
import type { Search } from './evidence.ts';
import { travelS } from './medium.ts';
import type { Fit } from './solve.ts';

/** Cosine of the angle, 40°, at which two ways have nothing in common; nearer, the common part grows evenly in the cosine. */
const COSINE_APART = 0.766;
/** Pairs within 15° tell how much is common. */
const COSINE_NEAR = 0.966;
/** A fit takes away about this share of what is common before it can be seen. */
const SEEN = 0.7;
const COMMON_MAX = 0.9;
const PAIRS_MIN = 300;
const FADE = 0.9;
const OUTLIER_SIGMAS = 3;

interface Ray {
  readonly ux: number;
  readonly uy: number;
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

function raysOf({ window, network, medium, sigmaS }: Search, found: Found): readonly Ray[] {
  const { fit, seedSensor } = found;
  return Array.from(found.slots, (slot) => {
    const sensor = window.sensor[slot] ?? 0;
    const dx = fit.xM - (network.xM[sensor] ?? 0);
    const dy = fit.yM - (network.yM[sensor] ?? 0);
    const distanceM = Math.max(0.5, Math.sqrt(dx * dx + dy * dy));
    const wayS = travelS(network, medium, fit, { seedSensor, sensor });
    const residualS = (window.timeS[slot] ?? 0) - fit.timeS - wayS;
    const turbulentS = medium.turbulence * wayS;
    const varianceS2 = (sigmaS[sensor] ?? 0) * (sigmaS[sensor] ?? 0) + turbulentS * turbulentS;
    return { ux: dx / distanceM, uy: dy / distanceM, wayS, residualS, varianceS2 };
  });
}

function nearness(cosine: number): number {
  return Math.max(0, (cosine - COSINE_APART) / (1 - COSINE_APART));
}

/**
 * The fit with the covariance that its weights have when turbulence is partly common (the sandwich of Huber, 1967): what each pair of
 * arrivals adds, before and after the inverse of the information.
 */
export function withCommonTurbulence(
  search: Search,
  found: Found,
  common: CommonRecord | undefined,
): Fit {
  const { fit } = found;
  const commonShare = common === undefined ? 0 : commonShareOf(common);
  const { turbulence, halfSlownessSPerM } = search.medium;
  if (commonShare === 0 || turbulence === 0) return fit;
  const slowness = 2 * (halfSlownessSPerM[found.seedSensor] ?? 0);
  const rays = raysOf(search, found).map(({ ux, uy, wayS, varianceS2 }) => ({
    ux,
    uy,
    gx: (ux * slowness - fit.meanX) / varianceS2,
    gy: (uy * slowness - fit.meanY) / varianceS2,
    errorS: turbulence * wayS,
  }));
  let [xx, xy, yy] = [0, 0, 0];
  rays.forEach((one, i) => {
    rays.forEach((other, j) => {
      const near = i === j ? 0 : nearness(one.ux * other.ux + one.uy * other.uy);
      if (near === 0) return;
      const common = commonShare * near * one.errorS * other.errorS;
      xx += common * one.gx * other.gx;
      xy += common * one.gx * other.gy;
      yy += common * one.gy * other.gy;
    });
  });
  const { varianceXM2: a, covarianceXYM2: b, varianceYM2: c } = fit;
  const [ax, ay, bx, by] = [a * xx + b * xy, a * xy + b * yy, b * xx + c * xy, b * xy + c * yy];
  return {
    ...fit,
    varianceXM2: a + ax * a + ay * b,
    covarianceXYM2: b + ax * b + ay * c,
    varianceYM2: c + bx * b + by * c,
  };
}
