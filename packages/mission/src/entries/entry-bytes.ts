import { isRole } from '@holdfast/domain';
import type { Author, Entry, EntryKind, JsonValue, NewEntry } from '@holdfast/domain';
import { canonicalJson } from '@holdfast/record';
import { MissionError } from '../errors.ts';

/**
 * An entry on disk: header and content, each canonical JSON (RFC 8785) in UTF-8.
 *
 *     header   {"author":{…},"judgement":{…},"kind":"event.located","recordedAtMs":1773457925000}
 *     content  any JSON value; `null` is written as no bytes at all
 *
 * The index is not in the header: it is the entry's place in the log.
 */
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export function headerBytes(entry: NewEntry, recordedAtMs: number): Uint8Array {
  const { author, judgement, kind } = entry;
  return encoder.encode(canonicalJson({ author, judgement, kind, recordedAtMs }));
}

export function contentBytes(content: JsonValue): Uint8Array {
  return content === null ? new Uint8Array(0) : encoder.encode(canonicalJson(content));
}

export function contentFromBytes(bytes: Uint8Array): JsonValue {
  return bytes.length === 0 ? null : JSON.parse(decoder.decode(bytes));
}

/** Reads back what `headerBytes` wrote. The bytes have been checked against the log by the reader of the files. */
export function entryFromHeader(index: number, header: Uint8Array): Entry {
  const read: unknown = JSON.parse(decoder.decode(header));
  if (!isHeader(read)) {
    throw new MissionError(
      'unreadable-entry',
      `entry ${index}: expected a header with author, judgement, kind and recordedAtMs`,
    );
  }
  return { ...read, index };
}

type Header = { [K in EntryKind]: Omit<Extract<Entry, { kind: K }>, 'index'> }[EntryKind];

function isHeader(value: unknown): value is Header {
  return (
    isRecord(value) &&
    typeof value['kind'] === 'string' &&
    Number.isSafeInteger(value['recordedAtMs']) &&
    isRecord(value['judgement']) &&
    isAuthor(value['author'])
  );
}

function isAuthor(value: unknown): value is Author {
  return (
    isRecord(value) &&
    typeof value['kind'] === 'string' &&
    typeof value['id'] === 'string' &&
    (value['role'] === null || (typeof value['role'] === 'string' && isRole(value['role'])))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
