import { EARTH_RADIUS_M, RADIANS_PER_DEGREE } from './constants.ts';
import type { PlaceDeg } from './places.ts';
import { atan2, cos, sin } from './math.ts';

/**
 * Great-circle distance in metres on the sphere of mean radius (haversine; Sinnott, Sky and Telescope 68, 1984).
 * Within 0.6 % of the distance on the ellipsoid; for metre-true local work use a `Frame`. 0 for one place.
 */
export function haversineM(from: PlaceDeg, to: PlaceDeg): number {
  const sinLatitude = sin(((to.latitudeDeg - from.latitudeDeg) * RADIANS_PER_DEGREE) / 2);
  const sinLongitude = sin(((to.longitudeDeg - from.longitudeDeg) * RADIANS_PER_DEGREE) / 2);
  const cosines =
    cos(from.latitudeDeg * RADIANS_PER_DEGREE) * cos(to.latitudeDeg * RADIANS_PER_DEGREE);
  const h = Math.min(1, sinLatitude * sinLatitude + cosines * sinLongitude * sinLongitude);
  return 2 * EARTH_RADIUS_M * atan2(Math.sqrt(h), Math.sqrt(1 - h));
}
