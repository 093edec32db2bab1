import { createRandom } from '@holdfast/geo';
import { describe, expect, test } from 'vitest';
import { LocateError, locateBatch, openSession } from './index.ts';
import type { Arrival, LocatedEvent } from './index.ts';
import { simulateWorld } from './testing/simulate.ts';

const WORLD = simulateWorld({ seed: 41, sensorCount: 120, eventsPerHour: 400, durationS: 900 });
const OPTIONS = { soundSpeedMPerS: 343, blockS: 120 };
const HOLD = 600_000;
const LATENESS = 30_000;

/** Pushes arrivals with a delay of their own up to the lateness, a second of clock at a time. */
function stream(seed: number): { events: LocatedEvent[]; session: ReturnType<typeof openSession> } {
  const random = createRandom(seed);
  const session = openSession({
    sensors: WORLD.sensors,
    options: OPTIONS,
    holdBackMs: HOLD,
    latenessMs: LATENESS,
  });
  const due = WORLD.arrivals
    .map((arrival) => ({ arrival, atMs: arrival.timeS * 1000 + random.uniform() * 28_000 }))
    .sort((a, b) => a.atMs - b.atMs);
  const events: LocatedEvent[] = [];
  let next = 0;
  for (let nowMs = 0; nowMs < 1_700_000; nowMs += 1000) {
    const batch: Arrival[] = [];
    for (; next < due.length && (due[next]?.atMs ?? 0) <= nowMs; next += 1) {
      const arrival = due[next]?.arrival;
      if (arrival !== undefined) batch.push(arrival);
    }
    session.push(batch.reverse(), nowMs);
    for (const event of session.advance(nowMs)) {
      expect(event.originTimeS * 1000 + HOLD).toBeLessThanOrEqual(nowMs);
      events.push(event);
    }
  }
  return { events, session };
}

const refuse = (holdBackMs: number, latenessMs = 0): string => {
  try {
    openSession({ sensors: WORLD.sensors, options: OPTIONS, holdBackMs, latenessMs });
  } catch (error) {
    return error instanceof LocateError ? error.code : 'another error';
  }
  return 'none';
};

describe('sessions', () => {
  test('L15, L16: settle what a batch finds, and let nothing go before its time', () => {
    const batch = locateBatch(WORLD.sensors, WORLD.arrivals, OPTIONS);
    for (const seed of [1, 2]) {
      const { events, session } = stream(seed);
      session.close();
      events.push(...session.advance(10_000_000));
      expect(events).toEqual(batch.events);
      session.advance(10_000_000 + HOLD);
      expect(session.counted()).toEqual(batch.counted);
    }
  });

  test('L16: a hold-back under ten minutes is refused', () => {
    expect(refuse(599_999)).toBe('hold-back-too-short');
    expect(refuse(0)).toBe('hold-back-too-short');
    expect(refuse(NaN)).toBe('hold-back-too-short');
    expect(refuse(Infinity)).toBe('hold-back-too-short');
    expect(refuse(600_000)).toBe('none');
    expect(refuse(600_000, -1)).toBe('bad-option');
  });

  test('L16, L17: late and future arrivals do not count, and are counted after the hold-back', () => {
    const session = openSession({
      sensors: WORLD.sensors,
      options: OPTIONS,
      holdBackMs: HOLD,
      latenessMs: LATENESS,
    });
    const at = (id: string, timeS: number): Arrival => ({ id, sensorId: 's1', timeS });
    session.push([at('late', 69.9), at('just', 70), at('soon', 104), at('far', 106)], 100_000);
    session.advance(100_000 + HOLD - 1);
    expect(session.counted()).toMatchObject({ late: 0, impossible: { inTheFuture: 0 } });
    session.advance(100_000 + HOLD);
    expect(session.counted()).toMatchObject({ late: 1, impossible: { inTheFuture: 1 } });
  });

  test('L16, L19: closing does not shorten the hold-back, and ends the pushing', () => {
    const session = openSession({
      sensors: WORLD.sensors,
      options: OPTIONS,
      holdBackMs: HOLD,
      latenessMs: 2_000_000,
    });
    session.push(WORLD.arrivals, 1_000_000);
    session.close();
    const early = session.advance(1_000_000);
    expect(early.every(({ originTimeS }) => originTimeS <= 400)).toBe(true);
    const rest = session.advance(1_600_000);
    const batch = locateBatch(WORLD.sensors, WORLD.arrivals, OPTIONS);
    expect([...early, ...rest]).toEqual(batch.events);
    expect(() => session.push([], 1_600_001)).toThrow(LocateError);
    expect(() => session.advance(NaN)).toThrow(LocateError);
  });
});
