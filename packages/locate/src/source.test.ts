import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atan2 } from '@holdfast/geo';
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

  test('L31: one liar of six is named and left out; of five it is only noticed', () => {
    const source = at(1_400, 900);
    const lying = (stations: readonly PlaceM[]) =>
      locateSource(stations.map((station, i) => heard(station, source, SOUND, i === 2 ? 1.5 : 0)));
    const of6 = lying(LONE);
    expect(of6).toMatchObject({ isContradicted: true, liar: 2 });
    expect(distanceM(of6 ?? at(0, 0), source)).toBeLessThan(2);
    expect(lying(RING)).toMatchObject({ isContradicted: true, liar: undefined });
  });

  test('L31: of five arrivals no liar is ever named, whoever lies and by how much', () => {
    const metre = fc.integer({ min: -4_000, max: 4_000 });
    const lateS = fc.integer({ min: 3, max: 30 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(metre, metre, lateS, fc.nat(4), (xM, yM, lie, who) => {
        const source = at(xM, yM);
        const told = RING.map((station, i) => heard(station, source, SOUND, i === who ? lie : 0));
        expect(locateSource(told)?.liar).toBeUndefined();
      }),
      { seed: 31, numRuns: 25 },
    );
  });

  test('L13: NaN, infinities and a sigma of zero are refused', () => {
    const good = heard(at(0, 0), at(1, 1));
    for (const bad of [{ timeS: NaN }, { sigmaS: 0 }, { wave: { speedMPerS: Infinity } }]) {
      const observations = [{ ...good, ...bad }];
      expect(() => locateSource(observations)).toThrow('Expected finite numbers');
    }
  });
});
