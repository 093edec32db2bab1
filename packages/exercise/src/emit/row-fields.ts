import { instantFromMs } from '@holdfast/geo';
import { placeDegFromPoint } from '../land/ground.ts';
import type { PointKm } from '../land/shapes.ts';

/** Six decimals: microdegrees. */
export function placeFields(point: PointKm) {
  const { latitudeDeg, longitudeDeg } = placeDegFromPoint(point);
  const rounded = (deg: number) => Math.round(deg * 1_000_000) / 1_000_000;
  return { latitude_deg: rounded(latitudeDeg), longitude_deg: rounded(longitudeDeg) };
}

/** `2031-03-14T06:00:00.000Z`; the exercise's times are all within the calendar. */
export function instantText(timeMs: number): string {
  return instantFromMs(Math.floor(timeMs)) ?? '';
}

/** The same to the microsecond. */
export function utcFromUs(timeUs: number): string {
  const micros = String(timeUs - Math.floor(timeUs / 1000) * 1000).padStart(3, '0');
  return instantText(Math.floor(timeUs / 1000)).replace('Z', `${micros}Z`);
}
