import type { Refusal } from '@holdfast/domain';

/**
 * In an exercise the time comes with the batches. Before the signed file stands one line, which is no part of it:
 *
 *     holdfast-clock/1 MILLISECONDS
 *
 * Milliseconds since 1970 UTC of the exercise's clock, when the batch came in. A message of this line alone lets time pass.
 */
export interface TimedBytes {
  readonly atMs: number;
  /** The signed file; empty when only time passes. */
  readonly bytes: Uint8Array;
}

const LINE = /^holdfast-clock\/1 (\d{1,15})$/;
const LINE_FEED = 10;
const LINE_BYTES_MAX = 40;

export function timedBytes(bytes: Uint8Array): TimedBytes | Refusal {
  const end = bytes.subarray(0, LINE_BYTES_MAX).indexOf(LINE_FEED);
  const first = Buffer.from(bytes.subarray(0, end === -1 ? LINE_BYTES_MAX : end)).toString(
    'latin1',
  );
  const found = LINE.exec(first);
  if (end === -1 || found === null) {
    const expected = 'holdfast-clock/1 MILLISECONDS before the signed file, in an exercise';
    return { code: 'malformed', line: 0, expected, found: JSON.stringify(first) };
  }
  return { atMs: Number(found[1]), bytes: bytes.subarray(end + 1) };
}

/** A message for an exercise. The bytes of the signed file are not changed. */
export function withTime(atMs: number, bytes: Uint8Array = new Uint8Array(0)): Uint8Array {
  return Buffer.concat([Buffer.from(`holdfast-clock/1 ${atMs}\n`), bytes]);
}
