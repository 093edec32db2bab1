import type { Citation } from './judgements.ts';
import type { Member } from './member.ts';

/** A document as a register names it. */
export interface SourceDocument {
  /** Its short name in the register, for instance `EA`. */
  readonly key: string;
  readonly sha256: string;
  readonly byteLength: number;
  readonly publisher: string;
  readonly title: string;
  /** `YYYY-MM-DD`, and the same as days since 1970-01-01. */
  readonly published: string;
  readonly publishedDay: number;
  /** Public address, where the register has one. */
  readonly address: string | null;
  /** False for a document that nobody here holds: cited as a whole. */
  readonly held: boolean;
}

/** What the reader holds, and how to hash: citations into held documents are checked to the byte. */
export interface Library {
  readonly documents: readonly HeldDocument[];
  /** SHA-256 of bytes, lower-case hex. */
  readonly sha256Hex: (bytes: Uint8Array) => string;
}

export interface HeldDocument {
  readonly sha256: string;
  readonly publisher: string;
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** Hex digits of the cited bytes' own hash that a register writes down, so that a range that has slipped is found. */
export const EXCERPT_HASH_LENGTH = 16;

/**
 * `{"in": KEY, "bytes": [from, to], "hash": first 16 hex digits of the SHA-256 of those bytes}`; `{"in": KEY}` for a document that
 * is not held. A wrong range is a problem of the row.
 */
export function citationOf(
  row: Member,
  documents: readonly SourceDocument[],
  library: Library,
): { readonly citation: Citation; readonly excerptHash: string | null } {
  const none = { citation: { sha256: '', fromByte: 0, toByte: 0 }, excerptHash: null };
  if (!row.has('cite')) {
    row.wrong('a citation: {"in", "bytes", "hash"}', 'none');
    return none;
  }
  const cite = row.at('cite');
  cite.only(['in', 'bytes', 'hash']);
  const key = cite.at('in').id();
  const document = documents.find((candidate) => candidate.key === key);
  if (document === undefined) {
    cite.at('in').wrong('a document of this file', key, 'not-found');
    return none;
  }
  const { sha256, byteLength, held } = document;
  if (!held) {
    if (cite.has('bytes')) cite.at('bytes').wrong('no range: the document is not held', 'a range');
    return { citation: { sha256, fromByte: 0, toByte: 0 }, excerptHash: null };
  }
  const [fromByte = 0, toByte = 0] = cite.list('bytes', 2, 2).map((member) => member.integer());
  if (fromByte >= toByte || toByte > byteLength)
    cite.at('bytes').wrong(`from below to, within 0 to ${byteLength}`, `${fromByte} to ${toByte}`);
  const excerptHash = cite.at('hash').text();
  const holding = library.documents.find((candidate) => candidate.sha256 === sha256);
  if (holding !== undefined) {
    const found = library
      .sha256Hex(holding.bytes.subarray(fromByte, toByte))
      .slice(0, EXCERPT_HASH_LENGTH);
    if (found !== excerptHash)
      cite.wrong(`bytes ${fromByte} to ${toByte} of ${key} that hash to ${excerptHash}`, found);
  }
  return { citation: { sha256, fromByte, toByte }, excerptHash };
}
