import type { Chance } from '../chance.ts';
import { BAND_KM } from '../land/places.ts';
import { pointKm } from '../land/shapes.ts';
import type { PointKm } from '../land/shapes.ts';

/** One acoustic sensor. */
export interface Sensor {
  readonly sensorId: string;
  readonly place: PointKm;
  /** Standard error of its times, microseconds, 5,000 to 20,000. */
  readonly timingSigmaUs: number;
  /** Which gateway sends for it, from 1. */
  readonly gateway: number;
}

export const SENSORS_PER_GATEWAY = 25;

/** Places sensors in the band: three in five on a jittered grid, the rest in clusters of three to six. West to east. */
export function placeSensors(count: number, chance: Chance): readonly Sensor[] {
  const grid = gridPlaces(Math.round(0.6 * count), chance.fork('grid'));
  const clusters = clusterPlaces(count - grid.length, chance.fork('clusters'));
  const luck = chance.fork('timing');
  return [...grid, ...clusters]
    .sort((a, b) => a.xKm - b.xKm || a.yKm - b.yKm)
    .map((place, at) => ({
      sensorId: `s${String(at + 1).padStart(4, '0')}`,
      place,
      timingSigmaUs: Math.round(luck.between(5000, 20_000)),
      gateway: Math.floor(at / SENSORS_PER_GATEWAY) + 1,
    }));
}

function gridPlaces(count: number, chance: Chance): readonly PointKm[] {
  const { halfWidthKm, halfHeightKm } = BAND_KM;
  const rows = Math.max(1, Math.round(Math.sqrt((count * halfHeightKm) / halfWidthKm)));
  return Array.from({ length: count }, (_, at) => {
    const row = at % rows;
    const inRow = Math.floor(count / rows) + (row < count % rows ? 1 : 0);
    const column = Math.floor(at / rows);
    const xShare = (column + 0.5 + chance.between(-0.35, 0.35)) / inRow;
    const yShare = (row + 0.5 + chance.between(-0.35, 0.35)) / rows;
    return pointKm((2 * xShare - 1) * halfWidthKm, (2 * yShare - 1) * halfHeightKm);
  });
}

function clusterPlaces(count: number, chance: Chance): readonly PointKm[] {
  const places: PointKm[] = [];
  while (places.length < count) {
    const xKm = chance.between(0.5 - BAND_KM.halfWidthKm, BAND_KM.halfWidthKm - 0.5);
    const yKm = chance.between(0.5 - BAND_KM.halfHeightKm, BAND_KM.halfHeightKm - 0.5);
    const size = Math.min(chance.whole(3, 6), count - places.length);
    for (let at = 0; at < size; at += 1) {
      const dx = chance.between(-0.35, 0.35);
      places.push(pointKm(xKm + dx, yKm + chance.between(-0.35, 0.35)));
    }
  }
  return places;
}
