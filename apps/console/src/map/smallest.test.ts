import type { Area } from '@holdfast/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pixelsOf, worldPxAt } from './hexagons.ts';
import { diameterM } from './shapes.ts';
import { LEAST_PX, drawnArea, isBelowLeast, selectedArea } from './smallest.ts';

const place = {
  latitudeUdeg: fc.integer({ min: -80_000_000, max: 80_000_000 }),
  longitudeUdeg: fc.integer({ min: -179_000_000, max: 179_000_000 }),
};
const area: fc.Arbitrary<Area> = fc.oneof(
  fc.record({
    ...place,
    shape: fc.constant('ellipse' as const),
    semiMajorM: fc.integer({ min: 1, max: 20_000 }),
    semiMinorM: fc.constant(1),
    azimuthDeg: fc.integer({ min: 0, max: 179 }),
  }),
  fc.record({ ...place, shape: fc.constant('circle' as const), radiusM: fc.nat({ max: 9_000 }) }),
  fc.record({
    ...place,
    shape: fc.constant('cell' as const),
    sizeM: fc.constantFrom(5_000, 10_000),
  }),
);
const halfZooms = fc.integer({ min: 4, max: 28 }).map((halves) => halves / 2);
const acrossPx = (one: Area, zoom: number) =>
  pixelsOf(diameterM(one), one.latitudeUdeg, worldPxAt(zoom));

test('M2: an area wide enough is drawn to scale, a narrower one as a mark of the least width at its centre', () => {
  fc.assert(
    fc.property(area, halfZooms, (one, zoom) => {
      const drawn = drawnArea(one, zoom);
      if (acrossPx(one, zoom) >= LEAST_PX) {
        expect(drawn).toBe(one);
        expect(selectedArea(one, zoom)).toBe(one);
        return;
      }
      expect(isBelowLeast(one, zoom)).toBe(true);
      expect(acrossPx(drawn, zoom)).toBeCloseTo(LEAST_PX, 6);
      expect(acrossPx(selectedArea(one, zoom), zoom)).toBeGreaterThan(LEAST_PX + 6);
      expect([drawn.latitudeUdeg, drawn.longitudeUdeg]).toEqual([
        one.latitudeUdeg,
        one.longitudeUdeg,
      ]);
      // Neither size nor direction of the area is told by the mark.
      expect(drawn.shape).toBe(one.shape === 'cell' ? 'cell' : 'circle');
    }),
    { seed: 7, numRuns: 300 },
  );
});
