import { hkdfSync, randomBytes } from 'node:crypto';
import type { Entropy } from '@holdfast/domain';

/** The port of a real mission: the system's clock, held from running backwards, and its randomness. */
export function createSystemEntropy(): Entropy {
  let latestMs = 0;
  return {
    nowMs: () => (latestMs = Math.max(latestMs, Date.now())),
    bytes: createDraw(),
  };
}

/** Bytes drawn from the system at a time: asking for each key alone takes most of the time in asking. */
const DRAWN_AT_ONCE = 4096;

/** No byte is given twice; what was given is the receiver's own. */
function createDraw(): Entropy['bytes'] {
  let drawn = Buffer.alloc(0);
  return (_purpose, length) => {
    if (length > DRAWN_AT_ONCE) return new Uint8Array(randomBytes(length));
    if (length > drawn.length) drawn = randomBytes(DRAWN_AT_ONCE);
    const given = new Uint8Array(drawn.subarray(0, length));
    drawn.fill(0, 0, length);
    drawn = drawn.subarray(length);
    return given;
  };
}

/**
 * The port of an exercise that has been run and is now looked at and acted in: the system's randomness, and a clock that goes on
 * from the exercise's last entry at the pace of the wall clock. What a visitor does has its time within the exercise, not years beside it.
 */
export function createContinuedEntropy(lastMs: number): Entropy {
  const system = createSystemEntropy();
  const startedMs = system.nowMs();
  return { ...system, nowMs: () => lastMs + (system.nowMs() - startedMs) };
}

/** A clock that stands still until it is moved: the exercise's time. Moving it backwards has no effect. */
export interface ManualClock {
  nowMs(): number;
  advanceTo(timeMs: number): void;
}

export function createManualClock(startMs: number): ManualClock {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    advanceTo: (timeMs) => {
      nowMs = Math.max(nowMs, timeMs);
    },
  };
}

/**
 * The port of an exercise: bytes by HKDF-SHA-256 (RFC 5869) from the seed, with the purpose as info, and a manual clock.
 * Never for a mission: who knows the seed knows every key.
 */
export function createSeededEntropy(seed: number, clock: ManualClock): Entropy {
  return {
    nowMs: () => clock.nowMs(),
    bytes: (purpose, length) =>
      new Uint8Array(hkdfSync('sha256', String(seed), 'holdfast exercise', purpose, length)),
  };
}
