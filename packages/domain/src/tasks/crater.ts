/**
 * Conventions: azimuths point from the crater back towards where the shell came from, in thousandths of a degree clockwise from true north,
 * 0 to 359,999. An azimuth says which side of the line fire came from, and is weighed as that; two are never intersected.
 */
import { atan2, cos, log, RADIANS_PER_DEGREE, sin } from '@holdfast/geo';

/** Azimuths as they were read, and what the instrument's maker and the method promise at best. */
export interface CraterReadings {
  /** 1 to 100 of them. */
  readonly azimuthsMdeg: readonly number[];
  /** The least error that a reading with this instrument has, thousandths of a degree. At least `INSTRUMENT_MDEG_MIN` is used. */
  readonly instrumentMdeg: number;
}

export interface CraterAzimuth {
  readonly azimuthMdeg: number;
  /** Standard error. */
  readonly sigmaMdeg: number;
}

/** Half a degree: no compass on broken ground is believed to do better. */
export const INSTRUMENT_MDEG_MIN = 500;

/** What a single crater may be off by: its spread is not known, and nobody may claim it to be none. */
const LONE_READING_MDEG = 10_000;

/** An error this wide says nothing of a direction. */
const SIGMA_MDEG_MAX = 180_000;

const MDEG_PER_CIRCLE = 360_000;

/**
 * The circular mean of the readings, and its standard error: the circular standard deviation of the readings over the root of one less than their number, and
 * the instrument's own error, which more readings do not lessen, in quadrature. Null when there is no reading, or they point all ways alike.
 *
 * Circular standard deviation: √(−2 ln R), R the length of the mean vector (Mardia and Jupp, Directional Statistics, 2.3.15).
 */
export function craterAzimuth({
  azimuthsMdeg,
  instrumentMdeg,
}: CraterReadings): CraterAzimuth | null {
  const count = azimuthsMdeg.length;
  const radians = azimuthsMdeg.map((azimuthMdeg) => (azimuthMdeg / 1000) * RADIANS_PER_DEGREE);
  const eastward = radians.reduce((sum, angle) => sum + sin(angle), 0) / Math.max(1, count);
  const northward = radians.reduce((sum, angle) => sum + cos(angle), 0) / Math.max(1, count);
  const resultant = Math.sqrt(eastward * eastward + northward * northward);
  if (count === 0 || resultant < RESULTANT_MIN) return null;
  const spreadMdeg =
    count === 1
      ? LONE_READING_MDEG
      : mdegOf(Math.sqrt(-2 * log(Math.min(1, resultant)))) / Math.sqrt(count - 1);
  const leastMdeg = Math.max(INSTRUMENT_MDEG_MIN, instrumentMdeg);
  const sigmaMdeg = Math.sqrt(spreadMdeg * spreadMdeg + leastMdeg * leastMdeg);
  const turned = Math.round(mdegOf(atan2(eastward, northward)));
  return {
    azimuthMdeg: ((turned % MDEG_PER_CIRCLE) + MDEG_PER_CIRCLE) % MDEG_PER_CIRCLE,
    sigmaMdeg: Math.min(SIGMA_MDEG_MAX, Math.ceil(sigmaMdeg)),
  };
}

/** Shorter than this, the mean vector points anywhere. */
const RESULTANT_MIN = 0.01;

function mdegOf(radians: number): number {
  return (radians / RADIANS_PER_DEGREE) * 1000;
}
