import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createBandFrame,
  createFrame,
  degreesFromMetres,
  metresFromDegrees,
  northDeg,
} from './index.ts';
import type { PlaceDeg, PointM } from './index.ts';

const RUNS = { seed: 20261121, numRuns: 300 };
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Where a place on the ellipsoid is in space, metres. */
function spaceFromDegrees({ latitudeDeg, longitudeDeg }: PlaceDeg): readonly number[] {
  const [a, f] = [6378137, 1 / 298.257223563];
  const [latitude, longitude] = [radians(latitudeDeg), radians(longitudeDeg)];
  const n = a / Math.sqrt(1 - f * (2 - f) * Math.sin(latitude) ** 2);
  return [
    n * Math.cos(latitude) * Math.cos(longitude),
    n * Math.cos(latitude) * Math.sin(longitude),
    n * (1 - f) ** 2 * Math.sin(latitude),
  ];
}

function difference(from: PlaceDeg, to: PlaceDeg): readonly number[] {
  const b = spaceFromDegrees(to);
  return spaceFromDegrees(from).map((value, i) => (b[i] ?? 0) - value);
}

/** A chord, lengthened to its arc: right to a millimetre over the few kilometres used here. */
function ellipsoidDistanceM(from: PlaceDeg, to: PlaceDeg): number {
  const chord = Math.hypot(...difference(from, to));
  return chord * (1 + (chord / 6378137) ** 2 / 24);
}

/** From true north, seen at `from`. */
function trueAzimuthDeg(from: PlaceDeg, to: PlaceDeg): number {
  const [latitude, longitude] = [radians(from.latitudeDeg), radians(from.longitudeDeg)];
  const [x = 0, y = 0, z = 0] = difference(from, to);
  const east = y * Math.cos(longitude) - x * Math.sin(longitude);
  const outward = x * Math.cos(longitude) + y * Math.sin(longitude);
  const north = z * Math.cos(latitude) - outward * Math.sin(latitude);
  return (Math.atan2(east, north) * 180) / Math.PI;
}

const apartDeg = (a: number, b: number): number =>
  Math.abs(a - b - 360 * Math.round((a - b) / 360));

/** Any origin, the poles and the antimeridian among them, and any axis. */
const frames = fc
  .record({
    originLatitudeDeg: fc.oneof(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.constantFrom(-90, -89.999, 0, 89, 90),
    ),
    originLongitudeDeg: fc.oneof(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.constantFrom(-180, 179.99, 180, 181),
    ),
    axisDeg: fc.double({ min: 0, max: 360, noNaN: true }),
  })
  .map(({ axisDeg, ...origin }) => createBandFrame(origin, axisDeg));
const share = fc.double({ min: -1, max: 1, noNaN: true });

/** A point so far along the axis and to its right. */
function pointAt({ axisAzimuthDeg }: { axisAzimuthDeg: number }, along: number, aside: number) {
  const [s, c] = [Math.sin(radians(axisAzimuthDeg)), Math.cos(radians(axisAzimuthDeg))];
  return { xM: along * s + aside * c, yM: along * c - aside * s };
}

const around = ({ xM, yM }: PointM, angle: number, distanceM: number): PointM => ({
  xM: xM + distanceM * Math.sin(angle),
  yM: yM + distanceM * Math.cos(angle),
});

describe('frames along a line', () => {
  test('G4: there and back is the identity to a micrometre, 600 km along and 100 km aside, poles included', () => {
    fc.assert(
      fc.property(frames, share, share, (frame, along, aside) => {
        const point = pointAt(frame, along * 600_000, aside * 100_000);
        const place = degreesFromMetres(frame, point);
        expect(Math.abs(place.latitudeDeg)).toBeLessThanOrEqual(90);
        expect(place.longitudeDeg).toBeGreaterThanOrEqual(-180);
        expect(place.longitudeDeg).toBeLessThan(180);
        const back = metresFromDegrees(frame, place);
        expect(Math.hypot(back.xM - point.xM, back.yM - point.yM)).toBeLessThan(1e-6);
      }),
      RUNS,
    );
  });

  test('G13: a kilometre is a kilometre in every direction, to the ends of a line of 1,200 km', () => {
    fc.assert(
      fc.property(frames, share, share, share, (frame, along, aside, turn) => {
        for (const [asideM, tolerance] of [
          [12_000, 1 / 80_000],
          [100_000, 1 / 7_000],
        ] as const) {
          const from = pointAt(frame, along * 600_000, aside * asideM);
          const to = around(from, turn * Math.PI, 6_000);
          const trueM = ellipsoidDistanceM(
            degreesFromMetres(frame, from),
            degreesFromMetres(frame, to),
          );
          expect(Math.abs(trueM - 6_000)).toBeLessThan(6_000 * tolerance + 0.002);
        }
      }),
      RUNS,
    );
  });

  test('G13: places told apart by the antimeridian or a pole alone come out side by side', () => {
    const far = createBandFrame({ originLatitudeDeg: -17, originLongitudeDeg: 180 }, 90);
    const [east, west] = [-179.95, 179.95].map((longitudeDeg) =>
      metresFromDegrees(far, { latitudeDeg: -17, longitudeDeg }),
    );
    expect((east?.xM ?? 0) - (west?.xM ?? 0)).toBeCloseTo(10_650, -1);
    const polar = createBandFrame({ originLatitudeDeg: 89, originLongitudeDeg: 0 }, 0);
    const [near, beyond] = [0, 180].map((longitudeDeg) =>
      metresFromDegrees(polar, { latitudeDeg: 89.99, longitudeDeg }),
    );
    expect((beyond?.yM ?? 0) - (near?.yM ?? 0)).toBeCloseTo(2_233.9, 0);
    expect(metresFromDegrees(polar, { latitudeDeg: 90, longitudeDeg: 77 }).xM).toBeCloseTo(0, 6);
  });

  test('G14: a direction in a frame less that of north is a true azimuth', () => {
    const round = frames.map((frame) => createFrame(frame));
    fc.assert(
      fc.property(frames, round, share, share, share, (band, plain, along, aside, turn) => {
        for (const [frame, point] of [
          [band, pointAt(band, along * 600_000, aside * 12_000)],
          [plain, { xM: along * 50_000, yM: aside * 50_000 }],
        ] as const) {
          const place = degreesFromMetres(frame, point);
          // Within two kilometres of a pole azimuths change on the way.
          if (Math.abs(place.latitudeDeg) > 89.98) continue;
          const to = degreesFromMetres(frame, around(point, turn * Math.PI, 100));
          const azimuthDeg = turn * 180 - northDeg(frame, point);
          expect(apartDeg(azimuthDeg, trueAzimuthDeg(place, to))).toBeLessThan(0.02);
        }
      }),
      RUNS,
    );
  });

  test('G4: a round frame beside a pole names no latitude beyond 90', () => {
    for (const originLatitudeDeg of [85, 88, 89.5, -85, -88]) {
      const frame = createFrame({ originLatitudeDeg, originLongitudeDeg: 10 });
      const poleM = metresFromDegrees(frame, {
        latitudeDeg: originLatitudeDeg > 0 ? 90 : -90,
        longitudeDeg: 10,
      }).yM;
      for (let offM = -60; offM <= 60; offM += 0.25) {
        const place = degreesFromMetres(frame, { xM: 0, yM: poleM + offM });
        expect(Math.abs(place.latitudeDeg)).toBeLessThanOrEqual(90);
      }
    }
  });
});
