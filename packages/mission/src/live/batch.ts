import type { Refusal } from '@holdfast/domain';

/** A message as it came over the wire: a signed file (feeds/src/envelope), in an exercise with its time on a line before. */
export interface WireBatch {
  /** The source that the address names; it must be the one that signs. */
  readonly sourceId: string;
  readonly bytes: Uint8Array;
}

/**
 * What the mission says when a batch is on disk. The same batch sent again gets the same receipt, also after a restart. `note` is the log's own signed promise for the entry
 * that lists the batch by its SHA-256: whoever holds batch and receipt can show later that it was taken.
 */
export interface BatchReceipt {
  readonly sourceId: string;
  readonly sequence: number;
  /** Index of the entry that acknowledges it. */
  readonly entry: number;
  readonly recordedAtMs: number;
  /** Entries that it became, and how many of its rows were refused; why is on record. */
  readonly entries: number;
  readonly refused: number;
  /** SHA-256 of the signed file, hex. */
  readonly sha256: string;
  /** A signed note: see docs/record.md, receipts. */
  readonly note: string;
}

/** Why a batch is to be sent again: so much is waiting already, from everybody or from this source, or too much of what came was refused. */
export type BusyReason = 'mission' | 'source' | 'refusals';

export type BatchAnswer =
  | { readonly answer: 'taken'; readonly again: boolean; readonly receipt: BatchReceipt }
  /** Refused for good: sent again it is refused again. `entry` is where the refusal stands on record. */
  | { readonly answer: 'refused'; readonly refusal: Refusal; readonly entry: number | null }
  | { readonly answer: 'busy'; readonly reason: BusyReason; readonly retryAfterMs: number }
  /** In an exercise: its time has come so far. */
  | { readonly answer: 'time'; readonly nowMs: number };
