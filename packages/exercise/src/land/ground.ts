import { createFrame, degreesFromMetres, metresFromDegrees } from '@holdfast/geo';
import type { PlaceDeg } from '@holdfast/geo';
import type { PlaceUdeg } from '@holdfast/domain';
import { pointKm } from './shapes.ts';
import type { PointKm } from './shapes.ts';

/**
 * From the land's plane to the globe and back: x east, y north, kilometres from 47 degrees south, 126 degrees west. What sound
 * travels is measured in a frame around where it starts, so that the world owes nothing to the frame the mission works in.
 */

const FRAME = createFrame({ originLatitudeDeg: -47, originLongitudeDeg: -126 });

export function placeDegFromPoint({ xKm, yKm }: PointKm): PlaceDeg {
  return degreesFromMetres(FRAME, { xM: xKm * 1000, yM: yKm * 1000 });
}

export function placeUdegFromPoint(point: PointKm): PlaceUdeg {
  const { latitudeDeg, longitudeDeg } = placeDegFromPoint(point);
  return {
    latitudeUdeg: Math.round(latitudeDeg * 1_000_000),
    longitudeUdeg: Math.round(longitudeDeg * 1_000_000),
  };
}

export function pointFromPlaceUdeg({ latitudeUdeg, longitudeUdeg }: PlaceUdeg): PointKm {
  const place = {
    latitudeDeg: latitudeUdeg / 1_000_000,
    longitudeDeg: longitudeUdeg / 1_000_000,
  };
  const { xM, yM } = metresFromDegrees(FRAME, place);
  return pointKm(xM / 1000, yM / 1000);
}

/** Answers the distance over the ellipsoid from one place to others, metres. */
export function distancesFrom(start: PointKm): (end: PointKm) => number {
  const { latitudeDeg, longitudeDeg } = placeDegFromPoint(start);
  const frame = createFrame({
    originLatitudeDeg: latitudeDeg,
    originLongitudeDeg: longitudeDeg,
  });
  return (end) => {
    const { xM, yM } = metresFromDegrees(frame, placeDegFromPoint(end));
    return Math.sqrt(xM * xM + yM * yM);
  };
}
