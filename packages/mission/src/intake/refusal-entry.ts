import { createHash } from 'node:crypto';
import type { JsonValue, NewEntry, Refusal } from '@holdfast/domain';

/** Refused bytes are kept with the refusal up to this length; beyond it their hash and length stand for them. */
const KEPT_BYTES_MAX = 4_096;

/** What could not be taken, on record like any other fact: where, what was expected, what was found, and the bytes or their hash. */
export function refusalEntry(
  { fileName }: { readonly fileName: string },
  feed: string,
  { code, line, expected, found }: Refusal,
  bytes: Uint8Array,
): NewEntry {
  const kept: JsonValue =
    bytes.length <= KEPT_BYTES_MAX ? Buffer.from(bytes).toString('base64') : null;
  return {
    kind: 'refusal.recorded',
    author: { kind: 'keeper', id: 'intake', role: null, nation: null },
    judgement: { feed, code, line },
    content: {
      file: fileName,
      expected,
      found,
      bytesBase64: kept,
      byteLength: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  };
}
