import { describe, expect, test } from 'vitest';
import { createRandom } from '@holdfast/geo';
import { locateBatch } from './index.ts';
import type { Arrival, LocatedBlast, LocateOptions, Sensor } from './index.ts';
import { simulateWorld } from './testing/simulate.ts';

const STEP_M = 500;
const table = (secondsOver: (distanceM: number) => number) => ({
  stepM: STEP_M,
  seconds: Array.from({ length: 400 }, (_, i) => secondsOver(i * STEP_M)),
});
const blastsOf = (located: ReturnType<typeof locateBatch>): LocatedBlast[] =>
  located.events.flatMap((event) => ('ellipse' in event ? [event] : []));

describe('waves that do not go straight', () => {
  test('L32: a table of a straight wave gives the events that the speed alone gives', () => {
    const { sensors, arrivals } = simulateWorld({
      seed: 32,
      sensorCount: 120,
      eventsPerHour: 300,
      durationS: 300,
    });
    const speed = { soundSpeedMPerS: 343 };
    const straight = blastsOf(locateBatch(sensors, arrivals, speed));
    const travelTimes = table((distanceM) => distanceM / 343);
    const tabled = blastsOf(locateBatch(sensors, arrivals, { ...speed, travelTimes }));
    expect(straight.length).toBeGreaterThan(10);
    expect(tabled.map(({ arrivalIds }) => arrivalIds)).toEqual(
      straight.map(({ arrivalIds }) => arrivalIds),
    );
    tabled.forEach(({ xM, yM }, i) => {
      expect(xM).toBeCloseTo(straight[i]?.xM ?? NaN, 1);
      expect(yM).toBeCloseTo(straight[i]?.yM ?? NaN, 1);
    });
  });

  test('L32: sources 9 km below ground are found from picks a fifth of a second off', () => {
    const random = createRandom(321);
    const sensors: Sensor[] = Array.from({ length: 36 }, (_, i) => ({
      id: `s${i}`,
      xM: (i % 6) * 11_000 + 3_000 * random.normal(),
      yM: Math.floor(i / 6) * 11_000 + 3_000 * random.normal(),
    }));
    const secondsOver = (distanceM: number): number =>
      Math.sqrt(distanceM * distanceM + 9_000 * 9_000) / 6_000;
    const shots = Array.from({ length: 12 }, (_, i) => ({
      timeS: 60 + 90 * i,
      xM: 10_000 + 35_000 * random.uniform(),
      yM: 10_000 + 35_000 * random.uniform(),
    }));
    const heard: Arrival[] = shots.flatMap((shot, i) =>
      sensors.flatMap(({ id, xM, yM }) => {
        const travelS = secondsOver(Math.hypot(xM - shot.xM, yM - shot.yM));
        const timeS = shot.timeS + travelS + 0.1 * random.normal();
        return random.uniform() < 0.3 ? [] : [{ id: `${id}-${i}`, sensorId: id, timeS }];
      }),
    );
    const noise: Arrival[] = Array.from({ length: 150 }, (_, i) => {
      const sensorId = `s${random.integer(36)}`;
      return { id: `n${i}`, sensorId, timeS: 1_200 * random.uniform() };
    });
    const options: LocateOptions = {
      soundSpeedMPerS: 6_000,
      timingSigmaS: 0.2,
      maxRangeM: 80_000,
      maxSemiMajorM: 10_000,
      travelTimes: table(secondsOver),
    };
    const found = blastsOf(locateBatch(sensors, [...heard, ...noise], options));
    expect(found.length).toBe(shots.length);
    found.forEach(({ originTimeS, xM, yM }, i) => {
      const shot = shots[i] ?? { timeS: NaN, xM: NaN, yM: NaN };
      expect(Math.abs(originTimeS - shot.timeS)).toBeLessThan(0.5);
      expect(Math.hypot(xM - shot.xM, yM - shot.yM)).toBeLessThan(2_000);
    });
  });

  test('L32: tables that fall, end at once or meet estimated weather are refused', () => {
    const locate = (options: Partial<LocateOptions>): unknown =>
      locateBatch([], [], { soundSpeedMPerS: 343, ...options });
    const refused = [
      { travelTimes: { stepM: 500, seconds: [1, 0.5] } },
      { travelTimes: { stepM: 500, seconds: [0] } },
      { travelTimes: { stepM: 0, seconds: [0, 1] } },
      { travelTimes: { stepM: 500, seconds: [0, NaN] } },
      { travelTimes: { stepM: 500, seconds: [0, 1] }, weather: 'estimate' as const },
    ];
    for (const options of refused) expect(() => locate(options)).toThrow('travelTimes: expected');
  });
});
