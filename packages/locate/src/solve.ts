/**
 * From arrival times to a place: least squares for (x, y, origin time), weights 1/sigma^2, by Gauss-Newton with the
 * origin time eliminated. Residual = heard - (origin + distance * slowness).
 */
import { ownShare } from './clutter.ts';
import { throughWind, wayOver, waySlope } from './medium.ts';
import type { Medium, Way } from './medium.ts';
import type { Network } from './network.ts';
import {
  AT_HALF_DRIFT_X,
  AT_HALF_DRIFT_Y,
  AT_HALF_SLOWNESS,
  AT_VARIANCE,
  AT_X,
  AT_Y,
  SITE_SIZE,
} from './sites.ts';
import type { Sites } from './sites.ts';

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
  readonly sites: Sites;
  readonly medium: Medium;
  readonly hits: Hits;
  /** Residuals above so many sigmas weigh less (Huber, 1964). Infinity: plain least squares. */
  readonly huber: number;
  /** By sensor: arrivals weigh as likely as they are the event's own (`ownShare`). Undefined: all are. */
  readonly clutter: Float64Array | undefined;
  /** A step shorter than this, metres, is the last. */
  readonly doneM: number;
  readonly scratch: FitScratch;
}

/** Where a fit works: written over by every next one, so that refining a hypothesis leaves nothing to collect. */
export interface FitScratch {
  readonly at: Place;
  readonly sums: Sums;
  readonly known: Sums;
}

export function createFitScratch(): FitScratch {
  return { at: { xM: NaN, yM: NaN, timeS: NaN }, sums: createSums(), known: createSums() };
}

/** A source under way. */
type Place = { -readonly [K in keyof Source]: Source[K] };

const ITERATIONS_MAX = 8;
const STEP_MAX_M = 3_000;
/** With less doubt than this, in arrivals, about whose they are, all that is known of the place is what they say. */
const DOUBT_MIN = 0.02;
/** Less information left than this share, as a determinant, is no peak to describe. */
const LEFT_MIN = 0.05;

/** The best source near `start`; undefined when the sensors that heard it do not fix a place. */
export function fit(task: FitTask, start: Source): Fit | undefined {
  if (!climb(task, start)) return undefined;
  const { at, sums } = task.scratch;
  return fitFromSums(at, sums, informationAt(task));
}

/** Like `fit`, of which only the place is wanted. */
export function fitPlace(task: FitTask, start: Source): Source | undefined {
  if (!climb(task, start)) return undefined;
  const { xM, yM, timeS } = task.scratch.at;
  return { xM, yM, timeS };
}

/** Moves the scratch's place from `start` to the best source near it; false when there is none. */
function climb(task: FitTask, start: Source): boolean {
  const { at, sums } = task.scratch;
  at.xM = start.xM;
  at.yM = start.yM;
  at.timeS = start.timeS;
  for (let i = 0; ; i += 1) {
    accumulate(task, 'estimate', sums);
    const determinant = sums.xx * sums.yy - sums.xy * sums.xy;
    if (!(determinant > 1e-12 * sums.xx * sums.yy)) return false;
    let dx = (sums.yy * sums.xr - sums.xy * sums.yr) / determinant;
    let dy = (sums.xx * sums.yr - sums.xy * sums.xr) / determinant;
    const stepM = Math.sqrt(dx * dx + dy * dy);
    if (stepM < task.doneM || i === ITERATIONS_MAX) return true;
    if (stepM > STEP_MAX_M) {
      dx *= STEP_MAX_M / stepM;
      dy *= STEP_MAX_M / stepM;
    }
    at.timeS = at.timeS + sums.meanR - sums.meanX * dx - sums.meanY * dy;
    at.xM += dx;
    at.yM += dy;
    if (!Number.isFinite(at.timeS)) return false;
  }
}

/** The sums whose inverse is the covariance: what is known of whose arrivals they are (Louis, 1982), where that leaves any. */
function informationAt(task: FitTask): Sums {
  const { sums, known } = task.scratch;
  if (task.clutter === undefined || sums.ownCount > task.hits.count - DOUBT_MIN) return sums;
  accumulate(task, 'information', known);
  const left = known.xx * known.yy - known.xy * known.xy;
  const isPositive =
    known.weight > 0 && known.xx > 0 && left > LEFT_MIN * (sums.xx * sums.yy - sums.xy * sums.xy);
  return isPositive ? known : sums;
}

interface Sums {
  weight: number;
  meanX: number;
  meanY: number;
  meanR: number;
  xx: number;
  xy: number;
  yy: number;
  xr: number;
  yr: number;
  chi2: number;
  ownChi2: number;
  ownCount: number;
}

function createSums(): Sums {
  const place = { xx: NaN, xy: NaN, yy: NaN, xr: NaN, yr: NaN };
  const means = { weight: NaN, meanX: NaN, meanY: NaN, meanR: NaN };
  return { ...means, ...place, chi2: NaN, ownChi2: NaN, ownCount: NaN };
}

/** Weighted sums of the slopes of travel time (x, y) and the residuals (r), about their means. */
function accumulate(task: FitTask, weights: 'estimate' | 'information', into: Sums): void {
  const { medium, hits, huber, clutter } = task;
  const sites = task.sites.values;
  const { xM, yM, timeS } = task.scratch.at;
  const { turbulence, curve } = medium;
  const seedAt = hits.seedSensor * SITE_SIZE;
  const seedSlowness = sites[seedAt + AT_HALF_SLOWNESS] ?? 0;
  const seedDriftX = sites[seedAt + AT_HALF_DRIFT_X] ?? 0;
  const seedDriftY = sites[seedAt + AT_HALF_DRIFT_Y] ?? 0;
  const huber2 = huber * huber;
  let [w0, wx, wy, wr, xx, xy, yy, xr, yr] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let [chi2, ownChi2, ownCount] = [0, 0, 0];
  for (let i = 0; i < hits.count; i += 1) {
    const s = hits.sensor[i] ?? 0;
    const at = s * SITE_SIZE;
    const dx = xM - (sites[at + AT_X] ?? 0);
    const dy = yM - (sites[at + AT_Y] ?? 0);
    // A source on top of a sensor has no direction from it: half a metre keeps the slope finite.
    const distance = Math.max(0.5, Math.sqrt(dx * dx + dy * dy));
    const slowness = seedSlowness + (sites[at + AT_HALF_SLOWNESS] ?? 0);
    const driftX = seedDriftX + (sites[at + AT_HALF_DRIFT_X] ?? 0);
    const driftY = seedDriftY + (sites[at + AT_HALF_DRIFT_Y] ?? 0);
    const perM = (waySlope(curve, distance) * slowness) / distance;
    const gx = dx * perM + driftX;
    const gy = dy * perM + driftY;
    const travel = throughWind(wayOver(curve, distance) * slowness, driftX * dx + driftY * dy);
    const r = (hits.timeS[i] ?? 0) - timeS - travel;
    const turbulent = turbulence * travel;
    const variance = (sites[at + AT_VARIANCE] ?? 0) + turbulent * turbulent;
    let weight = 1 / variance;
    const u2 = r * r * weight;
    chi2 += u2;
    if (clutter !== undefined) {
      const own = ownShare(u2, variance, clutter[s] ?? 0);
      ownChi2 += own * u2;
      ownCount += own;
      weight *= weights === 'estimate' ? own : own - own * (1 - own) * u2;
    }
    if (u2 > huber2) weight *= huber / Math.sqrt(u2);
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
  into.weight = w0;
  into.meanX = wx / w0;
  into.meanY = wy / w0;
  into.meanR = wr / w0;
  into.xx = xx - (wx * wx) / w0;
  into.xy = xy - (wx * wy) / w0;
  into.yy = yy - (wy * wy) / w0;
  into.xr = xr - (wx * wr) / w0;
  into.yr = yr - (wy * wr) / w0;
  into.chi2 = chi2;
  into.ownChi2 = ownChi2;
  into.ownCount = ownCount;
}

/** The place and residuals of `found` with the covariance that `sums` leave. */
function fitFromSums({ xM, yM, timeS }: Source, found: Sums, sums: Sums): Fit {
  const { meanX, meanY, weight } = sums;
  const { chi2, ownChi2, ownCount } = found;
  const determinant = sums.xx * sums.yy - sums.xy * sums.xy;
  const varianceXM2 = sums.yy / determinant;
  const varianceYM2 = sums.xx / determinant;
  const covarianceXYM2 = -sums.xy / determinant;
  const varianceTimeS2 =
    1 / weight +
    meanX * meanX * varianceXM2 +
    2 * meanX * meanY * covarianceXYM2 +
    meanY * meanY * varianceYM2;
  return {
    xM,
    yM,
    timeS,
    varianceXM2,
    covarianceXYM2,
    varianceYM2,
    varianceTimeS2,
    meanX,
    meanY,
    weight,
    chi2,
    ownChi2,
    ownCount,
  };
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
