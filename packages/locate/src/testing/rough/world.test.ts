import { describe, expect, test } from 'vitest';
import { createRandom } from '@holdfast/geo';
import { createRoughAir } from './air.ts';
import { traceWays, WAY_STEP_M } from './rays.ts';
import { fireShots, shockAt } from './shots.ts';
import type { RoughShot } from './shots.ts';
import { createTerrain } from './terrain.ts';
import { createGusts } from './turbulence.ts';
import { createWalls } from './walls.ts';
import { simulateRoughWorld } from './world.ts';

const HEIGHTS = [0, 50, 100, 200, 400, 800];

describe('the rough world', () => {
  test('W1: rays through air of one gradient take the time of the closed form', () => {
    const [ground, gradient] = [340, 0.02];
    const { seconds, lossDb } = traceWays(
      HEIGHTS,
      HEIGHTS.map((heightM) => ground + gradient * heightM),
    );
    for (const k of [4, 12, 24, 40]) {
      const distanceM = k * WAY_STEP_M;
      const closed = (2 / gradient) * Math.asinh((gradient * distanceM) / (2 * ground));
      expect(Math.abs((seconds[k] ?? 0) - closed)).toBeLessThan(0.002);
      expect(lossDb[k]).toBe(0);
    }
  });

  test('W1: where air is slower above, no ray comes down: the ground carries a weak wave', () => {
    const { seconds, lossDb } = traceWays(
      HEIGHTS,
      HEIGHTS.map((heightM) => 340 - 0.01 * heightM),
    );
    expect(seconds[40]).toBeCloseTo((40 * WAY_STEP_M) / 340, 9);
    expect(lossDb[1]).toBeGreaterThan(0);
    expect(lossDb[40]).toBeGreaterThan(lossDb[4] ?? 0);
  });

  test('W1: one speed all the way up goes straight', () => {
    const { seconds } = traceWays(
      HEIGHTS,
      HEIGHTS.map(() => 335),
    );
    expect(seconds[20]).toBeCloseTo((20 * WAY_STEP_M) / 335, 9);
  });

  test('W1: with the wind sound is faster and louder than against it', () => {
    for (const seed of [1, 2, 3]) {
      const air = createRoughAir(seed, 340);
      const source = { xM: 50_000, yM: 0 };
      const ways = Array.from({ length: 36 }, (_, i) => {
        const turn = (i * Math.PI) / 18;
        const sensor = { xM: 50_000 + 6_000 * Math.cos(turn), yM: 6_000 * Math.sin(turn) };
        return air.way(source, sensor, 100);
      });
      const fast = ways.reduce((best, way) => (way.seconds < best.seconds ? way : best));
      const slow = ways.reduce((worst, way) => (way.seconds > worst.seconds ? way : worst));
      expect(slow.seconds - fast.seconds).toBeGreaterThan(0.1);
      expect(slow.lossDb).toBeGreaterThanOrEqual(fast.lossDb);
    }
  });

  test('W2: a shock wave comes when the first of the sounds along the way does', () => {
    const shot: RoughShot = {
      xM: 0,
      yM: 0,
      timeS: 0,
      kind: 'muzzle',
      reachM: 8_000,
      flight: { towardsX: 0.6, towardsY: 0.8, speedMPerS: 700, supersonicM: 9_000 },
    };
    for (const sensor of [
      { xM: 3_000, yM: 2_500 },
      { xM: 1_000, yM: 4_000 },
    ]) {
      let first = Infinity;
      for (let leftM = 0; leftM <= 9_000; leftM += 1) {
        const wayM = Math.hypot(sensor.xM - 0.6 * leftM, sensor.yM - 0.8 * leftM);
        first = Math.min(first, leftM / 700 + wayM / 340);
      }
      const shock = shockAt(shot, sensor, 340);
      expect(shock?.seconds).toBeCloseTo(first, 3);
      expect(shock?.seconds).toBeLessThan(Math.hypot(sensor.xM, sensor.yM) / 340);
    }
    expect(shockAt(shot, { xM: -2_000, yM: -100 }, 340)).toBe(undefined);
  });

  test('W2: every muzzle blast has its impact on the other side', () => {
    const band = { lengthM: 50_000, depthM: 24_000, durationS: 3_600 };
    const shots = fireShots(createRandom(3), 500, band);
    const count = (kind: RoughShot['kind']) => shots.filter((shot) => shot.kind === kind).length;
    expect(count('muzzle')).toBe(count('impact'));
    expect(count('muzzle')).toBeGreaterThan(20);
  });

  test('W3: an echo comes back from the same wall each time, and later', () => {
    const sensors = Array.from({ length: 200 }, (_, i) => ({
      xM: 250 * i,
      yM: ((i * 7919) % 24_000) - 12_000,
    }));
    const walls = createWalls(createRandom(4), sensors, { lengthM: 50_000, depthM: 24_000 });
    const source = { xM: 21_000, yM: -2_000 };
    let echoes = 0;
    sensors.forEach((sensor, i) => {
      const found = walls.echoes(source, sensor, i);
      const directM = Math.hypot(source.xM - sensor.xM, source.yM - sensor.yM);
      expect(walls.echoes(source, sensor, i)).toEqual(found);
      for (const { lengthM } of found) expect(lengthM).toBeGreaterThanOrEqual(directM - 1e-6);
      echoes += found.length;
    });
    expect(echoes).toBeGreaterThan(20);
  });

  test('W4: a hill between delays and hides, and lies in the way of both alike', () => {
    const terrain = createTerrain(5, 50_000, 24_000);
    let hidden = 0;
    for (let i = 0; i < 100; i += 1) {
      const from = { xM: 400 * i, yM: -6_000 };
      const to = { xM: 400 * i + 3_000, yM: 2_000 };
      const detour = terrain.detour(from, to);
      expect(terrain.detour(to, from).extraM).toBeCloseTo(detour.extraM, 6);
      expect(detour.extraM).toBeGreaterThanOrEqual(0);
      if (detour.lossDb > 0) hidden += 1;
    }
    expect(hidden).toBeGreaterThan(10);
    expect(hidden).toBeLessThan(100);
  });

  test('W5: near ways err alike, far ones do not, and as much as is said', () => {
    const source = { xM: 0, yM: 0 };
    const [one, next, far] = [
      { xM: 4_000, yM: 0 },
      { xM: 4_000, yM: 300 },
      { xM: -4_000, yM: 3_000 },
    ];
    let [own, near, apart] = [0, 0, 0];
    const runs = 3_000;
    for (let i = 0; i < runs; i += 1) {
      const gusts = createGusts(i);
      const random = createRandom(i);
      const late = [one, next, far].map((sensor) =>
        gusts.lateS(source, sensor, 10 * i, random.normal()),
      );
      own += ((late[0] ?? 0) * (late[0] ?? 0)) / runs;
      near += ((late[0] ?? 0) * (late[1] ?? 0)) / runs;
      apart += ((late[0] ?? 0) * (late[2] ?? 0)) / runs;
    }
    const { sharedS2 } = createGusts(1);
    const variance = sharedS2(source, one, one);
    expect(Math.abs(own / variance - 1)).toBeLessThan(0.1);
    expect(Math.abs(near - sharedS2(source, one, next)) / variance).toBeLessThan(0.08);
    expect(Math.abs(apart - sharedS2(source, one, far)) / variance).toBeLessThan(0.08);
  });

  test('W6: one seed, one world; and every kind of trouble is in it', () => {
    const size = { sensorCount: 160, eventsPerHour: 600, durationS: 500 };
    const worlds = [8, 10, 12].map((seed) => simulateRoughWorld({ seed, ...size }));
    const again = simulateRoughWorld({ seed: 8, ...size });
    expect(again.arrivals).toEqual(worlds[0]?.arrivals);
    expect(again.events).toEqual(worlds[0]?.events);
    expect(again.arrivals).not.toEqual(worlds[1]?.arrivals);
    const sounds = new Set(worlds.flatMap(({ soundOfArrival }) => [...soundOfArrival.values()]));
    expect([...sounds].sort()).toEqual([
      'clatter',
      'echo',
      'event',
      'lie',
      'multipath',
      'shock',
      'vehicle',
    ]);
  });
});
