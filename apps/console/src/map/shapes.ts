import type { Area, PlaceUdeg } from '@holdfast/domain';

/**
 * Areas of incidents as rings on the map. Longitude and latitude in degrees, in that order, as GeoJSON wants them;
 * azimuths clockwise from north. A plane tangent at the centre is exact enough for areas below 100 km (error < 0.1 %).
 */

export type Position = [longitudeDeg: number, latitudeDeg: number];

const METRES_PER_DEGREE = 111_320;
const STEPS = 48;

export function centreOf(place: PlaceUdeg): Position {
  return [place.longitudeUdeg / 1e6, place.latitudeUdeg / 1e6];
}

/** Largest extent across, metres. */
export function diameterM(area: Area): number {
  switch (area.shape) {
    case 'ellipse':
      return 2 * area.semiMajorM;
    case 'cell':
      return area.sizeM;
    case 'circle':
      return 2 * area.radiusM;
  }
}

/** Closed ring of an area, to scale. */
export function ringOf(area: Area): Position[] {
  const offset = offsetFrom(centreOf(area));
  if (area.shape === 'cell') {
    const half = area.sizeM / 2;
    return [
      offset(-half, -half),
      offset(half, -half),
      offset(half, half),
      offset(-half, half),
      offset(-half, -half),
    ];
  }
  const majorM = area.shape === 'ellipse' ? area.semiMajorM : area.radiusM;
  const minorM = area.shape === 'ellipse' ? area.semiMinorM : area.radiusM;
  const azimuth = area.shape === 'ellipse' ? (area.azimuthDeg * Math.PI) / 180 : 0;
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const angle = ((step % STEPS) / STEPS) * 2 * Math.PI;
    const along = majorM * Math.cos(angle);
    const across = minorM * Math.sin(angle);
    return offset(
      along * Math.sin(azimuth) + across * Math.cos(azimuth),
      along * Math.cos(azimuth) - across * Math.sin(azimuth),
    );
  });
}

function offsetFrom([longitudeDeg, latitudeDeg]: Position): (
  eastM: number,
  northM: number,
) => Position {
  const shrink = Math.max(0.01, Math.cos((latitudeDeg * Math.PI) / 180));
  return (eastM, northM) => [
    longitudeDeg + eastM / (METRES_PER_DEGREE * shrink),
    latitudeDeg + northM / METRES_PER_DEGREE,
  ];
}

/** West, south, east, north of some areas, degrees; null of none. */
export function boundsOf(areas: readonly Area[]): readonly [number, number, number, number] | null {
  if (areas.length === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const area of areas) {
    for (const [longitudeDeg, latitudeDeg] of ringOf(area)) {
      west = Math.min(west, longitudeDeg);
      east = Math.max(east, longitudeDeg);
      south = Math.min(south, latitudeDeg);
      north = Math.max(north, latitudeDeg);
    }
  }
  return [west, south, east, north];
}
