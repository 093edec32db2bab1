/** The ways of one event's arrivals through the air, as the last solution and what is learnt of the air look at them. */
import { exp } from '@holdfast/geo';
import { bentS, COLUMNS, fillColumns } from './bent-air.ts';
import type { BentAir } from './bent-air.ts';
import { ownShare } from './clutter.ts';
import type { Found } from './associate.ts';
import type { Search } from './evidence.ts';
import { travelS } from './medium.ts';
import { errorVarianceS2 } from './scatter.ts';
import type { Scatter } from './scatter.ts';

/** From a source to one sensor. */
export interface Ray {
  readonly sensor: number;
  readonly xM: number;
  readonly yM: number;
  /** Direction from the sensor to the source. */
  readonly ux: number;
  readonly uy: number;
  /** Slope of the travel time in the source's x and y. */
  readonly gx: number;
  readonly gy: number;
  readonly wayS: number;
  /** Heard less expected, through air that bends. */
  readonly residualS: number;
  /** Square of the sensor's timing sigma. */
  readonly timingS2: number;
  /** Of the whole error. */
  readonly varianceS2: number;
  /** How likely the arrival is the event's own, and what that is weighed against (`ownShare`): more where the sensor hears more than usual. */
  readonly own: number;
  readonly clutter: number;
  /** What each number of the bent air would do to the travel time, seconds. */
  readonly columns: Float64Array;
}

/** An event's own arrival by a clock that is wrong, or a liar's, is as good as another's: one in thirty, anywhere within half a second. */
const WRONG = 0.08;

export function raysOf(
  search: Search,
  { fit, seedSensor, slots }: Pick<Found, 'fit' | 'seedSensor' | 'slots'>,
  bent: BentAir,
  scatter: Scatter,
): Ray[] {
  const { window, network, medium, sigmaS, settings } = search;
  const { halfSlownessSPerM, halfDriftXSPerM, halfDriftYSPerM } = medium;
  return Array.from(slots, (slot) => {
    const sensor = window.sensor[slot] ?? 0;
    const [xM, yM] = [network.xM[sensor] ?? 0, network.yM[sensor] ?? 0];
    const [dx, dy] = [fit.xM - xM, fit.yM - yM];
    const distanceM = Math.max(0.5, Math.sqrt(dx * dx + dy * dy));
    const [ux, uy] = [dx / distanceM, dy / distanceM];
    const slowness = (halfSlownessSPerM[seedSensor] ?? 0) + (halfSlownessSPerM[sensor] ?? 0);
    const gx = ux * slowness + (halfDriftXSPerM[seedSensor] ?? 0) + (halfDriftXSPerM[sensor] ?? 0);
    const gy = uy * slowness + (halfDriftYSPerM[seedSensor] ?? 0) + (halfDriftYSPerM[sensor] ?? 0);
    const columns = new Float64Array(COLUMNS);
    fillColumns(columns, { ux, uy, distanceM }, settings.soundSpeedMPerS);
    const wayS =
      travelS(network, medium, fit, { seedSensor, sensor }) +
      bentS(bent, columns, { xM: network.xM[seedSensor] ?? 0, yM: network.yM[seedSensor] ?? 0 }) /
        2 +
      bentS(bent, columns, { xM, yM }) / 2;
    const residualS = (window.timeS[slot] ?? 0) - fit.timeS - wayS;
    const timingS2 = (sigmaS[sensor] ?? 0) * (sigmaS[sensor] ?? 0);
    const varianceS2 = errorVarianceS2(scatter, timingS2, wayS);
    const clutter = WRONG + (search.clutter[sensor] ?? 0) * exp(search.crowding[slot] ?? 0);
    const own = ownShare((residualS * residualS) / varianceS2, varianceS2, clutter);
    return {
      sensor,
      xM,
      yM,
      ux,
      uy,
      gx,
      gy,
      wayS,
      residualS,
      timingS2,
      varianceS2,
      own,
      clutter,
      columns,
    };
  });
}
