/**
 * How exact each sensor's times are, learnt from the residuals of the events it took part in. A residual is smaller than the error
 * behind it, because the error helped to place the event: it is divided by one less the share of its own weight.
 */
import type { Found } from './associate.ts';
import type { Network } from './network.ts';
import { expectedVarianceS2, travelS } from './solve.ts';
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
const FREEDOM_MIN = 0.15;

export function createTimingRecord(network: Network): TimingRecord {
  return { squares: new Float64Array(network.count), counts: new Float64Array(network.count) };
}

export interface ResidualInputs {
  readonly network: Network;
  readonly window: ArrivalWindow;
  readonly slownessSPerM: number;
  readonly sigmaS: Float64Array;
}

/** A record with the residuals of some events added. */
export function addResiduals(
  record: TimingRecord,
  inputs: ResidualInputs,
  events: readonly Found[],
): TimingRecord {
  const { network, window, slownessSPerM, sigmaS } = inputs;
  const squares = record.squares.slice();
  const counts = record.counts.slice();
  for (const { fit, slots } of events) {
    for (const slot of slots) {
      const s = window.sensor[slot] ?? 0;
      const residual =
        (window.timeS[slot] ?? 0) - fit.timeS - travelS(network, slownessSPerM, fit, s);
      const sigma = sigmaS[s] ?? 0;
      const own = expectedVarianceS2(network, slownessSPerM, fit, s) / (sigma * sigma);
      const freedom = 1 - own;
      if (freedom < FREEDOM_MIN) continue;
      squares[s] = (squares[s] ?? 0) + (residual * residual) / freedom;
      counts[s] = (counts[s] ?? 0) + 1;
    }
  }
  return { squares, counts };
}

/**
 * How much larger the variance of a place is than it seems, because the sigmas that weighted its arrivals were themselves learnt from
 * so few residuals: 1 + 3 / freedom, the mean over the sensors. Between 1 + 2/n (Meier, 1953) and 1 + 4/n, the two orders of that bias.
 */
export function variancePenalty(
  network: Network,
  record: TimingRecord,
  sensors: readonly number[],
): number {
  let sum = 0;
  for (const s of sensors) {
    if ((network.ownSigmaS[s] ?? 0) === 0) sum += 3 / (LEAN + (record.counts[s] ?? 0));
  }
  return sensors.length === 0 ? 1 : 1 + sum / sensors.length;
}

/** One sigma a sensor, seconds: its own if it said one, else what the record says. */
export function sigmaFromRecord(
  network: Network,
  record: TimingRecord,
  beginSigmaS: number,
): Float64Array {
  let squares = BEGIN * beginSigmaS * beginSigmaS;
  let count = BEGIN;
  for (let s = 0; s < network.count; s += 1) {
    squares += record.squares[s] ?? 0;
    count += record.counts[s] ?? 0;
  }
  const mean = squares / count;
  return network.ownSigmaS.map((own, s) => {
    if (own > 0) return own;
    return Math.sqrt((LEAN * mean + (record.squares[s] ?? 0)) / (LEAN + (record.counts[s] ?? 0)));
  });
}
