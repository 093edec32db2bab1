/**
 * A flat frame for what is long and narrow, as a line of contact of 1,200 km: at its origin x is east and y north, and along its axis,
 * a great circle through the origin, metres stay metres in every direction.
 *
 * Projection: the ellipsoid onto Gauss's conformal sphere (1844), whose scale departs from 1 with the third power of the latitude's
 * distance from the origin's; the sphere onto the plane by Mercator's projection about the axis. Both keep angles, so an error is one of
 * scale and alike in all directions: y^2 / 2 R^2 at a distance y from the axis (2e-6 at 12 km, 1.2e-4 at 100 km), and 1e-5 at 600 km along it.
 */
import {
  ELLIPSOID_EQUATORIAL_RADIUS_M,
  ELLIPSOID_FLATTENING,
  RADIANS_PER_DEGREE,
} from './constants.ts';
import { atan2, cos, exp, log, sin } from './math.ts';
import { wrapLongitudeDeg } from './places.ts';
import type { FrameOrigin, PlaceDeg, PointM } from './places.ts';

const ECCENTRICITY2 = ELLIPSOID_FLATTENING * (2 - ELLIPSOID_FLATTENING);
const ECCENTRICITY = Math.sqrt(ECCENTRICITY2);
/** Each turn leaves 0.7 % of the error of the one before. */
const LATITUDE_TURNS = 8;

/** A frame along an axis, ready for use. */
export interface BandFrame extends FrameOrigin {
  readonly kind: 'band';
  /** Of the axis at the origin, clockwise from north. */
  readonly axisAzimuthDeg: number;
  readonly sinAxis: number;
  readonly cosAxis: number;
  readonly radiusM: number;
  /** Longitudes on the sphere over those on the ellipsoid. */
  readonly widening: number;
  /** What isometric latitudes on the sphere have more than so widened ones of the ellipsoid. */
  readonly isometricOffset: number;
  readonly sinOrigin: number;
  readonly cosOrigin: number;
}

/** A frame around an origin (latitude -90 to 90, any finite longitude) along an axis. An axis and its reverse give one frame. */
export function createBandFrame(origin: FrameOrigin, axisAzimuthDeg: number): BandFrame {
  const latitude = origin.originLatitudeDeg * RADIANS_PER_DEGREE;
  const [sinLatitude, cosLatitude] = [sin(latitude), cos(latitude)];
  const w2 = 1 - ECCENTRICITY2 * sinLatitude * sinLatitude;
  const cos2 = cosLatitude * cosLatitude;
  const widening = Math.sqrt(1 + (ECCENTRICITY2 * cos2 * cos2) / (1 - ECCENTRICITY2));
  // The root of the ratio of the ellipsoid's two radii of curvature.
  const flatter = Math.sqrt((1 - ECCENTRICITY2) / w2);
  const tangent = (flatter * sinLatitude) / cosLatitude;
  const isometric = asinh(tangent);
  const half = exp(-Math.abs(isometric));
  const axis = axisAzimuthDeg * RADIANS_PER_DEGREE;
  return {
    kind: 'band',
    ...origin,
    axisAzimuthDeg,
    sinAxis: sin(axis),
    cosAxis: cos(axis),
    radiusM: (ELLIPSOID_EQUATORIAL_RADIUS_M * Math.sqrt(1 - ECCENTRICITY2)) / w2,
    widening,
    isometricOffset: isometric - widening * isometricOf(sinLatitude, cosLatitude),
    sinOrigin: tanh(isometric),
    cosOrigin: (2 * half) / (1 + half * half),
  };
}

export function metresInBand(frame: BandFrame, { latitudeDeg, longitudeDeg }: PlaceDeg): PointM {
  const { widening, isometricOffset, sinOrigin, cosOrigin, sinAxis, cosAxis, radiusM } = frame;
  const latitude = latitudeDeg * RADIANS_PER_DEGREE;
  const isometric = widening * isometricOf(sin(latitude), cos(latitude)) + isometricOffset;
  const shrunk = exp(-Math.abs(isometric));
  const [sinSphere, cosSphere] = [tanh(isometric), (2 * shrunk) / (1 + shrunk * shrunk)];
  const turnDeg = wrapLongitudeDeg(longitudeDeg - frame.originLongitudeDeg);
  const turn = widening * turnDeg * RADIANS_PER_DEGREE;
  const east = cosSphere * sin(turn);
  const outward = cosSphere * cos(turn);
  const north = sinSphere * cosOrigin - outward * sinOrigin;
  const up = sinSphere * sinOrigin + outward * cosOrigin;
  const aside = east * cosAxis - north * sinAxis;
  const alongM = radiusM * atan2(east * sinAxis + north * cosAxis, up);
  const asideM = (radiusM / 2) * log((1 + aside) / (1 - aside));
  return {
    xM: alongM * sinAxis + asideM * cosAxis,
    yM: alongM * cosAxis - asideM * sinAxis,
  };
}

export function degreesInBand(frame: BandFrame, { xM, yM }: PointM): PlaceDeg {
  const { widening, isometricOffset, sinOrigin, cosOrigin, sinAxis, cosAxis, radiusM } = frame;
  const along = (xM * sinAxis + yM * cosAxis) / radiusM;
  const asideRadii = (xM * cosAxis - yM * sinAxis) / radiusM;
  const shrunk = exp(-Math.abs(asideRadii));
  const narrow = (2 * shrunk) / (1 + shrunk * shrunk);
  const aside = tanh(asideRadii);
  const ahead = narrow * sin(along);
  const up = narrow * cos(along);
  const east = ahead * sinAxis + aside * cosAxis;
  const north = ahead * cosAxis - aside * sinAxis;
  const outward = up * cosOrigin - north * sinOrigin;
  const upwards = up * sinOrigin + north * cosOrigin;
  const onSphere = asinh(upwards / Math.sqrt(east * east + outward * outward));
  const turnDeg = atan2(east, outward) / RADIANS_PER_DEGREE / widening;
  return {
    latitudeDeg: latitudeOf((onSphere - isometricOffset) / widening) / RADIANS_PER_DEGREE,
    longitudeDeg: wrapLongitudeDeg(frame.originLongitudeDeg + turnDeg),
  };
}

/** Isometric latitude on the ellipsoid: equal steps of it and of longitude are equally long. */
function isometricOf(sinLatitude: number, cosLatitude: number): number {
  return asinh(sinLatitude / cosLatitude) - flattened(sinLatitude);
}

function latitudeOf(isometric: number): number {
  let spherical = isometric;
  for (let turn = 0; turn < LATITUDE_TURNS; turn += 1) {
    spherical = isometric + flattened(tanh(spherical));
  }
  const shrunk = exp(-Math.abs(spherical));
  return atan2(tanh(spherical), (2 * shrunk) / (1 + shrunk * shrunk));
}

function flattened(sinLatitude: number): number {
  const part = ECCENTRICITY * sinLatitude;
  return (ECCENTRICITY / 2) * log((1 + part) / (1 - part));
}

function asinh(value: number): number {
  const size = Math.abs(value);
  const result = log(size + Math.sqrt(size * size + 1));
  return value < 0 ? -result : result;
}

function tanh(value: number): number {
  const shrunk = exp(-2 * Math.abs(value));
  const result = (1 - shrunk) / (1 + shrunk);
  return value < 0 ? -result : result;
}
