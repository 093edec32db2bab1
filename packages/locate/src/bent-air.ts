/**
 * Air that bends sound. Downwind, and in every direction on a clear night, the first arrival is a ray that rose into faster air, the
 * higher the farther it goes; upwind sound keeps to the ground. The effective speed along a way (speed of sound and wind's share; Ostashev
 * and Wilson, Acoustics in Moving Inhomogeneous Media, 2015) thus changes with direction by more
 * than one harmonic, and with distance. To the three numbers of straight ways five are added, each times the way:
 * cos 2a and sin 2a of its direction (as Backus, 1965, has them for waves in rock), and distance, alone and times its direction.
 * They are relative to the speed begun with, known at the knots of weather.ts, and learnt as there, but with the errors that
 * arrivals of one event have in common (scatter.ts).
 */
import type { PointM } from '@holdfast/geo';
import { locateInKnots } from './knots.ts';
import type { Knots } from './knots.ts';

/** Numbers a knot: the first three are those of straight ways. */
export const COLUMNS = 8;
const FAR_M = 10_000;

/** What it adds to straight ways: numbers by knot, as many as `COLUMNS`. */
export interface BentAir {
  readonly knots: Knots;
  readonly more: Float64Array;
}

export interface Direction {
  readonly ux: number;
  readonly uy: number;
  readonly distanceM: number;
}

/** What each number would add to the time of a way, seconds. */
export function fillColumns(
  into: Float64Array,
  { ux, uy, distanceM }: Direction,
  soundSpeedMPerS: number,
): void {
  const way = distanceM / soundSpeedMPerS;
  const far = (way * distanceM) / FAR_M;
  into[0] = way;
  into[1] = way * ux;
  into[2] = way * uy;
  into[3] = way * (ux * ux - uy * uy);
  into[4] = way * 2 * ux * uy;
  into[5] = far;
  into[6] = far * ux;
  into[7] = far * uy;
}

/** Seconds that the air at a place adds to a straight way. */
export function bentS({ knots, more }: BentAir, columns: Float64Array, at: PointM): number {
  const [before, share] = locateInKnots(knots, at.xM, at.yM);
  const from = COLUMNS * before;
  let sum = 0;
  for (let k = 0; k < COLUMNS; k += 1) {
    const here = more[from + k] ?? 0;
    sum += (columns[k] ?? 0) * (here + share * ((more[from + COLUMNS + k] ?? 0) - here));
  }
  return sum;
}
