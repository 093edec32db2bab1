import { compareEvents, countedFrom, reachM } from './batch.ts';
import { LocateError } from './error.ts';
import { createNetwork } from './network.ts';
import type { LocateOptions } from './options.ts';
import { settingsFromOptions } from './options.ts';
import { createTracker } from './tracker.ts';
import { wrongClocksOf } from './learning.ts';
import type { Arrival, Counted, LocatedEvent, Sensor, WrongClock } from './types.ts';
import { hear } from './window.ts';

/** Nothing derived from arrivals leaves a session sooner, whatever it is asked (promise 4). */
export const HOLD_BACK_MS_MIN = 600_000;

const FUTURE_MS = 5_000;

/** What a session is opened with. `nowMs` of its calls and `timeS` of arrivals are of one clock: milliseconds and seconds of it. */
export interface SessionOptions {
  readonly sensors: readonly Sensor[];
  readonly options: LocateOptions;
  /** At least 600,000. */
  readonly holdBackMs: number;
  /** How long after its own time an arrival may come and still count; 0 or more. */
  readonly latenessMs: number;
}

/**
 * A stream of arrivals. Settles the very events that `locateBatch` gives for the arrivals that came in time, whatever their order.
 * Holds the arrivals of a block, the longest travel time and the lateness, and the events held back; no more.
 * Not safe to share between concurrent callers; one clock, which never goes back: an earlier `nowMs` counts as the latest.
 */
export interface LocateSession {
  /** Arrivals that have come in by `nowMs`. Throws `session-closed`. */
  push(arrivals: readonly Arrival[], nowMs: number): void;
  /** Events that are settled and whose hold-back is over, by origin time; each is given once. */
  advance(nowMs: number): readonly LocatedEvent[];
  /** No more arrivals: what is left is worked through, and `advance` gives it when its hold-back is over. */
  close(): void;
  /** What became of the arrivals of before the hold-back: how many are in no event would tell at once how many are in one. */
  counted(): Counted;
  /** Clocks found wrong and put right, by sensor, as known a hold-back ago; empty in calm air. */
  wrongClocks(): readonly WrongClock[];
}

/** Throws `LocateError`: `hold-back-too-short` below 600,000 ms, `bad-option`, `bad-sensor`, `duplicate-sensor`. */
export function openSession(options: SessionOptions): LocateSession {
  const { holdBackMs, latenessMs } = verifyTimes(options);
  const settings = settingsFromOptions(options.options);
  const network = createNetwork(options.sensors, reachM(settings));
  let wrongClocks: readonly WrongClock[] = [];
  const tracker = createTracker(network, settings, (learnt) => {
    wrongClocks = wrongClocksOf(learnt, network);
  });
  const problems = { unknownSensor: 0, timeNotFinite: 0 };
  const stream = { late: 0, inTheFuture: 0 };
  let held: LocatedEvent[] = [];
  let clockMs = -Infinity;
  let isClosed = false;
  const ledger = createLedger(holdBackMs);

  const pushOne = (arrival: Arrival): void => {
    const heard = hear(network, arrival);
    if (typeof heard === 'string') problems[heard] += 1;
    else if (heard.timeS * 1000 > clockMs + FUTURE_MS) stream.inTheFuture += 1;
    else if (heard.timeS * 1000 < clockMs - latenessMs) stream.late += 1;
    else tracker.add(heard);
  };
  const settle = (): void => {
    if (!isClosed) held.push(...tracker.runUntil((clockMs - latenessMs) / 1000));
  };
  const count = (): void =>
    ledger.write(clockMs, { counted: countedFrom(tracker.tally, problems, stream), wrongClocks });
  const moveClock = (nowMs: number): void => {
    if (!Number.isFinite(nowMs)) {
      throw new LocateError('bad-option', `nowMs: expected a finite number, found ${nowMs}.`);
    }
    clockMs = Math.max(clockMs, nowMs);
  };
  return {
    push(arrivals, nowMs) {
      if (isClosed) throw new LocateError('session-closed', 'Expected an open session to push to.');
      moveClock(nowMs);
      for (const arrival of arrivals) pushOne(arrival);
      settle();
      count();
    },
    advance(nowMs) {
      moveClock(nowMs);
      settle();
      count();
      const isDue = (event: LocatedEvent): boolean => releaseMs(event, holdBackMs) <= clockMs;
      const due = held.filter(isDue).sort(compareEvents);
      held = held.filter((event) => !isDue(event));
      return due;
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      held.push(...tracker.runUntil(Infinity));
      count();
    },
    counted: () => ledger.read(clockMs).counted,
    wrongClocks: () => ledger.read(clockMs).wrongClocks,
  };
}

const LEDGER_STEP_MS = 10_000;
const NOTHING: Known = {
  counted: countedFrom(
    { duplicate: 0, alone: 0, weak: 0, uncertain: 0 },
    { unknownSensor: 0, timeNotFinite: 0 },
    { late: 0, inTheFuture: 0 },
  ),
  wrongClocks: [],
};

/** What a session has come to know beside its events. */
interface Known {
  readonly counted: Counted;
  readonly wrongClocks: readonly WrongClock[];
}

interface Ledger {
  write(atMs: number, known: Known): void;
  read(nowMs: number): Known;
}

/** What was known a hold-back ago. One page for ten seconds, dated at its last entry, so their number is bounded. */
function createLedger(holdBackMs: number): Ledger {
  let pages: { sinceMs: number; atMs: number; known: Known }[] = [];
  return {
    write(atMs, known) {
      const last = pages[pages.length - 1];
      if (last !== undefined && atMs - last.sinceMs < LEDGER_STEP_MS) {
        pages[pages.length - 1] = { ...last, atMs, known };
        return;
      }
      const readable = pages.filter((page) => page.atMs <= atMs - holdBackMs);
      pages = [...readable.slice(-1), ...pages.slice(readable.length)];
      pages.push({ sinceMs: atMs, atMs, known });
    },
    read(nowMs) {
      const readable = pages.filter((page) => page.atMs <= nowMs - holdBackMs);
      return readable[readable.length - 1]?.known ?? NOTHING;
    },
  };
}

/** A firing's origin is rounded, by half a second at most: it waits that much longer. */
function releaseMs(event: LocatedEvent, holdBackMs: number): number {
  return event.originTimeS * 1000 + holdBackMs + ('cell' in event ? 500 : 0);
}

function verifyTimes({ holdBackMs, latenessMs }: SessionOptions): SessionOptionsTimes {
  if (!(holdBackMs >= HOLD_BACK_MS_MIN && holdBackMs < Infinity)) {
    const expected = `Expected holdBackMs of at least ${HOLD_BACK_MS_MIN}`;
    throw new LocateError('hold-back-too-short', `${expected}, found ${holdBackMs}.`);
  }
  if (!(latenessMs >= 0 && latenessMs < Infinity)) {
    throw new LocateError('bad-option', `latenessMs: expected 0 or more, found ${latenessMs}.`);
  }
  return { holdBackMs, latenessMs };
}

type SessionOptionsTimes = Pick<SessionOptions, 'holdBackMs' | 'latenessMs'>;
