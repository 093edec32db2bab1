import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capabilityGrid, detectionProbability, LocateError } from './index.ts';
import type { ListeningSensor } from './index.ts';

const SEED = { seed: 20260203, numRuns: 60 };
const LOUD = { loudnessDb: 150 };
const PLACE = fc.record({
  xM: fc.integer({ min: -9000, max: 9000 }),
  yM: fc.integer({ min: -9000, max: 9000 }),
});
const SENSORS = fc.array(
  fc.record({
    xM: fc.integer({ min: -9000, max: 9000 }),
    yM: fc.integer({ min: -9000, max: 9000 }),
    noiseDb: fc.integer({ min: 30, max: 70 }),
  }),
  { maxLength: 9 },
);
const RING: readonly ListeningSensor[] = Array.from({ length: 8 }, (_, i) => ({
  xM: 2000 * Math.cos(i),
  yM: 2000 * Math.sin(i),
  noiseDb: 45,
}));

describe('capability', () => {
  test('L28: louder, quieter around, one sensor more: never less likely to be located', () => {
    fc.assert(
      fc.property(SENSORS, PLACE, (sensors, place) => {
        const p = detectionProbability(sensors, place, LOUD);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        const louder = detectionProbability(sensors, place, { loudnessDb: 160 });
        expect(louder).toBeGreaterThanOrEqual(p - 1e-12);
        const quiet = sensors.map((sensor) => ({ ...sensor, noiseDb: sensor.noiseDb - 10 }));
        expect(detectionProbability(quiet, place, LOUD)).toBeGreaterThanOrEqual(p - 1e-12);
        const more = [...sensors, { xM: 17, yM: 40, noiseDb: 50 }];
        expect(detectionProbability(more, place, LOUD)).toBeGreaterThanOrEqual(p - 1e-12);
      }),
      SEED,
    );
  });

  test('L28: the chance of five hearers is that of counting every set of them', () => {
    const each = (sensor: ListeningSensor): number => {
      // Beside three that surely hear, the chance of four hearers is its own.
      const sure = [0, 1, 2].map((i) => ({ xM: 900 * i, yM: 900 * i * i, noiseDb: -400 }));
      const options = { ...LOUD, minArrivals: 4, heardMost: 1 };
      return detectionProbability([...sure, sensor], { xM: 300, yM: 100 }, options);
    };
    const sensors = RING.slice(0, 7);
    const chances = sensors.map(each);
    let expected = 0;
    for (let set = 0; set < 128; set += 1) {
      const heard = chances.map((_, i) => ((set >> i) & 1) === 1);
      if (heard.filter(Boolean).length < 5) continue;
      expected += chances.reduce((p, chance, i) => p * (heard[i] ? chance : 1 - chance), 1);
    }
    const place = { xM: 300, yM: 100 };
    const found = detectionProbability(sensors, place, { ...LOUD, heardMost: 1 });
    expect(found).toBeCloseTo(expected, 9);
  });

  test('L10, L28: no sensors, too few, and a straight line locate nothing', () => {
    const place = { xM: 0, yM: 0 };
    expect(detectionProbability([], place, LOUD)).toBe(0);
    expect(detectionProbability(RING.slice(0, 4), place, LOUD)).toBeCloseTo(0, 12);
    const row = RING.map((sensor, i) => ({ ...sensor, xM: i * 500, yM: i * 250 }));
    expect(detectionProbability(row, place, LOUD)).toBe(0);
  });

  test('L28: sound carries downwind, and a grid says what its places say', () => {
    const side = RING.map((sensor) => ({ ...sensor, xM: sensor.xM + 9000 }));
    const place = { xM: 0, yM: 0 };
    const still = detectionProbability(side, place, LOUD);
    expect(detectionProbability(side, place, { ...LOUD, windXMPerS: 6 })).toBeGreaterThan(still);
    expect(detectionProbability(side, place, { ...LOUD, windXMPerS: -6 })).toBeLessThan(still);
    const grid = { southWest: { xM: -1000, yM: 0 }, stepM: 1000, columns: 2, rows: 2 };
    const found = capabilityGrid(side, grid, LOUD);
    expect(found[1]).toBe(still);
    expect(found[2]).toBe(detectionProbability(side, { xM: -1000, yM: 1000 }, LOUD));
  });

  test('L13, L28: numbers that are none are refused', () => {
    const place = { xM: 0, yM: 0 };
    expect(() => detectionProbability(RING, { xM: NaN, yM: 0 }, LOUD)).toThrow(LocateError);
    expect(() => detectionProbability(RING, place, { loudnessDb: NaN })).toThrow(LocateError);
    const broken = [{ xM: 0, yM: 0, noiseDb: Infinity }];
    expect(() => detectionProbability(broken, place, LOUD)).toThrow(LocateError);
    const grid = { southWest: place, stepM: 1, columns: 1000, rows: 1000 };
    expect(() => capabilityGrid(RING, grid, LOUD)).toThrow(LocateError);
  });
});
