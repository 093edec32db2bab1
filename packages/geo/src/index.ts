export {
  EARTH_RADIUS_M,
  ELLIPSOID_EQUATORIAL_RADIUS_M,
  ELLIPSOID_FLATTENING,
  RADIANS_PER_DEGREE,
  SOUND_SPEED_20C_M_PER_S,
} from './constants.ts';
export { atan2, cos, exp, log, log10, sin } from './math.ts';
export { createBandFrame } from './band-frame.ts';
export type { BandFrame } from './band-frame.ts';
export { createFrame, degreesFromMetres, metresFromDegrees, northDeg } from './frame.ts';
export type { Frame, RoundFrame } from './frame.ts';
export { wrapLongitudeDeg } from './places.ts';
export type { FrameOrigin, PlaceDeg, PointM } from './places.ts';
export { haversineM } from './distance.ts';
export { isInPolygon, nearestOnPolyline, sideOfPolyline, signedDistanceM } from './polyline.ts';
export type { NearestOnLine } from './polyline.ts';
export {
  civilFromDays,
  dayText,
  daysFromCivil,
  daysInMonth,
  instantFromMs,
  isLeapYear,
  MS_PER_DAY,
  parseDay,
  parseInstantMs,
} from './calendar.ts';
export type { CivilDay } from './calendar.ts';
export { createRandom } from './random.ts';
export type { Random } from './random.ts';
