/** Every geometry a network can be in, with flat metres; degrees and frames are tested where they are turned into metres. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '@holdfast/geo';
import type { PointM, Random } from '@holdfast/geo';
import { locateBatch } from './index.ts';
import type { Arrival, LocatedBlast, LocateOptions, Sensor } from './index.ts';

const SPEED = 340;
const OPTIONS: LocateOptions = { soundSpeedMPerS: SPEED };
const seeds = fc.nat(1e6);

/** So many sensors on a jittered grid, 1.4 km apart. */
function spreadSensors(random: Random, count: number): Sensor[] {
  const columns = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, i) => ({
    id: `s${i}`,
    xM: ((i % columns) + 0.8 * random.uniform()) * 1_400,
    yM: (Math.floor(i / columns) + 0.8 * random.uniform()) * 1_400,
    timingSigmaS: 0.01,
  }));
}

interface Shot extends PointM {
  readonly timeS: number;
}

/** What every sensor hears of a shot, `sigmaS` off. */
function hearingOf(
  sensors: readonly Sensor[],
  { xM, yM, timeS }: Shot,
  name = 'a',
  offS: (i: number) => number = () => 0,
): Arrival[] {
  return sensors.map((sensor, i) => ({
    id: `${name}${i}`,
    sensorId: sensor.id,
    timeS: timeS + Math.hypot(sensor.xM - xM, sensor.yM - yM) / SPEED + offS(i),
  }));
}

function locate(sensors: readonly Sensor[], arrivals: readonly Arrival[], options = OPTIONS) {
  const { events } = locateBatch(sensors, arrivals, options);
  return events.flatMap((event) => ('ellipse' in event ? [event] : []));
}

const apartM = (a: PointM, b: PointM): number => Math.hypot(a.xM - b.xM, a.yM - b.yM);

function isHeld({ xM, yM, ellipse }: LocatedBlast, truth: PointM): boolean {
  const azimuth = (ellipse.azimuthDeg * Math.PI) / 180;
  const [dx, dy] = [truth.xM - xM, truth.yM - yM];
  const along = dx * Math.sin(azimuth) + dy * Math.cos(azimuth);
  const across = dx * Math.cos(azimuth) - dy * Math.sin(azimuth);
  return (along / ellipse.semiMajorM) ** 2 + (across / ellipse.semiMinorM) ** 2 <= 1;
}

describe('where an event can be', () => {
  test('L35: on top of a sensor, or a hair from it, as anywhere', () => {
    fc.assert(
      fc.property(seeds, fc.nat(15), fc.constantFrom(0, 1e-9, 0.1, 3), (seed, at, offM) => {
        const sensors = spreadSensors(createRandom(seed), 16);
        const shot = { xM: (sensors[at]?.xM ?? 0) + offM, yM: sensors[at]?.yM ?? 0, timeS: 50 };
        const [event, ...more] = locate(sensors, hearingOf(sensors, shot));
        expect(more).toEqual([]);
        expect(apartM(event ?? { xM: NaN, yM: NaN }, shot)).toBeLessThan(1);
      }),
      { seed: 351, numRuns: 40 },
    );
  });

  test('L35: at coordinates of ten thousand kilometres and times of Unix as at the origin', () => {
    const far = fc.integer({ min: -1e7, max: 1e7 });
    fc.assert(
      fc.property(seeds, far, far, (seed, eastM, northM) => {
        const random = createRandom(seed);
        const sensors = spreadSensors(random, 16).map((sensor) => {
          return { ...sensor, xM: sensor.xM + eastM, yM: sensor.yM + northM };
        });
        const shot = {
          xM: eastM + 5_600 * random.uniform(),
          yM: northM + 5_600 * random.uniform(),
          timeS: 1.7e9 + random.uniform(),
        };
        const [event] = locate(sensors, hearingOf(sensors, shot));
        expect(apartM(event ?? { xM: NaN, yM: NaN }, shot)).toBeLessThan(0.05);
        expect(Math.abs((event?.originTimeS ?? 0) - shot.timeS)).toBeLessThan(1e-4);
      }),
      { seed: 352, numRuns: 30 },
    );
  });

  test('L35: outside of the network, on any side and far: held by its ellipse, or not claimed', () => {
    const random = createRandom(353);
    let [claimed, held] = [0, 0];
    for (let run = 0; run < 150; run += 1) {
      const sensors = spreadSensors(random, 12);
      const angle = 2 * Math.PI * random.uniform();
      const rangeM = 4_000 + 8_000 * random.uniform();
      const shot = {
        xM: 2_800 + rangeM * Math.cos(angle),
        yM: 2_100 + rangeM * Math.sin(angle),
        timeS: 30,
      };
      const heard = hearingOf(sensors, shot, 'a', () => 0.01 * random.normal());
      for (const event of locate(sensors, heard)) {
        claimed += 1;
        if (isHeld(event, shot)) held += 1;
      }
    }
    expect(claimed).toBeGreaterThan(140);
    expect(held / claimed).toBeGreaterThan(0.92);
  });

  test('L4: two events of one moment are two, wherever they lie', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 400, max: 3_500 }), (seed, offM) => {
        const random = createRandom(seed);
        const sensors = spreadSensors(random, 25);
        const angle = 2 * Math.PI * random.uniform();
        const shots = [-0.5, 0.5].map((side) => ({
          xM: 3_500 + side * offM * Math.cos(angle),
          yM: 3_500 + side * offM * Math.sin(angle),
          timeS: 20,
        }));
        const heard = shots.flatMap((shot, i) => hearingOf(sensors, shot, `${i}-`));
        const events = locate(sensors, heard);
        for (const shot of shots) {
          expect(Math.min(...events.map((event) => apartM(event, shot)))).toBeLessThan(5);
        }
        expect(events.length).toBe(2);
      }),
      { seed: 354, numRuns: 40 },
    );
  });
});

describe('how sensors can stand', () => {
  test('L10: on one straight line, whichever way it runs, they give nothing', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 5, max: 20 }), (seed, count) => {
        const random = createRandom(seed);
        const angle = 2 * Math.PI * random.uniform();
        let along = 0;
        const sensors = Array.from({ length: count }, (_, i) => {
          along += 200 + 900 * random.uniform();
          return { id: `s${i}`, xM: along * Math.cos(angle), yM: along * Math.sin(angle) };
        });
        const shot = { xM: 4_000 * random.uniform(), yM: 4_000 * random.uniform(), timeS: 9 };
        expect(locate(sensors, hearingOf(sensors, shot))).toEqual([]);
      }),
      { seed: 355, numRuns: 40 },
    );
  });

  test('L25: on nearly one line the mirrored place is held or named, or nothing is claimed', () => {
    let claimed = 0;
    fc.assert(
      fc.property(seeds, fc.constantFrom(1, 40, 150, 300, 600), (seed, bendM) => {
        const random = createRandom(seed);
        const sensors = Array.from({ length: 9 }, (_, i) => ({
          id: `s${i}`,
          xM: 900 * i,
          yM: bendM * random.normal(),
          timingSigmaS: 0.01,
        }));
        const shot = {
          xM: 7_000 * random.uniform(),
          yM: 300 + 3_000 * random.uniform(),
          timeS: 9,
        };
        const events = locate(
          sensors,
          hearingOf(sensors, shot, 'a', () => 0.01 * random.normal()),
        );
        claimed += events.length;
        for (const event of events) {
          const places = [event, ...(event.rivals ?? [])];
          const isNear = places.some((place) => apartM(place, shot) < 150);
          expect(isHeld(event, shot) || isNear).toBe(true);
        }
      }),
      { seed: 356, numRuns: 100 },
    );
    expect(claimed).toBeGreaterThan(20);
  });

  test('L36: however many stand in three places, nothing contradicts a mistake, and nothing is claimed', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 4 }), (seed, copies) => {
        const random = createRandom(seed);
        const corners = spreadSensors(random, 3);
        const sensors = corners.flatMap((corner) =>
          Array.from({ length: copies }, (_, i) => ({ ...corner, id: `${corner.id}-${i}` })),
        );
        const shot = { xM: 1_500 * random.uniform(), yM: 1_500 * random.uniform(), timeS: 9 };
        expect(locate(sensors, hearingOf(sensors, shot))).toEqual([]);
      }),
      { seed: 357, numRuns: 30 },
    );
  });

  test('L36: two in every place see what one in every place sees', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed);
        const single = spreadSensors(random, 9);
        const sensors = single.flatMap((sensor) => [sensor, { ...sensor, id: `${sensor.id}-b` }]);
        const shot = { xM: 4_000 * random.uniform(), yM: 4_000 * random.uniform(), timeS: 9 };
        const [event] = locate(sensors, hearingOf(sensors, shot));
        expect(apartM(event ?? { xM: NaN, yM: NaN }, shot)).toBeLessThan(0.5);
        expect(event?.arrivalIds.length).toBe(18);
      }),
      { seed: 358, numRuns: 20 },
    );
  });

  test('L35: on one side of the event only, their ellipse is long and true', () => {
    const random = createRandom(359);
    let [claimed, held] = [0, 0];
    for (let run = 0; run < 150; run += 1) {
      const angle = 2 * Math.PI * random.uniform();
      const sensors = Array.from({ length: 8 }, (_, i) => {
        const towards = angle + 1.2 * (random.uniform() - 0.5);
        const rangeM = 1_500 + 5_000 * random.uniform();
        const xM = rangeM * Math.cos(towards);
        return { id: `s${i}`, xM, yM: rangeM * Math.sin(towards), timingSigmaS: 0.01 };
      });
      const heard = hearingOf(sensors, { xM: 0, yM: 0, timeS: 5 }, 'a', () => {
        return 0.01 * random.normal();
      });
      for (const event of locate(sensors, heard)) {
        claimed += 1;
        if (isHeld(event, { xM: 0, yM: 0 })) held += 1;
      }
    }
    expect(claimed).toBeGreaterThan(100);
    expect(held / claimed).toBeGreaterThan(0.92);
  });

  test('L9: the mirrored network finds the mirrored events', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = createRandom(seed);
        const sensors = spreadSensors(random, 14);
        const shot = { xM: 6_000 * random.uniform(), yM: 6_000 * random.uniform(), timeS: 9 };
        const heard = hearingOf(sensors, shot, 'a', () => 0.01 * random.normal());
        const mirrored = sensors.map((sensor) => ({ ...sensor, xM: -sensor.xM }));
        const [one, other] = [locate(sensors, heard)[0], locate(mirrored, heard)[0]];
        expect(other?.xM).toBeCloseTo(-(one?.xM ?? NaN), 1);
        expect(other?.yM).toBeCloseTo(one?.yM ?? NaN, 1);
        expect(other?.ellipse.semiMajorM).toBeCloseTo(one?.ellipse.semiMajorM ?? NaN, 1);
        const turned = (other?.ellipse.azimuthDeg ?? 0) + (one?.ellipse.azimuthDeg ?? 0);
        expect(Math.abs(turned - 180 * Math.round(turned / 180))).toBeLessThan(0.5);
      }),
      { seed: 360, numRuns: 20 },
    );
  });
});

describe('sensors that lie', () => {
  test('L38: of f sensors that lie each their own way none is believed from 4 + 2 f that tell, and the event is found', () => {
    const random = createRandom(380);
    for (const liars of [1, 2, 3]) {
      for (let count = 4 + liars; count <= 6 + 2 * liars; count += 1) {
        let [found, held, believed] = [0, 0, 0];
        for (let run = 0; run < 12; run += 1) {
          const sensors = spreadSensors(random, count);
          const shot = { xM: 4_200 * random.uniform(), yM: 3_000 * random.uniform(), timeS: 40 };
          const heard = hearingOf(sensors, shot, 'a', (i) => {
            const lie = (0.3 + 3 * random.uniform()) * (random.uniform() < 0.5 ? -1 : 1);
            return 0.01 * random.normal() + (i < liars ? lie : 0);
          });
          const lies = new Set(heard.slice(0, liars).map(({ id }) => id));
          for (const event of locate(sensors, heard)) {
            if (event.arrivalIds.some((id) => lies.has(id))) believed += 1;
            found += 1;
            if (isHeld(event, shot)) held += 1;
          }
        }
        const isEnough = count >= 4 + 2 * liars;
        if (isEnough) expect(found).toBeGreaterThan(9);
        expect(believed).toBeLessThanOrEqual(isEnough ? 0 : 2);
        expect(held).toBeGreaterThanOrEqual(found - 2);
      }
    }
  });

  test('L38: liars of one story are not believed against as many and three more', () => {
    const random = createRandom(381);
    for (const liars of [1, 2, 3]) {
      for (let run = 0; run < 25; run += 1) {
        const sensors = spreadSensors(random, 4 + 2 * liars);
        const shot = { xM: 3_000 * random.uniform(), yM: 3_000 * random.uniform(), timeS: 40 };
        const story = { xM: 3_000 * random.uniform(), yM: 3_000 * random.uniform(), timeS: 40 };
        const truths = hearingOf(sensors, shot, 'a', () => 0.01 * random.normal());
        const lies = hearingOf(sensors, story, 'a', () => 0.01 * random.normal());
        // The story begins when the first honest sensor agrees with it.
        const shiftS = (truths[liars]?.timeS ?? 0) - (lies[liars]?.timeS ?? 0);
        const told = truths.map((truth, i) => {
          const lie = lies[i];
          return i < liars && lie !== undefined ? { ...lie, timeS: lie.timeS + shiftS } : truth;
        });
        for (const event of locate(sensors, told)) {
          const places = [event, ...(event.rivals ?? [])];
          expect(isHeld(event, shot) || places.some((place) => apartM(place, shot) < 100)).toBe(
            true,
          );
        }
      }
    }
  });
});
