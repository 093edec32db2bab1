/**
 * A flat frame of metres around an origin: x east, y north.
 *
 * Projection: azimuthal equidistant on a sphere of the ellipsoid's east-west radius of curvature at the origin, latitudes stretched
 * by the ratio of its two radii there. A distance between two points within 50 km of the origin is right to 1 part in 10,000 and within
 * 100 km to 1 part in 5,000 below 75 degrees of latitude; 600 km away it is 1 part in 600 out, and across, not along: see band-frame.ts.
 * degreesFromMetres undoes metresFromDegrees to a micrometre.
 */
import { degreesInBand, metresInBand } from './band-frame.ts';
import type { BandFrame } from './band-frame.ts';
import { atan2, cos, sin } from './math.ts';
import {
  ELLIPSOID_EQUATORIAL_RADIUS_M,
  ELLIPSOID_FLATTENING,
  RADIANS_PER_DEGREE,
} from './constants.ts';
import { wrapLongitudeDeg } from './places.ts';
import type { FrameOrigin, PlaceDeg, PointM } from './places.ts';

/** A frame ready for use: round ones serve as far as 100 km from their origin, bands along all of a line. */
export type Frame = RoundFrame | BandFrame;

/** The origin with what is computed from it once. */
export interface RoundFrame extends FrameOrigin {
  readonly kind: 'round';
  readonly sinOrigin: number;
  readonly cosOrigin: number;
  /** Radius of curvature in the prime vertical, metres. */
  readonly radiusM: number;
  /** Meridian radius over prime vertical radius. */
  readonly stretch: number;
}

/** A frame around an origin: latitude -90 to 90, any finite longitude. Two frames with one origin are equal. */
export function createFrame(origin: FrameOrigin): RoundFrame {
  const { originLatitudeDeg, originLongitudeDeg } = origin;
  const sinOrigin = sin(originLatitudeDeg * RADIANS_PER_DEGREE);
  const cosOrigin = cos(originLatitudeDeg * RADIANS_PER_DEGREE);
  const eccentricity2 = ELLIPSOID_FLATTENING * (2 - ELLIPSOID_FLATTENING);
  const w2 = 1 - eccentricity2 * sinOrigin * sinOrigin;
  return {
    kind: 'round',
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
  if (frame.kind === 'band') return metresInBand(frame, place);
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
  if (frame.kind === 'band') return degreesInBand(frame, point);
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
  const latitudeDeg = originLatitudeDeg + (stretchedDeg - originLatitudeDeg) / frame.stretch;
  // The stretched pole lies a hair beyond the true one: what is between the two is on the other side.
  if (latitudeDeg > 90 || latitudeDeg < -90) {
    return {
      latitudeDeg: (latitudeDeg > 0 ? 180 : -180) - latitudeDeg,
      longitudeDeg: wrapLongitudeDeg(longitudeDeg + 180),
    };
  }
  return { latitudeDeg, longitudeDeg: wrapLongitudeDeg(longitudeDeg) };
}

const STEP_DEG = 0.001;

/**
 * Where true north lies at a point, degrees clockwise from the frame's y, -180 to 180, to a thousandth of a degree: a direction in the frame
 * less this is a true azimuth. At a pole, where there is none, some number.
 */
export function northDeg(frame: Frame, point: PointM): number {
  const { latitudeDeg, longitudeDeg } = degreesFromMetres(frame, point);
  // Away from the nearer pole, so that the step does not cross it.
  const step = latitudeDeg > 0 ? -STEP_DEG : STEP_DEG;
  const next = metresFromDegrees(frame, { latitudeDeg: latitudeDeg + step, longitudeDeg });
  const [dx, dy] = [next.xM - point.xM, next.yM - point.yM];
  return atan2(step < 0 ? -dx : dx, step < 0 ? -dy : dy) / RADIANS_PER_DEGREE;
}
