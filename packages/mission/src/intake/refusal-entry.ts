import type { JsonValue, NewEntry, Refusal } from '@holdfast/domain';
import { keptBytes } from './kept-bytes.ts';
import type { KeptBytes } from './kept-bytes.ts';

/** What could not be taken, on record like any other fact: where, what was expected, what was found, and the bytes or their hash. */
export function refusalEntry(
  file: { readonly fileName: string },
  feed: string,
  refusal: Refusal,
  bytes: Uint8Array,
): NewEntry {
  return refusalWithBytes(file, feed, refusal, keptBytes(bytes));
}

/** The same for bytes that are not at hand any more. */
export function refusalWithBytes(
  { fileName }: { readonly fileName: string },
  feed: string,
  { code, line, expected, found }: Refusal,
  { bytes, byteLength, sha256 }: KeptBytes,
): NewEntry {
  const kept: JsonValue = bytes === null ? null : Buffer.from(bytes).toString('base64');
  return {
    kind: 'refusal.recorded',
    author: { kind: 'keeper', id: 'intake', role: null, nation: null },
    judgement: { feed, code, line },
    content: { file: fileName, expected, found, bytesBase64: kept, byteLength, sha256 },
  };
}
