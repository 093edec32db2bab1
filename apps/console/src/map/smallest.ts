import type { Area } from '@holdfast/domain';
import { pixelsOf, worldPxAt } from './hexagons.ts';
import { diameterM } from './shapes.ts';

/** No mark is narrower on the screen than this, pixels: a dot of two is neither seen nor pressed. */
export const LEAST_PX = 10;
/** From a mark of the least width to the ring that says it is selected. */
const RING_GAP_PX = 5;

/** Whether an area is too narrow at a zoom to be drawn to scale. */
export function isBelowLeast(area: Area, zoom: number): boolean {
  return pixelsOf(diameterM(area), area.latitudeUdeg, worldPxAt(zoom)) < LEAST_PX;
}

/**
 * An area as it is drawn at a zoom: itself, to scale, or where it is narrower than `LEAST_PX` a mark of that width at the
 * same centre. Such a mark is round (a cell's is square), since it tells neither the area's size nor its direction.
 */
export function drawnArea(area: Area, zoom: number): Area {
  return isBelowLeast(area, zoom) ? markOf(area, LEAST_PX, zoom) : area;
}

/** What is drawn around a selected area: its outline, or a ring clear of its mark, so that the mark still shows how certain it is. */
export function selectedArea(area: Area, zoom: number): Area {
  return isBelowLeast(area, zoom) ? markOf(area, LEAST_PX + 2 * RING_GAP_PX, zoom) : area;
}

function markOf(area: Area, acrossPx: number, zoom: number): Area {
  const { latitudeUdeg, longitudeUdeg } = area;
  const place = { latitudeUdeg, longitudeUdeg };
  const acrossM = acrossPx / pixelsOf(1, latitudeUdeg, worldPxAt(zoom));
  return area.shape === 'cell'
    ? { shape: 'cell', ...place, sizeM: acrossM }
    : { shape: 'circle', ...place, radiusM: acrossM / 2 };
}
