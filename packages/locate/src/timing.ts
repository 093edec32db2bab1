/**
 * How exact each sensor's times are, learnt from the residuals of the events it took part in. A residual is smaller than the error
 * behind it, because the error helped to place the event: it is divided by one less the share of its own weight.
 */
import type { Found } from './associate.ts';
import { ownShare } from './clutter.ts';
import type { Network } from './network.ts';
import { travelS } from './medium.ts';
import type { Medium } from './medium.ts';
import { expectedVarianceS2 } from './solve.ts';
import type { ArrivalWindow } from './window.ts';

/** Sums over the residuals of each sensor. */
export interface TimingRecord {
  readonly squares: Float64Array;
  readonly counts: Float64Array;
}

/** A sensor's own residuals weigh against so many of the network's mean. */
const LEAN = 4;
/** The sigma begun with weighs as much as so many residuals. */
const BEGIN = 20;
const MEAN_ROUNDS = 20;
const FREEDOM_MIN = 0.15;
/**
 * Where clocks may be wrong, one that was hardly heard yet can be off unseen. Measured in wind with 0.04 sensors per km² (seeds 131, 132, 133, 135, 136): the
 * ellipse holds the truth in .945 of cases, without this in some .92; where sensors are heard often it changes little.
 */
const UNHEARD = { calm: 0, estimate: 35 } as const;

export function createTimingRecord(network: Network): TimingRecord {
  return { squares: new Float64Array(network.count), counts: new Float64Array(network.count) };
}

export interface ResidualInputs {
  readonly network: Network;
  readonly window: ArrivalWindow;
  readonly medium: Medium;
  readonly sigmaS: Float64Array;
  /** By sensor, see `ownShare`. */
  readonly clutter: Float64Array;
}

/** A record with the residuals of some events added. */
export function addResiduals(
  record: TimingRecord,
  inputs: ResidualInputs,
  events: readonly Found[],
): TimingRecord {
  const { network, window, medium, sigmaS, clutter } = inputs;
  const squares = record.squares.slice();
  const counts = record.counts.slice();
  for (const { fit, slots, seedSensor } of events) {
    for (const slot of slots) {
      const s = window.sensor[slot] ?? 0;
      const way = travelS(network, medium, fit, { seedSensor, sensor: s });
      const residual = (window.timeS[slot] ?? 0) - fit.timeS - way;
      const turbulentS2 = medium.turbulence * way * medium.turbulence * way;
      const variance = (sigmaS[s] ?? 0) * (sigmaS[s] ?? 0) + turbulentS2;
      const own = expectedVarianceS2(network, medium, fit, { seedSensor, sensor: s }) / variance;
      const freedom = 1 - own;
      if (freedom < FREEDOM_MIN) continue;
      const share = ownShare((residual * residual) / variance, variance, clutter[s] ?? 0);
      // What turbulence explains is not the sensor's own.
      const square = share * ((residual * residual) / freedom - turbulentS2);
      squares[s] = Math.max(0, (squares[s] ?? 0) + square);
      counts[s] = (counts[s] ?? 0) + share;
    }
  }
  return { squares, counts };
}

/**
 * How much larger the variance of a place is than it seems, because the sigmas that weighted its arrivals were themselves learnt from
 * so few residuals: 1 + 1 / freedom, the mean over the sensors. Measured over four seeds of every calm set: with 1 the ellipse holds the
 * truth in .943 to .955 of cases; with 3, between the two orders of that bias in Meier (1953), in up to .967.
 */
export function variancePenalty(
  network: Network,
  record: TimingRecord,
  sensors: readonly number[],
  weather: keyof typeof UNHEARD,
): number {
  let sum = 0;
  for (const s of sensors) {
    if ((network.ownSigmaS[s] ?? 0) > 0) continue;
    const known = LEAN + (record.counts[s] ?? 0);
    sum += 1 / known + UNHEARD[weather] / (known * known);
  }
  return sensors.length === 0 ? 1 : 1 + sum / sensors.length;
}

/**
 * One sigma a sensor, seconds: its own if it said one, else what the record says. `spreadMax`: a sensor's sum of squares counts for the network's
 * mean up to so many of its standard deviations.
 */
export function sigmaFromRecord(
  network: Network,
  record: TimingRecord,
  { beginSigmaS, spreadMax }: { readonly beginSigmaS: number; readonly spreadMax: number },
): Float64Array {
  const mean = meanSquare(record, beginSigmaS, spreadMax);
  return network.ownSigmaS.map((own, s) => {
    if (own > 0) return own;
    return Math.sqrt((LEAN * mean + (record.squares[s] ?? 0)) / (LEAN + (record.counts[s] ?? 0)));
  });
}

/**
 * Mean over the network, of which one sensor's share can be bounded: with clocks wrong by 50 to 500 ms one in twenty would
 * make it four times as large for all (measured), and gates twice as wide.
 */
function meanSquare(
  { squares, counts }: TimingRecord,
  beginSigmaS: number,
  spreadMax: number,
): number {
  let mean = Infinity;
  for (let round = 0; round < MEAN_ROUNDS; round += 1) {
    let sum = BEGIN * beginSigmaS * beginSigmaS;
    let count = BEGIN;
    for (let s = 0; s < squares.length; s += 1) {
      const own = counts[s] ?? 0;
      if (own === 0) continue;
      const most = (own + spreadMax * Math.sqrt(2 * own)) * mean;
      sum += Math.min(squares[s] ?? 0, most);
      count += own;
    }
    mean = sum / count;
  }
  return mean;
}

/** Below this no turbulence is believed. */
const TURBULENCE_MIN = 0.0004;
const TURBULENCE_MAX = 0.01;
const OUTLIER_SIGMAS = 4;

/**
 * Standard deviation of travel times over travel times: the squares of all residuals against the squares of their travel times, by least
 * squares with weights of the variance squared; what does not grow with the way is left to the sensors.
 */
export function estimateTurbulence(inputs: ResidualInputs, events: readonly Found[]): number {
  const { network, window, medium, sigmaS, clutter } = inputs;
  let [w0, wt, wtt, we, wet] = [0, 0, 0, 0, 0];
  for (const { fit, slots, seedSensor } of events) {
    for (const slot of slots) {
      const s = window.sensor[slot] ?? 0;
      const way = travelS(network, medium, fit, { seedSensor, sensor: s });
      const residual = (window.timeS[slot] ?? 0) - fit.timeS - way;
      const turbulent = medium.turbulence * way;
      const variance = (sigmaS[s] ?? 0) * (sigmaS[s] ?? 0) + turbulent * turbulent;
      const own = expectedVarianceS2(network, medium, fit, { seedSensor, sensor: s }) / variance;
      if (1 - own < FREEDOM_MIN) continue;
      if (residual * residual > OUTLIER_SIGMAS * OUTLIER_SIGMAS * variance) continue;
      const share = ownShare((residual * residual) / variance, variance, clutter[s] ?? 0);
      const weight = share / (variance * variance);
      const square = (residual * residual) / (1 - own) - (sigmaS[s] ?? 0) * (sigmaS[s] ?? 0);
      w0 += weight;
      wt += weight * way * way;
      wtt += weight * way * way * way * way;
      we += weight * square;
      wet += weight * square * way * way;
    }
  }
  const determinant = w0 * wtt - wt * wt;
  if (!(determinant > 0)) return medium.turbulence;
  const slope = (w0 * wet - wt * we) / determinant;
  if (!(slope > TURBULENCE_MIN * TURBULENCE_MIN)) return TURBULENCE_MIN;
  return Math.min(TURBULENCE_MAX, Math.sqrt(slope));
}
