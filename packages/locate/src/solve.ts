/**
 * From arrival times to a place: least squares for (x, y, origin time), weights 1/sigma^2, by Gauss-Newton with the
 * origin time eliminated. Residual = heard - (origin + distance * slowness).
 */
import { ownShare } from './clutter.ts';
import { throughWind, wayOver, waySlope } from './medium.ts';
import type { Medium, Way } from './medium.ts';
import type { Network } from './network.ts';

/** Where and when, as far as it is known yet. */
export interface Source {
  readonly xM: number;
  readonly yM: number;
  readonly timeS: number;
}

/** What was heard of one event: sensors and times side by side, the first `count` of each. */
export interface Hits {
  count: number;
  /** The sensor that heard it first: the event's end of every way. */
  seedSensor: number;
  readonly sensor: Int32Array;
  readonly slot: Int32Array;
  readonly timeS: Float64Array;
}

/** A solution with the covariance of its place and the variance of its time, for the sigmas given. */
export interface Fit extends Source {
  readonly varianceXM2: number;
  readonly covarianceXYM2: number;
  readonly varianceYM2: number;
  readonly varianceTimeS2: number;
  /** Weighted mean slope of travel time over the arrivals, and the sum of weights: what `spreadS2` needs. */
  readonly meanX: number;
  readonly meanY: number;
  readonly weight: number;
  /** Sum of squared residuals over their sigmas. */
  readonly chi2: number;
  /** The same of what is the event's own, and how many arrivals that is. */
  readonly ownChi2: number;
  readonly ownCount: number;
}

/** What a fit is computed with. */
export interface FitTask {
  readonly network: Network;
  readonly medium: Medium;
  readonly sigmaS: Float64Array;
  readonly hits: Hits;
  /** Residuals above so many sigmas weigh less (Huber, 1964). Infinity: plain least squares. */
  readonly huber: number;
  /** By sensor: arrivals weigh as likely as they are the event's own (`ownShare`). Undefined: all are. */
  readonly clutter: Float64Array | undefined;
}

const ITERATIONS_MAX = 8;
const STEP_MAX_M = 3_000;
const STEP_DONE_M = 0.02;
/** With less doubt than this, in arrivals, about whose they are, all that is known of the place is what they say. */
const DOUBT_MIN = 0.02;
/** Less information left than this share, as a determinant, is no peak to describe. */
const LEFT_MIN = 0.05;

/** The best source near `start`; undefined when the sensors that heard it do not fix a place. */
export function fit(task: FitTask, start: Source): Fit | undefined {
  let source = start;
  for (let i = 0; ; i += 1) {
    const sums = accumulate(task, source);
    const determinant = sums.xx * sums.yy - sums.xy * sums.xy;
    if (!(determinant > 1e-12 * sums.xx * sums.yy)) return undefined;
    let dx = (sums.yy * sums.xr - sums.xy * sums.yr) / determinant;
    let dy = (sums.xx * sums.yr - sums.xy * sums.xr) / determinant;
    const stepM = Math.sqrt(dx * dx + dy * dy);
    if (stepM < STEP_DONE_M || i === ITERATIONS_MAX) return describeFit(task, source, sums);
    if (stepM > STEP_MAX_M) {
      dx *= STEP_MAX_M / stepM;
      dy *= STEP_MAX_M / stepM;
    }
    const timeS = source.timeS + sums.meanR - sums.meanX * dx - sums.meanY * dy;
    source = { xM: source.xM + dx, yM: source.yM + dy, timeS };
    if (!Number.isFinite(timeS)) return undefined;
  }
}

/** The sums' fit, with the covariance of what is known of whose arrivals they are (Louis, 1982), where that leaves any. */
function describeFit(task: FitTask, source: Source, sums: Sums): Fit {
  if (task.clutter === undefined || sums.ownCount > task.hits.count - DOUBT_MIN) {
    return fitFromSums(source, sums, sums);
  }
  const known = accumulate(task, source, 'information');
  const left = known.xx * known.yy - known.xy * known.xy;
  const isPositive =
    known.weight > 0 && known.xx > 0 && left > LEFT_MIN * (sums.xx * sums.yy - sums.xy * sums.xy);
  return fitFromSums(source, sums, isPositive ? known : sums);
}

interface Sums {
  readonly weight: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly meanR: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  readonly xr: number;
  readonly yr: number;
  readonly chi2: number;
  readonly ownChi2: number;
  readonly ownCount: number;
}

/** Weighted sums of the slopes of travel time (x, y) and the residuals (r), about their means. */
function accumulate(
  task: FitTask,
  source: Source,
  weights: 'estimate' | 'information' = 'estimate',
): Sums {
  const { network, medium, sigmaS, hits, huber, clutter } = task;
  const { halfSlownessSPerM, halfDriftXSPerM, halfDriftYSPerM, turbulence, curve } = medium;
  const seedSlowness = halfSlownessSPerM[hits.seedSensor] ?? 0;
  const seedDriftX = halfDriftXSPerM[hits.seedSensor] ?? 0;
  const seedDriftY = halfDriftYSPerM[hits.seedSensor] ?? 0;
  let [w0, wx, wy, wr, xx, xy, yy, xr, yr] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let [chi2, ownChi2, ownCount] = [0, 0, 0];
  for (let i = 0; i < hits.count; i += 1) {
    const s = hits.sensor[i] ?? 0;
    const dx = source.xM - (network.xM[s] ?? 0);
    const dy = source.yM - (network.yM[s] ?? 0);
    // A source on top of a sensor has no direction from it: half a metre keeps the slope finite.
    const distance = Math.max(0.5, Math.sqrt(dx * dx + dy * dy));
    const slowness = seedSlowness + (halfSlownessSPerM[s] ?? 0);
    const driftX = seedDriftX + (halfDriftXSPerM[s] ?? 0);
    const driftY = seedDriftY + (halfDriftYSPerM[s] ?? 0);
    const perM = (waySlope(curve, distance) * slowness) / distance;
    const gx = dx * perM + driftX;
    const gy = dy * perM + driftY;
    const travel = throughWind(wayOver(curve, distance) * slowness, driftX * dx + driftY * dy);
    const r = (hits.timeS[i] ?? 0) - source.timeS - travel;
    const sigma = sigmaS[s] ?? 0;
    const turbulent = turbulence * travel;
    const variance = sigma * sigma + turbulent * turbulent;
    let weight = 1 / variance;
    const u2 = r * r * weight;
    chi2 += u2;
    if (clutter !== undefined) {
      const own = ownShare(u2, variance, clutter[s] ?? 0);
      ownChi2 += own * u2;
      ownCount += own;
      weight *= weights === 'estimate' ? own : own - own * (1 - own) * u2;
    }
    if (u2 > huber * huber) weight *= huber / Math.sqrt(u2);
    w0 += weight;
    wx += weight * gx;
    wy += weight * gy;
    wr += weight * r;
    xx += weight * gx * gx;
    xy += weight * gx * gy;
    yy += weight * gy * gy;
    xr += weight * gx * r;
    yr += weight * gy * r;
  }
  return {
    weight: w0,
    meanX: wx / w0,
    meanY: wy / w0,
    meanR: wr / w0,
    xx: xx - (wx * wx) / w0,
    xy: xy - (wx * wy) / w0,
    yy: yy - (wy * wy) / w0,
    xr: xr - (wx * wr) / w0,
    yr: yr - (wy * wr) / w0,
    chi2,
    ownChi2,
    ownCount,
  };
}

/** The place and residuals of `found` with the covariance that `sums` leave. */
function fitFromSums(source: Source, found: Sums, sums: Sums): Fit {
  const determinant = sums.xx * sums.yy - sums.xy * sums.xy;
  const varianceXM2 = sums.yy / determinant;
  const varianceYM2 = sums.xx / determinant;
  const covarianceXYM2 = -sums.xy / determinant;
  const { meanX, meanY } = sums;
  const varianceTimeS2 =
    1 / sums.weight +
    meanX * meanX * varianceXM2 +
    2 * meanX * meanY * covarianceXYM2 +
    meanY * meanY * varianceYM2;
  const { weight } = sums;
  const { chi2, ownChi2, ownCount } = found;
  const variances = { varianceXM2, covarianceXYM2, varianceYM2, varianceTimeS2 };
  return { ...source, ...variances, meanX, meanY, weight, chi2, ownChi2, ownCount };
}

/** Variance of the time that a fit expects at one sensor, seconds squared. */
export function expectedVarianceS2(
  network: Network,
  medium: Medium,
  found: Fit,
  { seedSensor, sensor }: Way,
): number {
  const dx = found.xM - (network.xM[sensor] ?? 0);
  const dy = found.yM - (network.yM[sensor] ?? 0);
  const distance = Math.max(0.5, Math.sqrt(dx * dx + dy * dy));
  const { halfSlownessSPerM, halfDriftXSPerM, halfDriftYSPerM } = medium;
  const slowness = (halfSlownessSPerM[seedSensor] ?? 0) + (halfSlownessSPerM[sensor] ?? 0);
  const driftX = (halfDriftXSPerM[seedSensor] ?? 0) + (halfDriftXSPerM[sensor] ?? 0);
  const driftY = (halfDriftYSPerM[seedSensor] ?? 0) + (halfDriftYSPerM[sensor] ?? 0);
  const perM = (waySlope(medium.curve, distance) * slowness) / distance;
  const gx = dx * perM + driftX - found.meanX;
  const gy = dy * perM + driftY - found.meanY;
  const place =
    gx * gx * found.varianceXM2 + 2 * gx * gy * found.covarianceXYM2 + gy * gy * found.varianceYM2;
  return place + 1 / found.weight;
}
