import type { IncidentState } from '../core/state.ts';

/** About as many are shown at once: more than anybody reads, few enough to send and to draw between two blinks. */
export const SHOWN_MAX = 5_000;

/** The part of a long record that is shown at once. */
export interface SituationPart {
  readonly shown: readonly IncidentState[];
  /** Begin of the first that is shown; null when none is. */
  readonly fromMs: number | null;
  /** How many began before it, and how many at the asked time or after. */
  readonly earlier: number;
  readonly later: number;
}

/** The latest `most` that began before a time (null: of all). Those that began in the same millisecond as the first stay together. */
export function partOf(
  seen: readonly IncidentState[],
  beforeMs: number | null,
  most: number = SHOWN_MAX,
): SituationPart {
  const upTo =
    beforeMs === null ? seen : seen.filter(({ judgement }) => judgement.fromMs < beforeMs);
  const later = seen.length - upTo.length;
  const begins = Float64Array.from(upTo, ({ judgement }) => judgement.fromMs).sort();
  const fromMs = begins[Math.max(0, begins.length - most)] ?? null;
  if (fromMs === null || begins.length <= most) return { shown: upTo, fromMs, earlier: 0, later };
  const shown = upTo.filter(({ judgement }) => judgement.fromMs >= fromMs);
  return { shown, fromMs, earlier: upTo.length - shown.length, later };
}
