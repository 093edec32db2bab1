import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInPolygon, nearestOnPolyline, sideOfPolyline, signedDistanceM } from './index.ts';

const SEED = { seed: 20260107 };
const at = (xM: number, yM: number) => ({ xM, yM });
const point = fc.record({
  xM: fc.integer({ min: -50, max: 50 }),
  yM: fc.integer({ min: -50, max: 50 }),
});
const line = fc.array(point, { minLength: 2, maxLength: 6 });

describe('lines', () => {
  test('G7: left is positive, and the distance is the shortest of ten thousand samples', () => {
    const north = [at(0, 0), at(0, 100)];
    expect(signedDistanceM(north, at(-3, 50))).toBe(3);
    expect(signedDistanceM(north, at(4, 50))).toBe(-4);
    expect(sideOfPolyline(north, at(0, 20))).toBe('on');
    fc.assert(
      fc.property(line, point, (corners, place) => {
        const nearest = nearestOnPolyline(corners, place);
        let shortest = Infinity;
        for (let i = 1; i < corners.length; i += 1) {
          const [a, b] = [corners[i - 1] ?? at(0, 0), corners[i] ?? at(0, 0)];
          for (let t = 0; t <= 1; t += 1 / 512) {
            const x = a.xM + t * (b.xM - a.xM) - place.xM;
            const y = a.yM + t * (b.yM - a.yM) - place.yM;
            shortest = Math.min(shortest, Math.hypot(x, y));
          }
        }
        expect(nearest?.distanceM).toBeLessThanOrEqual(shortest + 1e-9);
        expect(nearest?.distanceM).toBeGreaterThan(shortest - 0.3);
        expect(Math.abs(signedDistanceM(corners, place))).toBeLessThanOrEqual(shortest + 1e-9);
      }),
      SEED,
    );
  });

  test('G7: reversing a line without self-contact reverses the sign', () => {
    const bent = [at(0, 0), at(10, 0), at(10, 10), at(30, 12)];
    fc.assert(
      fc.property(point, (place) => {
        const back = signedDistanceM([...bent].reverse(), place);
        expect(signedDistanceM(bent, place) + back).toBeCloseTo(0, 9);
      }),
      SEED,
    );
  });

  test('G8: a sharp bend and the ends keep one side', () => {
    const hairpin = [at(0, 0), at(10, 0), at(0, 1)];
    expect(sideOfPolyline(hairpin, at(12, 0.4))).toBe('right');
    expect(sideOfPolyline(hairpin, at(12, -0.4))).toBe('right');
    expect(sideOfPolyline(hairpin, at(2, 0.4))).toBe('left');
    expect(sideOfPolyline([at(0, 0), at(10, 0)], at(15, 1))).toBe('left');
    expect(sideOfPolyline([at(0, 0), at(10, 0)], at(-5, -1))).toBe('right');
  });

  test('G8: repeated points, one point and no point', () => {
    expect(signedDistanceM([at(0, 0), at(0, 0), at(0, 9), at(0, 9)], at(-2, 4))).toBe(2);
    expect(signedDistanceM([at(0, 0), at(0, 0), at(0, 9), at(0, 9)], at(-2, 12))).toBeGreaterThan(
      0,
    );
    expect(signedDistanceM([at(3, 3)], at(5, 5))).toBe(0);
    expect(nearestOnPolyline([at(3, 3)], at(3, 5))?.distanceM).toBe(2);
    expect(nearestOnPolyline([], at(1, 1))).toBe(undefined);
  });
});

describe('areas', () => {
  const square = [at(0, 0), at(10, 0), at(10, 10), at(0, 10)];

  test('G9: inside, outside, edges and corners', () => {
    expect(isInPolygon(square, at(5, 5))).toBe(true);
    expect(isInPolygon(square, at(11, 5))).toBe(false);
    for (const place of [at(0, 0), at(10, 10), at(5, 0), at(10, 4)]) {
      expect(isInPolygon(square, place)).toBe(true);
    }
    expect(isInPolygon(square.slice(0, 2), at(5, 0))).toBe(false);
  });

  test('G9: direction, start and closing corner do not matter', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 8 }), point, (ring, place) => {
        const expected = isInPolygon(ring, place);
        const first = ring[0] ?? at(0, 0);
        expect(isInPolygon([...ring].reverse(), place)).toBe(expected);
        expect(isInPolygon([...ring.slice(1), first], place)).toBe(expected);
        expect(isInPolygon([...ring, first], place)).toBe(expected);
      }),
      SEED,
    );
  });
});
