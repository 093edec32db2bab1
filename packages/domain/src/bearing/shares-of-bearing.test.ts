import fc from 'fast-check';
import { createRandom, isInPolygon } from '@holdfast/geo';
import { expect, it } from 'vitest';
import { id } from '../core/ids.ts';
import { sharesOfBearing } from './shares-of-bearing.ts';
import type { BearingInput } from './shares-of-bearing.ts';

const A = id<'party'>('A');
const B = id<'party'>('B');
/** The line runs north at x = 0; A holds the west, B the east, 20 km deep. */
const box = (west: number, east: number) =>
  [
    [west, -40_000],
    [east, -40_000],
    [east, 40_000],
    [west, 40_000],
  ].map(([xM = 0, yM = 0]) => ({ xM, yM }));
const areas = [
  { partyId: A, ring: box(-20_000, 0) },
  { partyId: B, ring: box(0, 20_000) },
];
const bearing = (fields: Partial<BearingInput>): BearingInput => ({
  parties: [A, B],
  areas,
  observer: { xM: -500, yM: 0 },
  azimuthDeg: 270,
  sigmaDeg: 8,
  nearM: 2_000,
  farM: 6_000,
  rangeM: 10_000,
  ...fields,
});
const ofA = (fields: Partial<BearingInput>) => sharesOfBearing(bearing(fields))[0]?.ppm ?? 0;

it('B1: depth is clear, the line is not', () => {
  expect(ofA({})).toBeGreaterThan(990_000);
  expect(ofA({ azimuthDeg: 90 })).toBeLessThan(10_000);
  for (const observer of [
    { xM: 0, yM: 0 },
    { xM: -300, yM: 0 },
    { xM: 300, yM: 0 },
  ])
    expect(Math.abs(ofA({ observer, azimuthDeg: 0, sigmaDeg: 15 }) - 500_000)).toBeLessThan(
      130_000,
    );
});

it('B2, B3: swapping the ground swaps the shares, which add up', () => {
  const swapped = areas.map(({ partyId, ring }) => ({ partyId: partyId === A ? B : A, ring }));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 359 }),
      fc.integer({ min: 1, max: 60 }),
      (azimuthDeg, sigmaDeg) => {
        const [a, b] = sharesOfBearing(bearing({ azimuthDeg, sigmaDeg })).map(({ ppm }) => ppm);
        const turned = sharesOfBearing(bearing({ azimuthDeg, sigmaDeg, areas: swapped }));
        expect(turned.map(({ ppm }) => ppm)).toEqual([b, a]);
        expect(Math.abs((a ?? 0) + (b ?? 0) - 1_000_000)).toBeLessThanOrEqual(2);
      },
    ),
    { seed: 2, numRuns: 10 },
  );
});

it('B4: agrees with sampling at random', () => {
  const random = createRandom(9);
  const input = bearing({ observer: { xM: -2_000, yM: 1_000 }, azimuthDeg: 20, sigmaDeg: 20 });
  const sums = areas.map(({ ring }) => {
    let [inside, matched] = [0, 0];
    for (let draw = 0; draw < 300_000; draw += 1) {
      const xM = (random.uniform() * 2 - 1) * 10_000;
      const yM = (random.uniform() * 2 - 1) * 10_000;
      const distanceM = Math.hypot(xM, yM);
      if (distanceM > 10_000) continue;
      if (!isInPolygon(ring, { xM: input.observer.xM + xM, yM: input.observer.yM + yM })) continue;
      inside += 1;
      if (distanceM < 2_000 || distanceM > 6_000) continue;
      const off = Math.atan2(xM, yM) - (20 * Math.PI) / 180;
      matched += Math.exp((Math.cos(off) - 1) / ((20 * Math.PI) / 180) ** 2);
    }
    return matched / inside;
  });
  const [a = 0, b = 0] = sums;
  expect(Math.abs(ofA(input) / 1_000_000 - a / (a + b))).toBeLessThan(0.01);
});

it('B5: no ground, no opinion', () => {
  expect(sharesOfBearing(bearing({ observer: { xM: 900_000, yM: 0 } }))).toEqual([
    { partyId: A, ppm: 500_000 },
    { partyId: B, ppm: 500_000 },
  ]);
});
