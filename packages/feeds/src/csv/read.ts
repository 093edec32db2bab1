import type { Refusal } from '@holdfast/domain';
import type { AcceptedEncodings, TextEncodingName } from './decode.ts';
import { textFromUtf8, textFromWindows1252 } from './decode.ts';
import { joined } from '../rows/joined.ts';
import type { FieldSpan } from './scan.ts';
import { scanRecord } from './scan.ts';

/** One record as it stands in the file. */
export interface CsvRecord {
  /** Line on which it begins, from 1: quoted fields may hold line feeds. */
  readonly line: number;
  readonly fields: readonly string[];
  /** The record's own bytes as text, without the line end. */
  readonly raw: string;
  readonly encoding: TextEncodingName;
  /** True for a last record that no line feed ends: a cut file ends so. */
  readonly unended: boolean;
}

/** A record or the reason why there is none at that line. */
export type CsvRow =
  | { readonly record: CsvRecord; readonly refusal: null }
  | { readonly record: null; readonly refusal: Refusal };

/** Reads CSV piece by piece. What `push` and `end` return together is the same however the bytes were cut into pieces. */
export interface CsvReader {
  push(bytes: Uint8Array): readonly CsvRow[];
  /** Call once, after the last piece. */
  end(): readonly CsvRow[];
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const LINE_FEED = 10;

/**
 * A strict reader of comma-separated values (RFC 4180): quoted line feeds and doubled quotes, CRLF or LF.
 * Nothing is trimmed or repaired; a byte order mark at the very beginning is passed over.
 */
export function createCsvReader(encodings: AcceptedEncodings): CsvReader {
  let held = new Uint8Array(0);
  let line = 1;
  let begun = false;
  /** In the middle of a line that was refused: its end is still to come. */
  let passing = false;

  const read = (isEnd: boolean): CsvRow[] => {
    const rows: CsvRow[] = [];
    let start = 0;
    if (!begun && (held.length >= BYTE_ORDER_MARK.length || isEnd)) {
      begun = true;
      if (BYTE_ORDER_MARK.every((byte, at) => held[at] === byte)) start = BYTE_ORDER_MARK.length;
    }
    if (passing) {
      const lineFeed = held.indexOf(LINE_FEED);
      start = lineFeed === -1 ? held.length : lineFeed + 1;
      passing = lineFeed === -1;
      if (!passing) line += 1;
    }
    while (begun && start < held.length) {
      const scan = scanRecord(held, start, isEnd);
      if (scan.kind === 'more') break;
      if (scan.kind === 'bad') {
        const { code, expected, found } = scan;
        rows.push({ record: null, refusal: { code, line, expected, found } });
      } else {
        const { spans, to, unended } = scan;
        rows.push(rowFrom(held, spans, { start, to, line, unended, encodings }));
      }
      passing = scan.next === null;
      const next = scan.next ?? held.length;
      line += lineFeedsIn(held, start, next);
      start = next;
    }
    held = held.slice(start);
    return rows;
  };

  return {
    push(bytes) {
      held = joined([held, bytes]);
      return read(false);
    },
    end: () => read(true),
  };
}

/** Reads a whole file at once. */
export function readCsv(bytes: Uint8Array, encodings: AcceptedEncodings): readonly CsvRow[] {
  const reader = createCsvReader(encodings);
  return [...reader.push(bytes), ...reader.end()];
}

interface Where {
  /** Where the record begins and ends. */
  readonly start: number;
  readonly to: number;
  readonly line: number;
  readonly unended: boolean;
  readonly encodings: AcceptedEncodings;
}

function rowFrom(
  held: Uint8Array,
  spans: readonly FieldSpan[],
  { start, to, line, unended, encodings }: Where,
): CsvRow {
  const bytes = held.subarray(start, to);
  const utf8 = textFromUtf8(bytes);
  const raw = utf8 ?? textFromWindows1252(bytes);
  if (raw === null || (utf8 === null && encodings === 'utf-8')) {
    const expected = encodings === 'utf-8' ? 'UTF-8' : 'UTF-8 or Windows-1252';
    const found = 'bytes in another encoding';
    return { record: null, refusal: { code: 'wrong-encoding', line, expected, found } };
  }
  const encoding = utf8 === null ? 'windows-1252' : 'utf-8';
  const decode = utf8 === null ? textFromWindows1252 : textFromUtf8;
  // As many characters as bytes: a field is then a piece of the text, and need not be decoded again.
  const isPlain = raw.length === bytes.length;
  const fields = spans.map(({ from, to: until, quoted }) => {
    const text = isPlain
      ? raw.slice(from - start, until - start)
      : (decode(held.subarray(from, until)) ?? '');
    return quoted ? text.replaceAll('""', '"') : text;
  });
  return { record: { line, fields, raw, encoding, unended }, refusal: null };
}

function lineFeedsIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED, from); at !== -1 && at < to;) {
    count += 1;
    at = bytes.indexOf(LINE_FEED, at + 1);
  }
  return count;
}
