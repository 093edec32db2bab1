/**
 * Air that bends sound. Downwind, and in every direction on a clear night, the first arrival is a ray that rose into faster air, the
 * higher the farther it goes; upwind sound keeps to the ground. The effective speed along a way (speed of sound and the wind's share of it; Ostashev
 * and Wilson, Acoustics in Moving Inhomogeneous Media, 2015) thus changes with direction by more than one harmonic, and with distance.
 * To the three numbers of straight ways nine are added, each times the way: the second harmonic of direction (as Backus, 1965, has it for waves in
 * rock) and the third, and d / (d + 4 km), alone and with the first two harmonics. Traced through ten skies of the rough world, places are off by
 * 2.7 to 14 m with straight ways and the best wind, by 1.4 to 4.6 m with these. They are relative to the speed begun with.
 */
import type { PointM } from '@holdfast/geo';
import { locateInKnots } from './knots.ts';
import type { Knots } from './knots.ts';

/** Numbers a knot: the first three are those of straight ways. */
export const COLUMNS = 12;
/** What distance adds has half of its effect here. */
const HALF_M = 4_000;

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
  const far = (way * distanceM) / (distanceM + HALF_M);
  const [cos2, sin2] = [ux * ux - uy * uy, 2 * ux * uy];
  into[0] = way;
  into[1] = way * ux;
  into[2] = way * uy;
  into[3] = way * cos2;
  into[4] = way * sin2;
  into[5] = far;
  into[6] = far * ux;
  into[7] = far * uy;
  into[8] = far * cos2;
  into[9] = far * sin2;
  into[10] = way * (cos2 * ux - sin2 * uy);
  into[11] = way * (sin2 * ux + cos2 * uy);
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
