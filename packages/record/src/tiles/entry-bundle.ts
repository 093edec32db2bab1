import { RecordError } from '../errors.ts';

/** An entry's length is a uint16 (C2SP tlog-tiles): at most 65,535 bytes. */
export const LOG_ENTRY_BYTES_MAX = 65_535;

/** Each entry behind its big-endian uint16 length. Throws `RecordError` `too-long`. */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  let offset = 0;
  for (const entry of entries) {
    verifyLogEntry(entry);
    bytes[offset] = entry.length >>> 8;
    bytes[offset + 1] = entry.length & 255;
    bytes.set(entry, offset + 2);
    offset += 2 + entry.length;
  }
  return bytes;
}

/** The entries of a bundle, as views into it. Throws `RecordError` `malformed` unless it holds exactly `width` whole entries. */
export function parseEntryBundle(bytes: Uint8Array, width: number): readonly Uint8Array[] {
  const entries: Uint8Array[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const length = ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
    const end = offset + 2 + length;
    if (end > bytes.length)
      throw new RecordError(
        'malformed',
        `entry bundle: expected ${String(end)} bytes for entry ${String(entries.length)}, found ${String(bytes.length)}`,
      );
    entries.push(bytes.subarray(offset + 2, end));
    offset = end;
  }
  if (entries.length !== width)
    throw new RecordError(
      'malformed',
      `entry bundle: expected ${String(width)} entries, found ${String(entries.length)}`,
    );
  return entries;
}

/** Throws `RecordError` `too-long` for an entry that no bundle can hold. */
export function verifyLogEntry(entry: Uint8Array): void {
  if (entry.length > LOG_ENTRY_BYTES_MAX)
    throw new RecordError(
      'too-long',
      `log entry: expected at most 65,535 bytes, found ${String(entry.length)}`,
    );
}
