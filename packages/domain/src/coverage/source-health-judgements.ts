import type { SourceId } from '../core/ids.ts';

/** One signed batch that came over the wire and was taken. What was in it are entries of their own, before this one. */
export interface ReceivedBatch {
  readonly sourceId: SourceId;
  readonly feed: string;
  /** The source's own number of it, from 1. */
  readonly sequence: number;
  /** Entries that it became, refusals of rows among them. */
  readonly entries: number;
  /** Rows that were refused. */
  readonly refused: number;
  /** The latest moment that its rows speak of, milliseconds UTC; 0 when it had none. */
  readonly newestMs: number;
}

export interface SourceHealthJudgements {
  /** Batches that were acknowledged together: this entry is what their receipts point to. */
  readonly 'batches.received': { readonly batches: readonly ReceivedBatch[] };
  /** What became of arrivals in the locating session, by reason, since the session began; as it stood a hold-back ago. */
  readonly 'arrivals.counted': {
    readonly sinceMs: number;
    readonly late: number;
    readonly duplicate: number;
    readonly unknownSensor: number;
    readonly notFinite: number;
    readonly inTheFuture: number;
    readonly alone: number;
    readonly weak: number;
    readonly uncertain: number;
  };
}
