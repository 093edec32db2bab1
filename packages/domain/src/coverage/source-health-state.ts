import type { SourceId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { SourceHealthJudgements } from './source-health-judgements.ts';

/** Numbers that were taken without a gap, both ends in it, and when the mission heard the first and the last of them. */
export interface TakenRun {
  readonly from: number;
  readonly to: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A time in which nothing was heard of a source that should have been heard, milliseconds UTC. */
export interface SilentSpell {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What the wire has told of one source. Times are the mission's own, of when a batch was put on record. */
export interface HeardSource {
  readonly batches: number;
  readonly refusedRows: number;
  readonly firstHeardMs: number;
  readonly lastHeardMs: number;
  /** Ascending; one run where no number is missing. */
  readonly runs: readonly TakenRun[];
  /** Ascending. Only of networks of sensors, which send whether or not anything happens. */
  readonly silent: readonly SilentSpell[];
  /** How far the last batch's latest row lay ahead of the mission's clock; 0 when it did not. Milliseconds. */
  readonly aheadMs: number;
  /** Batches that lay ahead by more than `CLOCK_AHEAD_MS`. */
  readonly aheadBatches: number;
  /** How long after its latest row the quickest of the batches came; null before one with rows. */
  readonly leastLagMs: number | null;
}

export interface SourceHealthState {
  readonly heard: ReadonlyMap<SourceId, HeardSource>;
  readonly arrivalsCounted: Stated<SourceHealthJudgements['arrivals.counted']> | null;
}

export function emptySourceHealth(): Writable<SourceHealthState> {
  return { heard: new Map(), arrivalsCounted: null };
}
