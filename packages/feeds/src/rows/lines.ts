import type { Refusal, RefusalCode } from '@holdfast/domain';
import { ROWS_MAX, ROW_BYTES_MAX } from '../feed.ts';

/** One line of a file: its number and its text, or why it could not be read. The line feed is not part of it. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly refusal: Refusal | null;
}

const LINE_FEED = 10;

/**
 * Splits a file into lines. Lines end with a line feed alone; what follows the last one is a line only if it is not empty.
 * Each line is decoded by itself, so that bytes that are not UTF-8 cost one line and not the file.
 * At most `ROWS_MAX` + 1 lines: the next is a refusal `too-long`, and nothing after it is read.
 */
export function splitLines(bytes: Uint8Array, firstLine: number): readonly Line[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lines: Line[] = [];
  let start = 0;
  while (start < bytes.length) {
    const number = firstLine + lines.length;
    if (lines.length > ROWS_MAX) {
      lines.push(unread(number, 'too-long', `at most ${ROWS_MAX} rows`, 'more'));
      break;
    }
    const next = bytes.indexOf(LINE_FEED, start);
    const end = next === -1 ? bytes.length : next;
    lines.push(readLine(bytes.subarray(start, end), number, decoder));
    start = end + 1;
  }
  return lines;
}

function readLine(bytes: Uint8Array, number: number, decoder: TextDecoder): Line {
  if (bytes.length > ROW_BYTES_MAX) {
    return unread(number, 'too-long', `at most ${ROW_BYTES_MAX} bytes`, `${bytes.length} bytes`);
  }
  try {
    return { number, text: decoder.decode(bytes), refusal: null };
  } catch {
    return unread(number, 'wrong-encoding', 'UTF-8', 'bytes that are not UTF-8');
  }
}

function unread(number: number, code: RefusalCode, expected: string, found: string): Line {
  return { number, text: '', refusal: { code, line: number, expected, found } };
}

/** What was found, short enough for a message: 1 to 80 code units, on one line. */
export function excerpt(text: string): string {
  const flat = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '?');
  if (flat === '') return 'nothing';
  return flat.length <= 80 ? flat : `${flat.slice(0, 79)}…`;
}
