import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atan2, createRandom } from '@holdfast/geo';
import type { Random } from '@holdfast/geo';
import { locateSource } from './index.ts';
import type { Bearing, PlaceM, WaveArrival } from './index.ts';

const SOUND = { speedMPerS: 340 };
const GROUND = { speedMPerS: 3_000 };
const ORIGIN_S = 1_000;

function at(xM: number, yM: number, zM = 0): PlaceM {
  return { xM, yM, zM };
}

function distanceM(a: PlaceM, b: PlaceM): number {
  const [dx, dy, dz] = [a.xM - b.xM, a.yM - b.yM, a.zM - b.zM];
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

function heard(station: PlaceM, source: PlaceM, wave = SOUND, lateS = 0): WaveArrival {
  const timeS = ORIGIN_S + distanceM(station, source) / wave.speedMPerS + lateS;
  return { kind: 'arrival', station, wave, timeS, sigmaS: 0.01 };
}

function seen(station: PlaceM, source: PlaceM): Bearing {
  const azimuthDeg = atan2(source.xM - station.xM, source.yM - station.yM) * (180 / Math.PI);
  return { kind: 'bearing', station, azimuthDeg, sigmaDeg: 2 };
}

const RUNS = 3;

/** Stations all around, times 10 ms off, and some that lie by 0.6 to 4 s, one way or the other. */
function liesOf(random: Random, count: number, liars: number) {
  const turn = random.uniform();
  const stations = Array.from({ length: count }, (_, i) => {
    const angle = 2 * Math.PI * (turn + (i + 0.6 * random.uniform()) / count);
    const rangeM = 1_000 + 4_000 * random.uniform();
    return at(rangeM * Math.cos(angle), rangeM * Math.sin(angle));
  });
  const source = at(1_500 * random.normal(), 1_500 * random.normal());
  const lying = stations
    .map((_, i) => ({ i, order: random.uniform() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, liars)
    .map(({ i }) => i)
    .sort((a, b) => a - b);
  const told = stations.map((station, i) => {
    const lie = (0.6 + 3.4 * random.uniform()) * (random.uniform() < 0.5 ? -1 : 1);
    return heard(station, source, SOUND, 0.01 * random.normal() + (lying.includes(i) ? lie : 0));
  });
  return { told, lying, source };
}

const RING = [at(0, 0), at(4_000, 300), at(3_500, 4_200), at(-300, 3_800), at(2_000, -2_500)];
const LONE = [...RING, at(-2_500, 1_000)];

describe('one event from observations of many kinds', () => {
  test('L29: exact observations give the place, wherever it is', () => {
    const metre = fc.integer({ min: -6_000, max: 6_000 });
    fc.assert(
      fc.property(metre, metre, (xM, yM) => {
        const source = at(xM, yM);
        const found = locateSource(LONE.map((station) => heard(station, source)));
        expect(found).toBeDefined();
        if (found === undefined) return;
        expect(distanceM(found, source)).toBeLessThan(2);
        expect(found.isContradicted).toBe(false);
      }),
      { seed: 29, numRuns: 15 },
    );
  });

  test('L29: stations kilometres above and below, far sources and coordinates of 10,000 km change nothing', () => {
    const random = createRandom(291);
    let held = 0;
    for (let run = 0; run < 60; run += 1) {
      const [eastM, northM] = [2e7 * (random.uniform() - 0.5), 2e7 * (random.uniform() - 0.5)];
      const stations = LONE.map(({ xM, yM }) =>
        at(eastM + xM, northM + yM, 6_000 * (random.uniform() - 0.5)),
      );
      const source = at(eastM + 12_000 * random.normal(), northM + 12_000 * random.normal());
      const found = locateSource(
        stations.map((station) => heard(station, source, SOUND, 0.01 * random.normal())),
      );
      const { semiMajorM = 0, semiMinorM = 0, azimuthDeg = 0 } = found?.ellipse ?? {};
      const azimuth = (azimuthDeg * Math.PI) / 180;
      const [dx, dy] = [source.xM - (found?.xM ?? 0), source.yM - (found?.yM ?? 0)];
      const along = (dx * Math.sin(azimuth) + dy * Math.cos(azimuth)) / semiMajorM;
      const across = (dx * Math.cos(azimuth) - dy * Math.sin(azimuth)) / semiMinorM;
      if (along ** 2 + across ** 2 <= 1) held += 1;
    }
    expect(held).toBeGreaterThan(53);
  });

  test('L30: stations in three places contradict nothing, however many', () => {
    const source = at(900, 1_300);
    const stations = RING.slice(0, 3).flatMap((place) => [place, place, place]);
    expect(locateSource(stations.map((station) => heard(station, source)))).toBeUndefined();
  });

  test('L29: two arrays, one seismic station and a bearing join in one ellipse', () => {
    const source = at(1_200, 5_000);
    const arrays = [at(0, 0), at(6_000, 0)];
    const few = [
      ...arrays.map((station) => heard(station, source)),
      ...arrays.map((station) => seen(station, source)),
      heard(at(3_000, 9_000), source, GROUND),
    ];
    const without = locateSource(few);
    const found = locateSource([...few, seen(at(-2_000, 5_500), source)]);
    expect(distanceM(found ?? at(0, 0), source)).toBeLessThan(2);
    expect(found?.originTimeS).toBeCloseTo(ORIGIN_S, 3);
    expect(found?.ellipse.semiMajorM).toBeLessThan(without?.ellipse.semiMajorM ?? 0);
  });

  test('L29: a height is found where nothing is known of it', () => {
    const source = at(1_500, 1_500, 8_000);
    const stations = LONE.map(({ xM, yM }, i) => at(3 * xM, 3 * yM, 40 * i));
    const height = { zM: 5_000, sigmaM: 5_000 };
    const found = locateSource(
      stations.map((station) => heard(station, source)),
      { height },
    );
    expect(distanceM(found ?? at(0, 0), source)).toBeLessThan(20);
  });

  test('L30: bearings alone need three, and tell no time', () => {
    const source = at(1_000, 2_000);
    const bearings = RING.slice(0, 3).map((station) => seen(station, source));
    const found = locateSource(bearings);
    expect(distanceM(found ?? at(0, 0), source)).toBeLessThan(1);
    expect(found?.originTimeS).toBeUndefined();
    expect(locateSource(bearings.slice(0, 2))).toBeUndefined();
  });

  test('L30: nothing, one station, three arrivals and stations in one spot give no place', () => {
    const source = at(900, 1_300);
    const observe = (stations: readonly PlaceM[]) =>
      locateSource(stations.map((station) => heard(station, source)));
    expect(observe([])).toBeUndefined();
    expect(observe([at(0, 0)])).toBeUndefined();
    expect(observe(RING.slice(0, 3))).toBeUndefined();
    expect(observe([1, 2, 3, 4, 5].map(() => at(10, 10)))).toBeUndefined();
  });

  test('L30: stations in one line name the mirrored place as a rival', () => {
    const source = at(900, 1_300);
    const line = [0, 1_000, 2_000, 3_000, 4_000, 5_000].map((xM) => at(xM, 0));
    const found = locateSource(line.map((station) => heard(station, source)));
    expect(found?.rivals.length).toBeGreaterThan(0);
    const places = [found, ...(found?.rivals ?? [])].map((place) => Math.round(place?.yM ?? 0));
    expect(places).toEqual(expect.arrayContaining([1_300, -1_300]));
  });

  test('L29: a source at a station is found there', () => {
    const [source = at(0, 0)] = RING;
    const found = locateSource(LONE.map((station) => heard(station, source)));
    expect(distanceM(found ?? at(9, 9), source)).toBeLessThan(5);
  });

  test('L31: of f that lie, shown from 4 + f arrivals, named from 4 + 2 f, and never another', () => {
    const random = createRandom(31);
    for (const liars of [1, 2, 3]) {
      for (let count = 4 + liars; count <= 5 + 2 * liars; count += 1) {
        let [shown, named, wronged] = [0, 0, 0];
        for (let run = 0; run < RUNS; run += 1) {
          const { told, lying, source } = liesOf(random, count, liars);
          const found = locateSource(told);
          if (found?.isContradicted === true) shown += 1;
          if (found?.liars.some((index) => !lying.includes(index)) === true) wronged += 1;
          if (found?.liars.length !== liars) continue;
          named += 1;
          expect(found.liars).toEqual(lying);
          expect(distanceM(found, source)).toBeLessThan(100);
        }
        const isEnough = count >= 4 + 2 * liars;
        const told = { shown: shown >= RUNS - 1, named: named >= RUNS - 1 };
        expect({ liars, count, ...told, wronged }).toEqual({
          liars,
          count,
          shown: true,
          named: isEnough,
          wronged: 0,
        });
        if (!isEnough) expect(named).toBe(0);
      }
    }
  });

  test('L31: nobody is called a liar where nobody lies', () => {
    const random = createRandom(32);
    let blamed = 0;
    for (let run = 0; run < 200; run += 1) {
      const { told } = liesOf(random, 5 + random.integer(6), 0);
      if ((locateSource(told)?.liars.length ?? 0) > 0) blamed += 1;
    }
    expect(blamed).toBeLessThan(3);
  });

  test('L13: NaN, infinities and a sigma of zero are refused', () => {
    const good = heard(at(0, 0), at(1, 1));
    for (const bad of [{ timeS: NaN }, { sigmaS: 0 }, { wave: { speedMPerS: Infinity } }]) {
      const observations = [{ ...good, ...bad }];
      expect(() => locateSource(observations)).toThrow('Expected finite numbers');
    }
  });
});
