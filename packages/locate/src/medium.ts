/**
 * The air between source and sensor. Sound travels with the wind: over the way d from a source to a sensor it takes
 * |d| s - q · d to first order, where s is the slowness of still air and q the wind times s squared; taken is the effective speed along
 * the way, the speed of sound and the wind's share together, whose second order is 3e-4 of the time at 6 m/s.
 * Both are known at every sensor; on a way they are the mean of those at the event's first sensor and at the listener.
 * What they leave over is turbulence: an error in proportion to the travel time.
 */
import type { PointM } from '@holdfast/geo';
import type { Network } from './network.ts';

/** Columns by sensor. Halves are kept because a way takes the half of each end. */
export interface Medium {
  readonly halfSlownessSPerM: Float64Array;
  readonly halfDriftXSPerM: Float64Array;
  readonly halfDriftYSPerM: Float64Array;
  /** Standard deviation of travel times over travel times. */
  readonly turbulence: number;
}

/** Still air of one speed. */
export function stillMedium(count: number, soundSpeedMPerS: number, turbulence: number): Medium {
  return {
    halfSlownessSPerM: new Float64Array(count).fill(0.5 / soundSpeedMPerS),
    halfDriftXSPerM: new Float64Array(count),
    halfDriftYSPerM: new Float64Array(count),
    turbulence,
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
  return throughWind(Math.sqrt(dx * dx + dy * dy) * slowness, driftX * dx + driftY * dy);
}

/** Still seconds and what the wind adds to first order → seconds at the effective speed of sound along the way. */
export function throughWind(stillS: number, driftS: number): number {
  return driftS === 0 ? stillS : (stillS * stillS) / (stillS - driftS);
}
