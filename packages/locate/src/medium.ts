/**
 * The air between source and sensor. Sound travels with the wind: over the way d from a source to a sensor it takes
 * |d| s - q · d to first order, where s is the slowness of still air and q the wind times s squared; taken is the effective speed along
 * the way, the speed of sound and the wind's share together, whose second order is 3e-4 of the time at 6 m/s.
 * Both are known at every sensor; on a way they are the mean of those at the event's first sensor and at the listener.
 * What they leave over is turbulence: an error in proportion to the travel time.
 */
import type { PointM } from '@holdfast/geo';
import type { Network } from './network.ts';
import type { TravelTimes } from './options.ts';

/** Columns by sensor. Halves are kept because a way takes the half of each end. */
export interface Medium {
  readonly halfSlownessSPerM: Float64Array;
  readonly halfDriftXSPerM: Float64Array;
  readonly halfDriftYSPerM: Float64Array;
  /** Standard deviation of travel times over travel times. */
  readonly turbulence: number;
  /** Undefined where waves go straight. */
  readonly curve: Curve | undefined;
}

/** Waves that dive: by distance in steps of `stepM`, how long a straight way at the speed would take as long. */
export interface Curve {
  readonly stepM: number;
  readonly wayM: Float64Array;
}

/** The straight way that takes as long as the true one over a distance; past the table's end it goes on as it ended. */
export function wayOver(curve: Curve | undefined, distanceM: number): number {
  if (curve === undefined) return distanceM;
  const step = stepAt(curve, distanceM);
  const before = curve.wayM[step] ?? 0;
  return before + ((curve.wayM[step + 1] ?? 0) - before) * (distanceM / curve.stepM - step);
}

/** How much longer that way is for each metre of distance. */
export function waySlope(curve: Curve | undefined, distanceM: number): number {
  if (curve === undefined) return 1;
  const step = stepAt(curve, distanceM);
  return ((curve.wayM[step + 1] ?? 0) - (curve.wayM[step] ?? 0)) / curve.stepM;
}

function stepAt({ stepM, wayM }: Curve, distanceM: number): number {
  return Math.min(wayM.length - 2, Math.floor(distanceM / stepM));
}

/** Still air of one speed, or what a table of travel times says. */
export function stillMedium(
  count: number,
  soundSpeedMPerS: number,
  travelTimes: TravelTimes | undefined,
): Medium {
  const curve = travelTimes && {
    stepM: travelTimes.stepM,
    wayM: Float64Array.from(travelTimes.seconds, (seconds) => seconds * soundSpeedMPerS),
  };
  return {
    halfSlownessSPerM: new Float64Array(count).fill(0.5 / soundSpeedMPerS),
    halfDriftXSPerM: new Float64Array(count),
    halfDriftYSPerM: new Float64Array(count),
    turbulence: 0,
    curve,
  };
}

/** A way between an event, named by the first sensor that heard it, and a sensor. */
export interface Way {
  readonly seedSensor: number;
  readonly sensor: number;
}

/** Seconds from a source to a sensor. */
export function travelS(
  network: Network,
  medium: Medium,
  source: PointM,
  { seedSensor, sensor }: Way,
): number {
  const dx = source.xM - (network.xM[sensor] ?? 0);
  const dy = source.yM - (network.yM[sensor] ?? 0);
  const { halfSlownessSPerM, halfDriftXSPerM, halfDriftYSPerM } = medium;
  const slowness = (halfSlownessSPerM[seedSensor] ?? 0) + (halfSlownessSPerM[sensor] ?? 0);
  const driftX = (halfDriftXSPerM[seedSensor] ?? 0) + (halfDriftXSPerM[sensor] ?? 0);
  const driftY = (halfDriftYSPerM[seedSensor] ?? 0) + (halfDriftYSPerM[sensor] ?? 0);
  const wayM = wayOver(medium.curve, Math.sqrt(dx * dx + dy * dy));
  return throughWind(wayM * slowness, driftX * dx + driftY * dy);
}

/** Still seconds and what the wind adds to first order → seconds at the effective speed of sound along the way. */
export function throughWind(stillS: number, driftS: number): number {
  return driftS === 0 ? stillS : (stillS * stillS) / (stillS - driftS);
}
