import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFrame, degreesFromMetres, haversineM, metresFromDegrees } from './index.ts';
import type { PlaceDeg } from './index.ts';

const SEED = { seed: 20260106 };

/** Where a place on the ellipsoid is in space, metres. */
function spaceFromDegrees({ latitudeDeg, longitudeDeg }: PlaceDeg): readonly number[] {
  const [a, f] = [6378137, 1 / 298.257223563];
  const [latitude, longitude] = [(latitudeDeg * Math.PI) / 180, (longitudeDeg * Math.PI) / 180];
  const n = a / Math.sqrt(1 - f * (2 - f) * Math.sin(latitude) ** 2);
  return [
    n * Math.cos(latitude) * Math.cos(longitude),
    n * Math.cos(latitude) * Math.sin(longitude),
    n * (1 - f) ** 2 * Math.sin(latitude),
  ];
}

/** A chord, lengthened to its arc: right to a millimetre over the 40 km used here. */
function ellipsoidDistanceM(from: PlaceDeg, to: PlaceDeg): number {
  const b = spaceFromDegrees(to);
  const chord = Math.hypot(...spaceFromDegrees(from).map((value, i) => value - (b[i] ?? 0)));
  return chord * (1 + (chord / 6378137) ** 2 / 24);
}

describe('frames', () => {
  const origin = fc.record({
    originLatitudeDeg: fc.double({ min: -90, max: 90, noNaN: true }),
    originLongitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const metres = fc.double({ min: -70_000, max: 70_000, noNaN: true });

  test('G4: there and back is the identity to a micrometre', () => {
    fc.assert(
      fc.property(origin, metres, metres, (at, xM, yM) => {
        // On the polar axis itself a longitude has no meaning, and beyond it a stretched latitude none.
        fc.pre(Math.abs(at.originLatitudeDeg) < 89 || Math.abs(at.originLatitudeDeg) === 90);
        const frame = createFrame(at);
        const back = metresFromDegrees(frame, degreesFromMetres(frame, { xM, yM }));
        expect(Math.hypot(back.xM - xM, back.yM - yM)).toBeLessThan(1e-6);
      }),
      SEED,
    );
  });

  test('G4: the antimeridian is no edge, from both sides', () => {
    for (const originLongitudeDeg of [179.9, -179.9]) {
      const frame = createFrame({ originLatitudeDeg: -17, originLongitudeDeg });
      const east = metresFromDegrees(frame, { latitudeDeg: -17, longitudeDeg: -179.95 });
      const west = metresFromDegrees(frame, { latitudeDeg: -17, longitudeDeg: 179.95 });
      expect(east.xM - west.xM).toBeCloseTo(10_650, -1);
      const { longitudeDeg } = degreesFromMetres(frame, east);
      expect(longitudeDeg).toBeCloseTo(-179.95, 9);
    }
  });

  test('G5: distances agree with the ellipsoid', () => {
    const offset = fc.tuple(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    );
    const latitude = fc.double({ min: -75, max: 75, noNaN: true });
    fc.assert(
      fc.property(latitude, offset, offset, (originLatitudeDeg, a, b) => {
        const frame = createFrame({ originLatitudeDeg, originLongitudeDeg: 30 });
        for (const [reachM, tolerance] of [
          [35_000, 1 / 20_000],
          [70_000, 1 / 5_000],
        ] as const) {
          const from = { xM: a[0] * reachM, yM: a[1] * reachM };
          const to = { xM: b[0] * reachM, yM: b[1] * reachM };
          const flat = Math.hypot(to.xM - from.xM, to.yM - from.yM);
          const [fromDeg, toDeg] = [degreesFromMetres(frame, from), degreesFromMetres(frame, to)];
          const round = ellipsoidDistanceM(fromDeg, toDeg);
          expect(Math.abs(flat - round)).toBeLessThan(flat * tolerance + 0.01);
        }
      }),
      SEED,
    );
  });

  test('G5: short distances at the edge are as good, whichever way they go', () => {
    const turn = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
    const latitude = fc.double({ min: -75, max: 75, noNaN: true });
    fc.assert(
      fc.property(latitude, turn, turn, (originLatitudeDeg, towards, way) => {
        const frame = createFrame({ originLatitudeDeg, originLongitudeDeg: 180 });
        for (const [reachM, tolerance] of [
          [50_000, 1 / 10_000],
          [100_000, 1 / 5_000],
        ] as const) {
          const from = { xM: reachM * Math.sin(towards), yM: reachM * Math.cos(towards) };
          const to = { xM: from.xM + 4_000 * Math.sin(way), yM: from.yM + 4_000 * Math.cos(way) };
          const round = ellipsoidDistanceM(
            degreesFromMetres(frame, from),
            degreesFromMetres(frame, to),
          );
          expect(Math.abs(round - 4_000)).toBeLessThan(4_000 * tolerance);
        }
      }),
      SEED,
    );
  });

  test('G5: at a pole north is towards longitude 180 of the origin', () => {
    const frame = createFrame({ originLatitudeDeg: 90, originLongitudeDeg: 0 });
    const point = metresFromDegrees(frame, { latitudeDeg: 89.9, longitudeDeg: 180 });
    expect(point.yM).toBeCloseTo(11_169, 0);
    expect(metresFromDegrees(frame, { latitudeDeg: 90, longitudeDeg: 77 }).yM).toBeCloseTo(0, 6);
  });
});

describe('great circles', () => {
  test('G6: zero, symmetry, full turns, poles and antipodes', () => {
    const kyiv = { latitudeDeg: 50.45, longitudeDeg: 30.52 };
    const paris = { latitudeDeg: 48.86, longitudeDeg: 2.35 };
    expect(haversineM(kyiv, kyiv)).toBe(0);
    expect(haversineM(kyiv, paris)).toBe(haversineM(paris, kyiv));
    expect(haversineM(kyiv, paris)).toBeCloseTo(2_024_000, -4);
    const turned = { ...paris, longitudeDeg: paris.longitudeDeg - 360 };
    expect(haversineM(kyiv, turned)).toBeCloseTo(haversineM(kyiv, paris), 5);
    const half = Math.PI * 6_371_008.8;
    const pole = (longitudeDeg: number, latitudeDeg: number) => ({ latitudeDeg, longitudeDeg });
    expect(haversineM(pole(0, 90), pole(123, 90))).toBeLessThan(1e-6);
    expect(haversineM(pole(10, 90), pole(-70, -90))).toBeCloseTo(half, 3);
    expect(haversineM(pole(179.5, 0), pole(-179.5, 0))).toBeCloseTo(half / 180, 6);
  });
});
