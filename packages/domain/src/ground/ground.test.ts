import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../core/entry.ts';
import { bearingIn } from '../incidents/attach-observations.ts';
import { ellipseArea } from '../observations/ellipse-area.ts';
import { groundFrom } from './ground.ts';

/** A line of 1,170 km along the 48th parallel, and one that ends at the antimeridian. */
const LINES = [
  { boundsDeg: [22, 47, 38, 49], from: [22.2, 48], to: [37.8, 48] },
  { boundsDeg: [164, -18, 180, -16], from: [164.2, -17], to: [179.9, -17.2] },
] as const;

function groundOf({ boundsDeg, from, to }: (typeof LINES)[number]) {
  const feature = (coordinates: JsonValue): JsonValue => ({ geometry: { coordinates } });
  const layers = { line: { features: [feature([[...from], [...to]])] } };
  const ground = groundFrom({ geometry: { boundsDeg: [...boundsDeg], layers } });
  if (ground === null) throw new Error('Expected a ground.');
  return ground;
}

describe('the ground of a long line', () => {
  test.each(LINES)('P8: at its ends a mile north is a mile east: $boundsDeg', (line) => {
    const ground = groundOf(line);
    for (const [longitudeDeg, latitudeDeg] of [line.from, line.to]) {
      const at = (east: number, north: number) =>
        ground.toMetres({
          latitudeUdeg: Math.round((latitudeDeg + north) * 1e6),
          longitudeUdeg: Math.round((longitudeDeg + east) * 1e6),
        });
      const [here, north, east] = [at(0, 0), at(0, 0.05), at(0.05, 0)];
      // Metres in a degree on WGS 84: series in the cosine of the latitude.
      const b = (latitudeDeg * Math.PI) / 180;
      const northM = 111132.954 - 559.822 * Math.cos(2 * b) + 1.175 * Math.cos(4 * b);
      const eastM = 111412.84 * Math.cos(b) - 93.5 * Math.cos(3 * b);
      const farM = (point: { xM: number; yM: number }) =>
        Math.hypot(point.xM - here.xM, point.yM - here.yM);
      expect(farM(north) / (0.05 * northM)).toBeCloseTo(1, 3.7);
      expect(farM(east) / (0.05 * eastM)).toBeCloseTo(1, 3.7);
    }
  });

  test.each(LINES)('P8: an ellipse towards true north is said to be so: $boundsDeg', (line) => {
    const ground = groundOf(line);
    const [longitudeDeg, latitudeDeg] = line.from;
    const place = (north: number) => ({
      latitudeUdeg: Math.round((latitudeDeg + north) * 1e6),
      longitudeUdeg: Math.round(longitudeDeg * 1e6),
    });
    const [here, there] = [ground.toMetres(place(0)), ground.toMetres(place(0.05))];
    const inFrameDeg = (Math.atan2(there.xM - here.xM, there.yM - here.yM) * 180) / Math.PI;
    expect(Math.abs(inFrameDeg)).toBeGreaterThan(2);
    const azimuthDeg = inFrameDeg < 0 ? inFrameDeg + 180 : inFrameDeg;
    const ellipse = { semiMajorM: 900, semiMinorM: 30, azimuthDeg };
    expect(ellipseArea(here, ellipse, ground)).toEqual({
      shape: 'ellipse',
      ...place(0),
      semiMajorM: 900,
      semiMinorM: 30,
      azimuthDeg: 0,
    });
    const bearing = { observer: place(0), azimuthMdeg: 0, sigmaMdeg: 2_000 };
    expect(bearingIn({ bearing }, ground)?.azimuthDeg).toBeCloseTo(inFrameDeg, 2);
  });
});
