import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '@holdfast/geo';
import type { PointM } from '@holdfast/geo';
import { locateBatch } from './index.ts';
import type { Arrival, Located, Sensor } from './index.ts';

const SPEED = 343;
const WALL_X_M = -600;

function standSensors(seed: number): Sensor[] {
  const random = createRandom(seed);
  return Array.from({ length: 36 }, (_, i) => ({
    id: `s${i}`,
    xM: (i % 6) * 1_800 + 500 * random.uniform(),
    yM: Math.floor(i / 6) * 1_800 + 500 * random.uniform(),
  }));
}

/** Four in five hear; those up to 4.5 km from a wall along y hear the event once more by it. Houses are 40 m or more from every third. */
function hear(sensors: readonly Sensor[], at: PointM, seed: number, wall: boolean): Arrival[] {
  const random = createRandom(seed);
  return sensors.flatMap(({ id, xM, yM }, i) => {
    if (random.uniform() < 0.2) return [];
    const wayM = Math.hypot(xM - at.xM, yM - at.yM);
    const byWallM = Math.hypot(xM + at.xM - 2 * WALL_X_M, yM - at.yM);
    const byHouseM = Math.hypot(xM + 60 + 4 * i - at.xM, yM - at.yM) + 60 + 4 * i;
    const ways = [wayM];
    if (wall && xM < 4_500) ways.push(byWallM);
    if (!wall && i % 3 === 0) ways.push(byHouseM);
    return ways
      .filter((one, k) => k === 0 || one - wayM > 45)
      .map((one, k) => {
        const timeS = 50 + one / SPEED + 0.01 * random.normal();
        return { id: `a${seed}-${i}-${k}`, sensorId: id, timeS };
      });
  });
}

const place = fc.record({
  xM: fc.integer({ min: 1_500, max: 8_500 }),
  yM: fc.integer({ min: 1_500, max: 8_500 }),
});
const inEvents = ({ events }: Located): number =>
  events.reduce((sum, event) => sum + ('ellipse' in event ? event.arrivalIds.length : 0), 0);

describe('echoes', () => {
  test('L34: what a long wall throws back is not a second event, and is counted', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 1_000 }), (at, seed) => {
        const sensors = standSensors(seed);
        const arrivals = hear(sensors, at, seed, true);
        const located = locateBatch(sensors, arrivals, { soundSpeedMPerS: SPEED });
        expect(located.events.length).toBe(1);
        const { alone, weak, uncertain } = located.counted.unassociated;
        expect(inEvents(located) + alone + weak + uncertain).toBe(arrivals.length);
      }),
      { seed: 33, numRuns: 40 },
    );
  });

  test('L34: houses by sensors give late arrivals and no event', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 1_000 }), (at, seed) => {
        const sensors = standSensors(seed);
        const arrivals = hear(sensors, at, seed, false);
        const { events } = locateBatch(sensors, arrivals, { soundSpeedMPerS: SPEED });
        expect(events.length).toBe(1);
      }),
      { seed: 34, numRuns: 30 },
    );
  });

  test('L34: two true events of one moment are both kept', () => {
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 1_000 }), (at, other, seed) => {
        fc.pre(Math.hypot(at.xM - other.xM, at.yM - other.yM) > 4_000);
        const sensors = standSensors(seed);
        const [one, two] = [at, other].map((from, i) => {
          const near = sensors.filter(
            ({ xM, yM }) => Math.hypot(xM - from.xM, yM - from.yM) < 4_000,
          );
          return hear(near, from, seed + 5_000 * i, false);
        });
        const count = (arrivals: readonly Arrival[] = []) =>
          locateBatch(sensors, arrivals, { soundSpeedMPerS: SPEED }).events.length;
        const both = count([...(one ?? []), ...(two ?? [])]);
        expect(both).toBeGreaterThanOrEqual(count(one) + count(two));
      }),
      { seed: 35, numRuns: 20 },
    );
  });
});
