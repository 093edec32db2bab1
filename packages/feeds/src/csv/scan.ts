import type { RefusalCode } from '@holdfast/domain';

/** Longest field and longest record, in bytes. A stray quote ends at the second, and costs no more than its own line. */
export const CSV_FIELD_BYTES_MAX = 16_384;
export const CSV_RECORD_BYTES_MAX = 262_144;

/** Where a field's text lies in the bytes; `quoted` when doubled quotes in it stand for one. */
export interface FieldSpan {
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
}

/** One record, or why it is none, or that more bytes are needed. `next` is where the following record begins. */
export type Scan =
  | {
      readonly kind: 'record';
      readonly spans: readonly FieldSpan[];
      readonly to: number;
      readonly next: number;
      /** True when the file ended before a line feed did. */
      readonly unended: boolean;
    }
  | {
      readonly kind: 'bad';
      readonly code: RefusalCode;
      readonly expected: string;
      readonly found: string;
      /** Null when the line that is at fault has not ended yet: what is left of it is to be passed over. */
      readonly next: number | null;
    }
  | { readonly kind: 'more' };

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Finds the record that begins at `start`, by RFC 4180 (2005) section 2, with a bare line feed also ending a record.
 * After a fault, reading goes on with the line below the one where the record began, so that a stray quote swallows no row.
 * A file that ends inside quotes is `truncated`, and nothing of it is read as rows.
 */
export function scanRecord(bytes: Uint8Array, start: number, isEnd: boolean): Scan {
  const spans: FieldSpan[] = [];
  let at = start;
  for (;;) {
    const field = bytes[at] === QUOTE ? quotedField(bytes, at) : plainField(bytes, at);
    if (field.fault !== null) return fault(bytes, start, isEnd, field.fault);
    if (field.to === null) return isEnd ? cut(bytes) : { kind: 'more' };
    if (field.after === bytes.length && !isEnd) return { kind: 'more' };
    spans.push({ from: field.from, to: field.to, quoted: field.quoted });
    if (field.after - start > CSV_RECORD_BYTES_MAX) return fault(bytes, start, isEnd, TOO_LONG);
    const end = recordEnd(bytes, field.after, isEnd);
    if (end === 'more') return { kind: 'more' };
    if (end === 'neither')
      return fault(bytes, start, isEnd, STRAY[field.quoted ? 'quoted' : 'plain']);
    if (end === 'comma') {
      at = field.after + 1;
      continue;
    }
    return { kind: 'record', spans, to: field.after, next: end.next, unended: end.unended };
  }
}

interface Field {
  readonly from: number;
  /** Null when the bytes end inside quotes. */
  readonly to: number | null;
  readonly after: number;
  readonly quoted: boolean;
  readonly fault: Fault | null;
}

interface Fault {
  readonly code: RefusalCode;
  readonly expected: string;
  readonly found: string;
}

const TOO_LONG: Fault = {
  code: 'too-long',
  expected: `fields of at most ${CSV_FIELD_BYTES_MAX} bytes, records of at most ${CSV_RECORD_BYTES_MAX}`,
  found: 'a longer one, or a quote that is never closed',
};

const STRAY = {
  quoted: {
    code: 'malformed',
    expected: 'a comma or the end of the line after a closing quote',
    found: 'another character',
  },
  plain: {
    code: 'malformed',
    expected: 'a carriage return only before a line feed',
    found: 'a carriage return alone',
  },
} as const satisfies Record<string, Fault>;

const QUOTE_INSIDE: Fault = {
  code: 'malformed',
  expected: 'quotes only around a whole field',
  found: 'a quote inside a field without quotes',
};

function plainField(bytes: Uint8Array, from: number): Field {
  let at = from;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === COMMA || byte === LINE_FEED || byte === CARRIAGE_RETURN) break;
    if (byte === QUOTE) return { from, to: at, after: at, quoted: false, fault: QUOTE_INSIDE };
    if (at - from >= CSV_FIELD_BYTES_MAX)
      return { from, to: at, after: at, quoted: false, fault: TOO_LONG };
  }
  return { from, to: at, after: at, quoted: false, fault: null };
}

function quotedField(bytes: Uint8Array, quoteAt: number): Field {
  const from = quoteAt + 1;
  for (let at = from; at < bytes.length; at += 1) {
    if (at - from > CSV_FIELD_BYTES_MAX)
      return { from, to: at, after: at, quoted: true, fault: TOO_LONG };
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] === QUOTE) {
      at += 1;
      continue;
    }
    return { from, to: at, after: at + 1, quoted: true, fault: null };
  }
  return { from, to: null, after: bytes.length, quoted: true, fault: null };
}

type RecordEnd =
  'comma' | 'neither' | 'more' | { readonly next: number; readonly unended: boolean };

function recordEnd(bytes: Uint8Array, at: number, isEnd: boolean): RecordEnd {
  const byte = bytes[at];
  if (byte === undefined) return isEnd ? { next: at, unended: true } : 'more';
  if (byte === COMMA) return 'comma';
  if (byte === LINE_FEED) return { next: at + 1, unended: false };
  if (byte !== CARRIAGE_RETURN) return 'neither';
  if (bytes[at + 1] === LINE_FEED) return { next: at + 2, unended: false };
  return bytes[at + 1] === undefined && !isEnd ? 'more' : 'neither';
}

function fault(
  bytes: Uint8Array,
  start: number,
  isEnd: boolean,
  { code, expected, found }: Fault,
): Scan {
  const lineFeed = bytes.indexOf(LINE_FEED, start);
  const next = lineFeed !== -1 ? lineFeed + 1 : isEnd ? bytes.length : null;
  return { kind: 'bad', code, expected, found, next };
}

function cut(bytes: Uint8Array): Scan {
  return {
    kind: 'bad',
    code: 'truncated',
    expected: 'a closing quote',
    found: 'the end of the file',
    next: bytes.length,
  };
}
