import type { NewEntry } from '@holdfast/domain';
import type { ManualClock } from '../entropy/entropy.ts';
import type { CountedArrivals } from '../locating.ts';
import type { Mission } from '../mission.ts';
import type { Pipeline } from '../pipeline.ts';

/** Where time comes from: the mission's clock, or, in an exercise, the batches. */
export type LiveTime =
  | { readonly from: 'clock'; readonly tickMs: number }
  | {
      readonly from: 'batches';
      readonly clock: ManualClock;
      /** Ticks are at `firstMs`, and every `tickMs` from there until `lastMs`. */
      readonly firstMs: number;
      readonly lastMs: number;
      readonly tickMs: number;
    };

/** The moments at which the engine says what it can say, and people of an exercise act. */
export interface Ticks {
  /** One tick now, by the mission's clock. */
  now(): Promise<void>;
  /**
   * Lets an exercise's time come to `atMs`: all ticks before it, and `through`, when nothing more comes at that moment, the one at it. A time
   * that has passed changes nothing.
   */
  until(atMs: number, options: { readonly through: boolean }): Promise<void>;
}

export interface TickOptions {
  readonly time: LiveTime;
  /** What else happens at a tick, after the engine has spoken: in an exercise the officers act. */
  readonly atTick?: (nowMs: number) => Promise<void>;
  /** Called once the last tick is done. */
  readonly atEnd?: () => Promise<void>;
}

/**
 * After a restart an exercise goes on with the first tick that nothing on record is later than: a tick that was interrupted is gone through again,
 * and says only what it had not said.
 */
export function createTicks(mission: Mission, pipeline: Pipeline, options: TickOptions): Ticks {
  const { time, atTick, atEnd } = options;
  let nextMs = time.from === 'clock' ? 0 : nextTickMs(mission.state.recordedAtMs, time);

  const tick = async (): Promise<void> => {
    await pipeline.advance();
    if (atTick !== undefined) {
      await atTick(mission.entropy.nowMs());
      await pipeline.advance();
    }
    const counted = countedEntry(mission, pipeline.counted());
    if (counted !== null) await mission.record(() => [counted]);
  };

  return {
    now: tick,
    async until(atMs, { through }) {
      if (time.from === 'clock') return;
      for (; nextMs <= time.lastMs && (nextMs < atMs || (through && nextMs === atMs));) {
        time.clock.advanceTo(nextMs);
        await tick();
        nextMs += time.tickMs;
        if (nextMs > time.lastMs) await atEnd?.();
      }
      time.clock.advanceTo(Math.min(atMs, Math.max(time.lastMs, mission.state.recordedAtMs)));
    },
  };
}

function nextTickMs(
  recordedAtMs: number,
  { firstMs, tickMs }: { readonly firstMs: number; readonly tickMs: number },
): number {
  return firstMs + Math.max(0, Math.ceil((recordedAtMs - firstMs) / tickMs)) * tickMs;
}

/** Null when the record says so already. */
function countedEntry(mission: Mission, counting: CountedArrivals | null): NewEntry | null {
  if (counting === null) return null;
  const { late, duplicate, impossible, unassociated } = counting.counted;
  const { unknownSensor, timeNotFinite: notFinite, inTheFuture } = impossible;
  const counts = { late, duplicate, unknownSensor, notFinite, inTheFuture, ...unassociated };
  const before = mission.state.arrivalsCounted?.judgement ?? null;
  const judgement = { sinceMs: counting.sinceMs, ...counts };
  const isNothing = Object.values(counts).every((count) => count === 0);
  const isSame =
    before !== null && JSON.stringify(sorted(before)) === JSON.stringify(sorted(judgement));
  if (isSame || isNothing) return null;
  return {
    kind: 'arrivals.counted',
    author: { kind: 'keeper', id: 'intake', role: null, nation: null },
    judgement,
    content: null,
  };
}

const sorted = (counts: object) => Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
