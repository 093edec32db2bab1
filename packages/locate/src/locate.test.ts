import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateSoundSpeed, LocateError, locateBatch } from './index.ts';
import type { Arrival, Located, LocatedBlast, LocateOptions, Sensor } from './index.ts';
import { simulateWorld } from './testing/simulate.ts';
import type { World } from './testing/simulate.ts';

const SEED = { seed: 20260201 };
const OPTIONS: LocateOptions = { soundSpeedMPerS: 343 };
const SMALL = { sensorCount: 120, eventsPerHour: 400, durationS: 300 };

const blasts = ({ events }: Located): LocatedBlast[] =>
  events.flatMap((event) => ('ellipse' in event ? [event] : []));

function scoreWorld(world: World, located: readonly LocatedBlast[]) {
  const taken = new Set<number>();
  let inside = 0;
  let matched = 0;
  for (const event of located) {
    const near = world.events
      .map((truth, index) => ({ truth, index }))
      .filter(({ truth, index }) => {
        const errorM = Math.hypot(truth.xM - event.xM, truth.yM - event.yM);
        const offS = Math.abs(truth.timeS - event.originTimeS);
        return !taken.has(index) && errorM <= 500 && offS <= 2;
      })
      .sort((a, b) => offOf(event, a.truth) - offOf(event, b.truth))[0];
    if (near === undefined) continue;
    taken.add(near.index);
    matched += 1;
    if (isInside(event, near.truth)) inside += 1;
  }
  const strong = world.events.flatMap((event, i) => (event.arrivalIds.length >= 6 ? [i] : []));
  return {
    precision: matched / located.length,
    recall6: strong.filter((i) => taken.has(i)).length / strong.length,
    coverage: inside / matched,
  };
}

const offOf = (event: LocatedBlast, truth: World['events'][number]): number =>
  Math.hypot(truth.xM - event.xM, truth.yM - event.yM) / 343 +
  Math.abs(truth.timeS - event.originTimeS);

function isInside({ xM, yM, ellipse }: LocatedBlast, truth: World['events'][number]): boolean {
  const azimuth = (ellipse.azimuthDeg * Math.PI) / 180;
  const [dx, dy] = [truth.xM - xM, truth.yM - yM];
  const along = dx * Math.sin(azimuth) + dy * Math.cos(azimuth);
  const across = dx * Math.cos(azimuth) - dy * Math.sin(azimuth);
  return (along / ellipse.semiMajorM) ** 2 + (across / ellipse.semiMinorM) ** 2 <= 1;
}

describe('calm worlds', () => {
  const worlds = [11, 12, 13].map((seed) =>
    simulateWorld({ seed, sensorCount: 400, eventsPerHour: 1000, durationS: 900 }),
  );
  const located = worlds.map((world) =>
    blasts(locateBatch(world.sensors, world.arrivals, OPTIONS)),
  );
  const scores = worlds.map((world, i) => scoreWorld(world, located[i] ?? []));
  const mean = (name: 'precision' | 'recall6' | 'coverage') =>
    scores.reduce((sum, score) => sum + score[name] / scores.length, 0);

  test('L1: finds the events, and little else', () => {
    expect(mean('recall6')).toBeGreaterThan(0.99);
    expect(mean('precision')).toBeGreaterThan(0.98);
  });

  test('L2: the ellipse is true', () => {
    expect(mean('coverage')).toBeGreaterThan(0.92);
    expect(mean('coverage')).toBeLessThan(0.98);
  });

  test('L3, L4: five arrivals at different sensors, each in one event', () => {
    worlds.forEach((world, i) => {
      const seen = new Set<string>();
      for (const { arrivalIds, residuals } of located[i] ?? []) {
        const sensors = new Set(arrivalIds.map((id) => world.sensorOfArrival.get(id)));
        expect(sensors.size).toBe(arrivalIds.length);
        expect(arrivalIds.length).toBeGreaterThanOrEqual(5);
        expect(residuals.map(({ arrivalId }) => arrivalId)).toEqual(arrivalIds);
        for (const id of arrivalIds) {
          expect(seen.has(id)).toBe(false);
          seen.add(id);
        }
      }
    });
  });

  test('L11: every arrival is in an event or counted', () => {
    worlds.forEach((world, i) => {
      const { counted } = locateBatch(world.sensors, world.arrivals, OPTIONS);
      const inEvents = (located[i] ?? []).reduce((sum, e) => sum + e.arrivalIds.length, 0);
      const { alone, weak, uncertain } = counted.unassociated;
      expect(inEvents + alone + weak + uncertain + counted.duplicate).toBe(world.arrivals.length);
    });
  });
});

/** One event heard without error by sensors at the places given. */
function heardFrom(places: readonly (readonly [number, number])[], at = { x: 900, y: 1700 }) {
  const sensors: Sensor[] = places.map(([xM, yM], i) => ({ id: `s${i}`, xM, yM }));
  const arrivals: Arrival[] = sensors.map(({ xM, yM }, i) => ({
    id: `a${i}`,
    sensorId: `s${i}`,
    timeS: 100 + Math.hypot(xM - at.x, yM - at.y) / 343,
  }));
  return { sensors, arrivals };
}

const RING = [
  [0, 0],
  [2100, 200],
  [3900, -300],
  [100, 2300],
  [2200, 2000],
  [4100, 2500],
  [-200, 4200],
  [2000, 4100],
] as const;

describe('geometry', () => {
  test('L1: exact arrivals give the exact place', () => {
    const { sensors, arrivals } = heardFrom(RING);
    const [event] = blasts(locateBatch(sensors, arrivals, OPTIONS));
    expect(event?.xM).toBeCloseTo(900, 1);
    expect(event?.yM).toBeCloseTo(1700, 1);
    expect(event?.originTimeS).toBeCloseTo(100, 4);
    expect(event?.arrivalIds.length).toBe(8);
  });

  test('L1: an event before its block and its first arrival is found, wherever the blocks begin', () => {
    const { sensors, arrivals } = heardFrom(RING);
    for (const shiftS of [-102.5, -103.5, -100, 498, 500, 499.999]) {
      const shifted = arrivals.map((arrival) => ({ ...arrival, timeS: arrival.timeS + shiftS }));
      const [event] = blasts(locateBatch(sensors, shifted, OPTIONS));
      expect(event?.originTimeS).toBeCloseTo(100 + shiftS, 4);
    }
  });

  test('L3: four arrivals are not enough, unless four are allowed', () => {
    const { sensors, arrivals } = heardFrom(RING.slice(0, 4));
    expect(locateBatch(sensors, arrivals, OPTIONS).events).toEqual([]);
    const four = locateBatch(sensors, arrivals, { ...OPTIONS, minArrivals: 4 });
    expect(four.events.length).toBeLessThanOrEqual(1);
  });

  test('L10: nothing, one sensor, one place, one straight line', () => {
    expect(locateBatch([], [], OPTIONS).events).toEqual([]);
    const { sensors, arrivals } = heardFrom(RING);
    expect(locateBatch(sensors, [], OPTIONS).events).toEqual([]);
    const lonely = arrivals.map((arrival) => ({ ...arrival, sensorId: 's0' }));
    expect(locateBatch(sensors.slice(0, 1), lonely, OPTIONS).events).toEqual([]);
    const row = heardFrom([0, 1, 2, 3, 4, 5, 6, 7].map((i) => [i * 700, i * 350] as const));
    expect(locateBatch(row.sensors, row.arrivals, OPTIONS).events).toEqual([]);
    const pile = heardFrom([0, 1, 2, 3, 4, 5].map(() => [500, 500] as const));
    expect(locateBatch(pile.sensors, pile.arrivals, OPTIONS).events).toEqual([]);
  });

  test('L4: two shots of one place, a second apart, are two events', () => {
    const { sensors, arrivals } = heardFrom(RING);
    const second = arrivals.map(({ id, sensorId, timeS }) => {
      return { id: `${id}-2`, sensorId, timeS: timeS + 1 };
    });
    const events = blasts(locateBatch(sensors, [...second, ...arrivals], OPTIONS));
    expect(events.map(({ arrivalIds }) => arrivalIds.length)).toEqual([8, 8]);
  });
});

describe('determinism', () => {
  const world = simulateWorld({ seed: 21, ...SMALL });
  const expected = locateBatch(world.sensors, world.arrivals, OPTIONS);

  test('L8: the order of rows changes no bit', () => {
    const arrivals = fc.shuffledSubarray([...world.arrivals], { minLength: world.arrivals.length });
    const sensors = fc.shuffledSubarray([...world.sensors], { minLength: world.sensors.length });
    fc.assert(
      fc.property(sensors, arrivals, (someSensors, someArrivals) => {
        expect(locateBatch(someSensors, someArrivals, OPTIONS)).toEqual(expected);
      }),
      { ...SEED, numRuns: 8 },
    );
  });

  test('L9: moving, turning and shifting the world does the same to its events', () => {
    const [c, s] = [0.6, 0.8];
    const sensors = world.sensors.map(({ id, xM, yM }) => {
      return { id, xM: c * xM - s * yM + 31_000, yM: s * xM + c * yM - 8_000 };
    });
    const arrivals = world.arrivals.map((arrival) => {
      return { ...arrival, timeS: arrival.timeS + 86_400 };
    });
    const moved = blasts(locateBatch(sensors, arrivals, OPTIONS));
    const still = blasts(expected);
    expect(moved.length).toBe(still.length);
    still.forEach((event, i) => {
      const x = c * event.xM - s * event.yM + 31_000;
      const y = s * event.xM + c * event.yM - 8_000;
      expect(Math.hypot((moved[i]?.xM ?? 0) - x, (moved[i]?.yM ?? 0) - y)).toBeLessThan(0.5);
      expect(moved[i]?.originTimeS).toBeCloseTo(event.originTimeS + 86_400, 2);
      expect(moved[i]?.ellipse.semiMajorM).toBeCloseTo(event.ellipse.semiMajorM, 1);
      expect(moved[i]?.arrivalIds).toEqual(event.arrivalIds);
    });
  });

  test('L12: copies count once and change nothing', () => {
    const copies = world.arrivals.filter((_, i) => i % 3 === 0);
    const renamed = copies.map((arrival) => ({ ...arrival, id: `${arrival.id}-copy` }));
    const twice = locateBatch(world.sensors, [...world.arrivals, ...copies], OPTIONS);
    expect(twice.events).toEqual(expected.events);
    expect(twice.counted.duplicate).toBe(copies.length);
    const other = locateBatch(world.sensors, [...world.arrivals, ...renamed], OPTIONS);
    expect(other.events).toEqual(expected.events);
  });
});

describe('crowds', () => {
  const { sensors, arrivals } = heardFrom(RING);
  const heard = arrivals.slice(0, 5);
  const withNoise = (spreadS: number): Arrival[] => [
    ...heard,
    ...heard.flatMap(({ id, sensorId, timeS }, s) =>
      [1, 2, 3, 4, 5, 6, 7].flatMap((k) => [
        { id: `${id}-${k}`, sensorId, timeS: timeS + (0.17 + k * spreadS) * (1 + 0.1 * s) },
        { id: `${id}+${k}`, sensorId, timeS: timeS - (0.19 + k * spreadS) * (1 + 0.1 * s) },
      ]),
    ),
  ];
  const foundIn = (rows: readonly Arrival[]): number =>
    blasts(locateBatch(sensors.slice(0, 5), rows, OPTIONS)).filter((event) =>
      heard.every(({ id }) => event.arrivalIds.includes(id)),
    ).length;

  test('L33: five arrivals are an event among as many others far off, and none in the midst of them', () => {
    expect(foundIn(withNoise(40))).toBe(1);
    expect(foundIn(withNoise(0.2))).toBe(0);
  });
});

describe('refusals', () => {
  const { sensors, arrivals } = heardFrom(RING);

  test('L13: times that are no numbers and unknown sensors are counted', () => {
    const bad: Arrival[] = [
      { id: 'x1', sensorId: 's0', timeS: NaN },
      { id: 'x2', sensorId: 's0', timeS: Infinity },
      { id: 'x3', sensorId: 'nobody', timeS: 3 },
    ];
    const { events, counted } = locateBatch(sensors, [...arrivals, ...bad], OPTIONS);
    expect(events.length).toBe(1);
    expect(counted.impossible).toEqual({ unknownSensor: 1, timeNotFinite: 2, inTheFuture: 0 });
  });

  test('L13, L14: options and sensors throw with a code', () => {
    const codeOf = (run: () => unknown): string => {
      try {
        run();
      } catch (error) {
        return error instanceof LocateError ? error.code : 'another error';
      }
      return 'none';
    };
    const limits: LocateOptions[] = [
      { soundSpeedMPerS: NaN },
      { soundSpeedMPerS: 0 },
      { soundSpeedMPerS: Infinity },
      { ...OPTIONS, minArrivals: 3 },
      { ...OPTIONS, cellSizeM: 4_999 },
      { ...OPTIONS, detectionProbability: 1 },
      { ...OPTIONS, line: [{ xM: NaN, yM: 0 }] },
    ];
    for (const options of limits) {
      expect(codeOf(() => locateBatch(sensors, arrivals, options))).toBe('bad-option');
    }
    const broken = [{ id: 'x', xM: NaN, yM: 0 }];
    expect(codeOf(() => locateBatch(broken, [], OPTIONS))).toBe('bad-sensor');
    const vain = [{ id: 'x', xM: 0, yM: 0, timingSigmaS: 0 }];
    expect(codeOf(() => locateBatch(vain, [], OPTIONS))).toBe('bad-sensor');
    const twins = [...sensors, ...sensors];
    expect(codeOf(() => locateBatch(twins, [], OPTIONS))).toBe('duplicate-sensor');
  });
});

describe('speed of sound', () => {
  test('L24: found from the arrivals, or not claimed', () => {
    const world = simulateWorld({
      seed: 31,
      sensorCount: 250,
      eventsPerHour: 600,
      durationS: 400,
      soundSpeedMPerS: 334.5,
    });
    const estimate = estimateSoundSpeed(world.sensors, world.arrivals, {});
    expect(Math.abs((estimate?.soundSpeedMPerS ?? 0) - 334.5)).toBeLessThan(0.1);
    const { sensors, arrivals } = heardFrom(RING);
    expect(estimateSoundSpeed(sensors, arrivals, {})).toBe(undefined);
    expect(estimateSoundSpeed([], [], {})).toBe(undefined);
  });
});
