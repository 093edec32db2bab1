import { describe, expect, test } from 'vitest';
import { createRandom } from '@holdfast/geo';
import { locateBatch } from './index.ts';
import type { Arrival } from './index.ts';
import { simulateWorld } from './testing/simulate.ts';

const SPEED = 340;

/** Seven shots within 150 m, up to 0.8 s apart, each heard by seven of ten of twelve sensors some 5 km apart. */
function salvo(seed: number) {
  const random = createRandom(seed);
  const sensors = Array.from({ length: 12 }, (_, i) => ({
    id: `s${i}`,
    xM: ((i % 4) + 0.6 * random.uniform()) * 4_500,
    yM: (Math.floor(i / 4) + 0.6 * random.uniform()) * 4_500,
    timingSigmaS: 0.01,
  }));
  const shots = [0, 1, 2, 3, 4, 5, 6].map((k) => ({
    name: `e${k}`,
    xM: 8_000 + 75 * random.normal(),
    yM: 6_000 + 75 * random.normal(),
    timeS: 100 + 0.4 * (k + random.uniform()),
  }));
  const arrivals = shots.flatMap((shot): Arrival[] =>
    sensors
      .filter(() => random.uniform() < 0.7)
      .map(({ id, xM, yM }) => ({
        id: `${shot.name} ${id}`,
        sensorId: id,
        timeS: shot.timeS + Math.hypot(xM - shot.xM, yM - shot.yM) / SPEED + 0.01 * random.normal(),
      })),
  );
  return { sensors, shots, arrivals };
}

describe('salvos heard by few sensors', () => {
  test('L37: most shots come out with their own arrivals and nothing else', () => {
    let [shots, pure, mixed] = [0, 0, 0];
    for (let seed = 1; seed <= 15; seed += 1) {
      const world = salvo(seed);
      const { events } = locateBatch(world.sensors, world.arrivals, { soundSpeedMPerS: SPEED });
      for (const { name } of world.shots) {
        const own = world.arrivals.filter(({ id }) => id.startsWith(name)).length;
        if (own >= 6) shots += 1;
      }
      for (const event of events) {
        if (!('ellipse' in event)) continue;
        const names = event.arrivalIds.map((id) => id.split(' ')[0]);
        const most = Math.max(...names.map((name) => names.filter((n) => n === name).length));
        if (most >= names.length - 1) pure += 1;
        else mixed += 1;
      }
    }
    // One by one they give .80 and .07.
    expect(pure / shots).toBeGreaterThan(0.83);
    expect(mixed / (pure + mixed)).toBeLessThan(0.05);
  });

  test('L37: in a sparse network fewer events are missed', () => {
    let [strong, found] = [0, 0];
    for (const seed of [102, 104]) {
      const sparse = { sensorCount: 300, eventsPerHour: 600, densityPerKm2: 0.04 };
      const world = simulateWorld({ seed, durationS: 1800, soundSpeedMPerS: SPEED, ...sparse });
      const { events } = locateBatch(world.sensors, world.arrivals, { soundSpeedMPerS: SPEED });
      for (const truth of world.events) {
        if (truth.arrivalIds.length < 6) continue;
        strong += 1;
        const isFound = events.some(
          (event) =>
            'ellipse' in event &&
            Math.abs(event.originTimeS - truth.timeS) < 0.15 &&
            Math.hypot(event.xM - truth.xM, event.yM - truth.yM) < 100,
        );
        if (isFound) found += 1;
      }
    }
    // Events one by one give .84.
    expect(found / strong).toBeGreaterThan(0.88);
  });
});
