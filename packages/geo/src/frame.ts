/**
 * A flat frame of metres around an origin: x east, y north.
 *
 * Projection: azimuthal equidistant on a sphere of the ellipsoid's east-west radius of curvature at the origin, latitudes stretched
 * by the ratio of its two radii there. Scale and its first derivative agree with WGS 84, so that a distance between two points
 * within 50 km of the origin is right to 1 part in 20,000 and within 100 km to 1 part in 5,000 below 75 degrees of latitude.
 * degreesFromMetres undoes metresFromDegrees to a micrometre.
 */
import { atan2, cos, sin } from './math.ts';
import {
  ELLIPSOID_EQUATORIAL_RADIUS_M,
  ELLIPSOID_FLATTENING,
  RADIANS_PER_DEGREE,
} from './constants.ts';

/** A place on the globe: latitude -90 to 90, longitude -180 to 180, degrees of WGS 84. */
export interface PlaceDeg {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** A place in a frame: metres east and north of its origin. */
export interface PointM {
  readonly xM: number;
  readonly yM: number;
}

/** Where a frame's zero lies. */
export interface FrameOrigin {
  readonly originLatitudeDeg: number;
  readonly originLongitudeDeg: number;
}

/** A frame ready for use: the origin with what is computed from it once. */
export interface Frame extends FrameOrigin {
  readonly sinOrigin: number;
  readonly cosOrigin: number;
  /** Radius of curvature in the prime vertical, metres. */
  readonly radiusM: number;
  /** Meridian radius over prime vertical radius. */
  readonly stretch: number;
}

/** A frame around an origin: latitude -90 to 90, any finite longitude. Two frames with one origin are equal. */
export function createFrame(origin: FrameOrigin): Frame {
  const { originLatitudeDeg, originLongitudeDeg } = origin;
  const sinOrigin = sin(originLatitudeDeg * RADIANS_PER_DEGREE);
  const cosOrigin = cos(originLatitudeDeg * RADIANS_PER_DEGREE);
  const eccentricity2 = ELLIPSOID_FLATTENING * (2 - ELLIPSOID_FLATTENING);
  const w2 = 1 - eccentricity2 * sinOrigin * sinOrigin;
  return {
    originLatitudeDeg,
    originLongitudeDeg,
    sinOrigin,
    cosOrigin,
    radiusM: ELLIPSOID_EQUATORIAL_RADIUS_M / Math.sqrt(w2),
    stretch: (1 - eccentricity2) / w2,
  };
}

/** Metres east and north of the origin. Points on either side of the antimeridian come out side by side. */
export function metresFromDegrees(frame: Frame, place: PlaceDeg): PointM {
  const { sinOrigin, cosOrigin, radiusM } = frame;
  const latitude =
    (frame.originLatitudeDeg + (place.latitudeDeg - frame.originLatitudeDeg) * frame.stretch) *
    RADIANS_PER_DEGREE;
  const longitude = (place.longitudeDeg - frame.originLongitudeDeg) * RADIANS_PER_DEGREE;
  const sinLatitude = sin(latitude);
  const cosLatitude = cos(latitude);
  const sinHalf = sin(longitude / 2);
  const east = cosLatitude * sin(longitude);
  const north =
    sin(latitude - frame.originLatitudeDeg * RADIANS_PER_DEGREE) +
    2 * sinOrigin * cosLatitude * sinHalf * sinHalf;
  const along = sinOrigin * sinLatitude + cosOrigin * cosLatitude * cos(longitude);
  const across = Math.sqrt(east * east + north * north);
  const scale = across === 0 ? radiusM : (radiusM * atan2(across, along)) / across;
  return { xM: east * scale, yM: north * scale };
}

/** The inverse of `metresFromDegrees`; longitude in [-180, 180). Points within 5,000 km of the origin. */
export function degreesFromMetres(frame: Frame, point: PointM): PlaceDeg {
  const { sinOrigin, cosOrigin, radiusM, originLatitudeDeg, originLongitudeDeg } = frame;
  const distanceM = Math.sqrt(point.xM * point.xM + point.yM * point.yM);
  if (distanceM === 0) {
    return { latitudeDeg: originLatitudeDeg, longitudeDeg: wrapLongitudeDeg(originLongitudeDeg) };
  }
  const angle = distanceM / radiusM;
  const sinAngle = sin(angle);
  const cosAngle = cos(angle);
  const east = (sinAngle * point.xM) / distanceM;
  const north = (sinAngle * point.yM) / distanceM;
  const towardsAxis = cosOrigin * cosAngle - sinOrigin * north;
  const upwards = sinOrigin * cosAngle + cosOrigin * north;
  const cosLatitude = Math.sqrt(east * east + towardsAxis * towardsAxis);
  const stretchedDeg = atan2(upwards, cosLatitude) / RADIANS_PER_DEGREE;
  const longitudeDeg = originLongitudeDeg + atan2(east, towardsAxis) / RADIANS_PER_DEGREE;
  return {
    latitudeDeg: originLatitudeDeg + (stretchedDeg - originLatitudeDeg) / frame.stretch,
    longitudeDeg: wrapLongitudeDeg(longitudeDeg),
  };
}

/** The same meridian, named between -180 (included) and 180 (excluded). */
export function wrapLongitudeDeg(longitudeDeg: number): number {
  const turned = longitudeDeg - 360 * Math.floor((longitudeDeg + 180) / 360);
  return turned >= 180 ? turned - 360 : turned;
}
