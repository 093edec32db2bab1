import type { Sight } from './sight.ts';

/** The beat on which anything leaves the mission (decision 2): nobody outside is told finer when something was recorded. */
export const BEAT_MS = 15 * 60_000;

const HOUR_MS = 3_600_000;

export const onBeat = (timeMs: number): number => Math.floor(timeMs / BEAT_MS) * BEAT_MS;
export const hourBefore = (timeMs: number): number => Math.floor(timeMs / HOUR_MS) * HOUR_MS;
/** The first full hour after it; never itself, or it would tell that it is one. */
export const hourAfter = (timeMs: number): number => (Math.floor(timeMs / HOUR_MS) + 1) * HOUR_MS;

/** When something was recorded, as this reader is told it. */
export function toldAtMs(recordedAtMs: number, sight: Sight): number {
  return sight === 'mission' ? recordedAtMs : onBeat(recordedAtMs);
}

/**
 * Until when something is asked, as this reader is told it: a deadline counts from an entry, and to the millisecond would say when that was recorded. Never later than
 * it is: who keeps the one that is told keeps the real one.
 */
export function toldDueMs(dueMs: number, sight: Sight): number {
  return sight === 'mission' ? dueMs : onBeat(dueMs);
}

export interface ToldSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** When something happened, as this reader is told it: parties as it was, for they answer to it; capitals and the public by the hour, rounded outwards. */
export function toldSpan({ fromMs, toMs }: ToldSpan, sight: Sight): ToldSpan {
  return sight === 'mission' || sight === 'party'
    ? { fromMs, toMs }
    : { fromMs: hourBefore(fromMs), toMs: hourAfter(toMs) };
}

/** On whose ground a sound arose, as this reader is told it: a fine share would say how far from the line within its cell. Null: not told. */
export function toldSharePpm(ppm: number, sight: Sight): number | null {
  if (sight === 'mission') return ppm;
  return sight === 'party' ? Math.round(ppm / SHARE_STEP_PPM) * SHARE_STEP_PPM : null;
}

const SHARE_STEP_PPM = 100_000;

/** The time of which a reader may ask what was known then; null when it may not ask at all. Between beats nothing becomes known outside. */
export function askableMs(knownMs: number, sight: Sight): number | null {
  if (sight === 'mission') return knownMs;
  return sight === 'public' ? null : onBeat(knownMs);
}
