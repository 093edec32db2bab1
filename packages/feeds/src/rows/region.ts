import { haversineM } from '@holdfast/geo';
import type { PlaceUdeg } from '@holdfast/domain';
import type { RegionUdeg } from '../feed.ts';

/** How far outside the mission's region a place is still believed, in metres. */
export const OUTSIDE_M_MAX = 200_000;

const TURN_UDEG = 360_000_000;

/**
 * Distance of a place from a box, in metres, along the great circle; 0 inside.
 * The nearest point is taken by clamping each coordinate, which is exact enough away from the poles.
 */
export function distanceOutsideM(region: RegionUdeg, place: PlaceUdeg): number {
  const latitudeUdeg = Math.min(Math.max(place.latitudeUdeg, region.southUdeg), region.northUdeg);
  const longitudeUdeg = nearestLongitudeUdeg(region, place.longitudeUdeg);
  return haversineM(toDeg(place), toDeg({ latitudeUdeg, longitudeUdeg }));
}

function nearestLongitudeUdeg(region: RegionUdeg, longitudeUdeg: number): number {
  const width = eastwardUdeg(region.westUdeg, region.eastUdeg);
  const offset = eastwardUdeg(region.westUdeg, longitudeUdeg);
  if (offset <= width) return longitudeUdeg;
  return offset - width < TURN_UDEG - offset ? region.eastUdeg : region.westUdeg;
}

function eastwardUdeg(fromUdeg: number, toUdeg: number): number {
  const difference = (toUdeg - fromUdeg) % TURN_UDEG;
  return difference < 0 ? difference + TURN_UDEG : difference;
}

function toDeg({ latitudeUdeg, longitudeUdeg }: PlaceUdeg) {
  return { latitudeDeg: latitudeUdeg / 1_000_000, longitudeDeg: longitudeUdeg / 1_000_000 };
}
