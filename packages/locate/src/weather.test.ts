import { describe, expect, test } from 'vitest';
import { LocateError, locateBatch, openSession } from './index.ts';
import type { LocatedBlast, LocatedEvent } from './index.ts';
import { simulateWorld } from './testing/simulate.ts';

const SPEED = 338;
const OPTIONS = { soundSpeedMPerS: SPEED + 1, weather: 'estimate' } as const;
const WINDY = { weather: 'windy', soundSpeedMPerS: SPEED } as const;

const blastsOf = (events: readonly LocatedEvent[]): LocatedBlast[] =>
  events.flatMap((event) => ('ellipse' in event ? [event] : []));

function holds({ xM, yM, ellipse }: LocatedBlast, at: { xM: number; yM: number }): boolean {
  const azimuth = (ellipse.azimuthDeg * Math.PI) / 180;
  const [dx, dy] = [at.xM - xM, at.yM - yM];
  const along = (dx * Math.sin(azimuth) + dy * Math.cos(azimuth)) / ellipse.semiMajorM;
  const across = (dx * Math.cos(azimuth) - dy * Math.sin(azimuth)) / ellipse.semiMinorM;
  return along * along + across * across <= 1;
}

describe('weather', () => {
  const world = simulateWorld({
    seed: 51,
    sensorCount: 350,
    eventsPerHour: 900,
    durationS: 900,
    ...WINDY,
  });
  const located = locateBatch(world.sensors, world.arrivals, OPTIONS);

  test('L26: events are found through wind, and the ellipse holds them', () => {
    const blasts = blastsOf(located.events);
    const near = blasts.flatMap((event) => {
      const truth = world.events
        .filter((one) => Math.abs(one.timeS - event.originTimeS) < 2)
        .map((one) => ({ one, offM: Math.hypot(one.xM - event.xM, one.yM - event.yM) }))
        .filter(({ offM }) => offM < 500)
        .sort((a, b) => a.offM - b.offM)[0];
      return truth === undefined ? [] : [holds(event, truth.one)];
    });
    const strong = world.events.filter(({ arrivalIds }) => arrivalIds.length >= 6).length;
    expect(near.length / blasts.length).toBeGreaterThan(0.98);
    expect(near.length / strong).toBeGreaterThan(0.95);
    const share = near.filter(Boolean).length / near.length;
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(0.99);
  });

  test('L26: the speed of sound and the strength of the wind come out', () => {
    for (const { soundSpeedMPerS, windXMPerS, windYMPerS } of located.weather?.air ?? []) {
      expect(Math.abs(soundSpeedMPerS - SPEED)).toBeLessThan(2.2);
      expect(Math.hypot(windXMPerS, windYMPerS)).toBeGreaterThan(3);
      expect(Math.hypot(windXMPerS, windYMPerS)).toBeLessThan(7);
    }
    expect(located.weather?.turbulence).toBeGreaterThan(0.0008);
    expect(located.weather?.turbulence).toBeLessThan(0.002);
  });

  test('L27: clocks that are wrong are named, and by how much', () => {
    const wrong = [...world.clockOffsetS].filter(([, offsetS]) => Math.abs(offsetS) > 0.06);
    const found = new Map(located.weather?.wrongClocks.map((clock) => [clock.sensorId, clock]));
    const known = wrong.filter(([id]) => found.has(id));
    expect(known.length / wrong.length).toBeGreaterThan(0.7);
    for (const [id, offsetS] of known) {
      expect(Math.abs((found.get(id)?.offsetS ?? 0) - offsetS)).toBeLessThan(0.06);
    }
    const blamed = [...found.keys()].filter((id) => world.clockOffsetS.get(id) === 0);
    expect(blamed.length).toBeLessThanOrEqual(4);
  });

  test('L15, L26: a session learns the same, bit for bit', () => {
    const session = openSession({
      sensors: world.sensors,
      options: OPTIONS,
      holdBackMs: 600_000,
      latenessMs: 30_000,
    });
    for (let fromS = 0; fromS < 960; fromS += 20) {
      const due = world.arrivals.filter((a) => a.timeS >= fromS && a.timeS < fromS + 20);
      session.push([...due].reverse(), (fromS + 20) * 1000);
    }
    session.close();
    // Nothing that arrivals told leaves before the hold-back: clocks neither.
    expect(session.wrongClocks()).toEqual([]);
    expect(session.advance(1e7)).toEqual(located.events);
    session.advance(2e7);
    expect(session.wrongClocks()).toEqual(located.weather?.wrongClocks);
  });
});

describe('weather, refusals', () => {
  test('L10, L26: without events nothing is claimed of the air', () => {
    const { events, weather } = locateBatch([], [], OPTIONS);
    expect([events, weather]).toEqual([[], undefined]);
    const lonely = { sensors: [{ id: 's', xM: 0, yM: 0 }] };
    const one = locateBatch(lonely.sensors, [{ id: 'a', sensorId: 's', timeS: 3 }], OPTIONS);
    expect(one.events).toEqual([]);
    expect(one.weather?.wrongClocks).toEqual([]);
  });

  test('L14: any other word for the weather is refused', () => {
    const options = JSON.parse('{"soundSpeedMPerS":340,"weather":"fair"}');
    expect(() => locateBatch([], [], options)).toThrow(LocateError);
  });
});
