/**
 * One event's observations as rows of a least-squares problem in (x, y, z, distance at the fastest wave since the origin): arrivals of any
 * wave, bearings, and what is known of the height. Each row is divided by its own sigma.
 */
import { atan2 } from '@holdfast/geo';
import type { PointM } from '@holdfast/geo';

/** A place in three dimensions, z upward, metres, in a Cartesian frame. */
export interface PlaceM extends PointM {
  readonly zM: number;
}

/** A wave that goes straight at one speed. Its speed is above 0; a slower wave than another is fine in one event. */
export interface Wave {
  readonly speedMPerS: number;
}

/** A wave's arrival at a station, with the standard deviation of its time, above 0. */
export interface WaveArrival {
  readonly kind: 'arrival';
  readonly station: PlaceM;
  readonly wave: Wave;
  readonly timeS: number;
  readonly sigmaS: number;
}

/** The direction an event was seen or heard in, degrees clockwise from north, with its standard deviation, above 0 to 60. */
export interface Bearing {
  readonly kind: 'bearing';
  readonly station: PlaceM;
  readonly azimuthDeg: number;
  readonly sigmaDeg: number;
}

export type SourceObservation = WaveArrival | Bearing;

/** What is known of the height beforehand. */
export interface HeightKnown {
  readonly zM: number;
  readonly sigmaM: number;
}

export const UNKNOWNS = 4;
const DEGREES_PER_RADIAN = 57.29577951308232;
/** A source on top of a station has no direction from it: half a metre keeps slopes finite. */
const NEAR_M = 0.5;

/** What a problem is made of. Times count from `baseS`. */
export interface Problem {
  readonly observations: readonly SourceObservation[];
  readonly height: HeightKnown;
  readonly baseS: number;
  /** The fastest wave of all, which turns the origin time into metres. */
  readonly fastestMPerS: number;
}

/** Fills the row of one observation (slopes in the four unknowns, then what is left over) and gives back how many sigmas are left over. */
export function fillRow(
  row: Float64Array,
  { baseS, fastestMPerS }: Problem,
  at: Float64Array,
  observation: SourceObservation,
): number {
  const { station } = observation;
  const [x = 0, y = 0, z = 0, sinceM = 0] = at;
  const [dx, dy, dz] = [x - station.xM, y - station.yM, z - station.zM];
  row.fill(0);
  if (observation.kind === 'bearing') {
    const flat2 = Math.max(NEAR_M * NEAR_M, dx * dx + dy * dy);
    const scale = DEGREES_PER_RADIAN / observation.sigmaDeg;
    row[0] = (scale * dy) / flat2;
    row[1] = (-scale * dx) / flat2;
    const offDeg = observation.azimuthDeg - atan2(dx, dy) * DEGREES_PER_RADIAN;
    row[4] = (offDeg - 360 * Math.round(offDeg / 360)) / observation.sigmaDeg;
    return row[4];
  }
  const distanceM = Math.max(NEAR_M, Math.sqrt(dx * dx + dy * dy + dz * dz));
  const { wave, sigmaS, timeS } = observation;
  const perM = 1 / (wave.speedMPerS * sigmaS);
  row[0] = (perM * dx) / distanceM;
  row[1] = (perM * dy) / distanceM;
  row[2] = (perM * dz) / distanceM;
  row[3] = 1 / (fastestMPerS * sigmaS);
  const expectedS = sinceM / fastestMPerS + distanceM / wave.speedMPerS;
  row[4] = (timeS - baseS - expectedS) / sigmaS;
  return row[4];
}

/** The row of what is known of the height. */
export function fillHeightRow(row: Float64Array, { height }: Problem, at: Float64Array): number {
  row.fill(0);
  row[2] = 1 / height.sigmaM;
  row[4] = (height.zM - (at[2] ?? 0)) / height.sigmaM;
  return row[4];
}
