import { EARTH_RADIUS_M, cos, sin } from '@holdfast/geo';
import type { RegionUdeg } from '../feed.ts';

/** How far outside the mission's region a place is still believed, in metres. */
export const OUTSIDE_M_MAX = 200_000;

const RADIANS_PER_UDEG = Math.PI / 180_000_000;
const TURN_UDEG = 360_000_000;

/**
 * Distance of a place from a box, in metres, along the chord (8 m short at 200 km); 0 inside.
 * The nearest point is taken by clamping each coordinate, which is exact enough away from the poles.
 */
export function distanceOutsideM(
  region: RegionUdeg,
  place: { readonly latitudeUdeg: number; readonly longitudeUdeg: number },
): number {
  const latitudeUdeg = Math.min(Math.max(place.latitudeUdeg, region.southUdeg), region.northUdeg);
  const longitudeUdeg = nearestLongitudeUdeg(region, place.longitudeUdeg);
  return chordM(place, { latitudeUdeg, longitudeUdeg });
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

function chordM(
  a: { readonly latitudeUdeg: number; readonly longitudeUdeg: number },
  b: { readonly latitudeUdeg: number; readonly longitudeUdeg: number },
): number {
  const p = unitVector(a);
  const q = unitVector(b);
  const dx = p.x - q.x;
  const dy = p.y - q.y;
  const dz = p.z - q.z;
  return EARTH_RADIUS_M * Math.sqrt(dx * dx + dy * dy + dz * dz);
}

function unitVector(place: { readonly latitudeUdeg: number; readonly longitudeUdeg: number }) {
  const latitude = place.latitudeUdeg * RADIANS_PER_UDEG;
  const longitude = place.longitudeUdeg * RADIANS_PER_UDEG;
  return {
    x: cos(latitude) * cos(longitude),
    y: cos(latitude) * sin(longitude),
    z: sin(latitude),
  };
}
