/*
 * An entry's leaf, to the byte.
 *
 *   contentCommitment = SHA-256( "holdfast content v1\n" || contentSalt || content )
 *   leaf              = SHA-256( "holdfast entry v1\n" || salt || headerLength || header || contentCommitment )
 *
 * Both labels are ASCII and end in one newline (0x0A): 20 and 18 bytes. `salt` and `contentSalt` are 32 bytes each, drawn for this
 * entry alone. `headerLength` is a big-endian uint32. `header` is the canonical JSON (RFC 8785) of author, judgement, kind and
 * recordedAtMs; here it is opaque bytes and is never re-serialised. `content` is opaque bytes and may be empty. The leaf is the log
 * entry itself: RFC 6962 then hashes it once more, as SHA-256(0x00 || leaf).
 *
 * Every part before the last has a fixed or stated length, so no two different inputs give the same bytes to hash. Two salts, because
 * content can be erased while header and leaf stay: once `contentSalt` is gone, nobody can try guesses against `contentCommitment`.
 */
import { bytesFromText, concatBytes, uint32Bytes } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import type { Sha256 } from '../ports.ts';

/** Salts are 256 bits: guessing a short content behind a leaf is hopeless. */
export const SALT_BYTES = 32;
/** A header is small by nature: ids and integers. */
export const HEADER_BYTES_MAX = 65_536;
/** Larger originals (video) are stored elsewhere and committed to by their hash. */
export const CONTENT_BYTES_MAX = 1_048_576;

const CONTENT_LABEL = bytesFromText('holdfast content v1\n');
const ENTRY_LABEL = bytesFromText('holdfast entry v1\n');

/** What is given to be recorded: opaque bytes. */
export interface EntryBody {
  /** At most 65,536 bytes. */
  readonly header: Uint8Array;
  /** At most 1,048,576 bytes; may be empty. */
  readonly content: Uint8Array;
}

/** What a leaf commits to; stays when the content is erased. */
export interface EntryOpening {
  /** 32 bytes. */
  readonly salt: Uint8Array;
  readonly header: Uint8Array;
  /** 32 bytes. */
  readonly contentCommitment: Uint8Array;
}

/** Throws `RecordError` `too-long` when header or content is over its bound. */
export function verifyEntryBody({ header, content }: EntryBody): void {
  verifyLength('header', header.length, HEADER_BYTES_MAX);
  verifyLength('content', content.length, CONTENT_BYTES_MAX);
}

/** The 32-byte commitment to content under its own salt. Throws `RecordError` `too-long` or `malformed`. */
export function contentCommitment(
  sha256: Sha256,
  { salt, content }: { readonly salt: Uint8Array; readonly content: Uint8Array },
): Uint8Array {
  verifySalt('content salt', salt);
  verifyLength('content', content.length, CONTENT_BYTES_MAX);
  return sha256(concatBytes([CONTENT_LABEL, salt, content]));
}

/** The 32-byte leaf: the log entry itself. Throws `RecordError` `too-long` or `malformed`. */
export function entryLeaf(sha256: Sha256, opening: EntryOpening): Uint8Array {
  verifySalt('salt', opening.salt);
  verifySalt('content commitment', opening.contentCommitment);
  verifyLength('header', opening.header.length, HEADER_BYTES_MAX);
  return sha256(
    concatBytes([
      ENTRY_LABEL,
      opening.salt,
      uint32Bytes(opening.header.length),
      opening.header,
      opening.contentCommitment,
    ]),
  );
}

function verifyLength(what: string, found: number, max: number): void {
  if (found > max)
    throw new RecordError(
      'too-long',
      `${what}: expected at most ${String(max)} bytes, found ${String(found)}`,
    );
}

function verifySalt(what: string, salt: Uint8Array): void {
  if (salt.length !== SALT_BYTES)
    throw new RecordError('malformed', `${what}: expected 32 bytes, found ${String(salt.length)}`);
}
