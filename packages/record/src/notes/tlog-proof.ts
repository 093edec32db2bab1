import { base64FromBytes, bytesFromBase64 } from '../base64.ts';
import { bytesFromText } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import type { Sha256 } from '../ports.ts';
import { HASH_BYTES, leafHash } from '../tree/hash.ts';
import { verifyCount } from '../tree/ranges.ts';
import { isIncluded } from '../tree/verify-proofs.ts';
import type { Proof } from '../tree/verify-proofs.ts';
import { openCheckpoint } from './checkpoint.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import type { NoteVerifier } from './keys.ts';

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
/** A tree below 2^53 entries has paths of at most 53 hashes. */
const HASHES_MAX = 64;

/** That an entry is in a log, for readers without a network (C2SP tlog-proof). */
export interface TlogProof {
  readonly index: number;
  readonly hashes: Proof;
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
  /** Authenticated by nothing. */
  readonly extra?: Uint8Array;
}

/** The text of a proof; file extension `.tlog-proof`. */
export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  verifyCount('index', index);
  const lines = [
    FIRST_LINE,
    ...(extra === undefined ? [] : [`extra ${base64FromBytes(extra)}`]),
    `index ${String(index)}`,
    ...hashes.map(base64FromBytes),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads a proof and proves nothing. Throws `RecordError` `malformed`. */
export function parseTlogProof(text: string): TlogProof {
  const split = text.indexOf('\n\n');
  if (split < 0) throw malformed('a blank line before the checkpoint', 'none');
  const lines = text.slice(0, split).split('\n');
  if (lines[0] !== FIRST_LINE) throw malformed(FIRST_LINE, lines[0] ?? '');
  const hasExtra = lines[1]?.startsWith('extra ') === true;
  const extra = hasExtra ? bytesFromBase64(lines[1]?.slice(6) ?? '') : undefined;
  const [indexLine = '', ...hashLines] = lines.slice(hasExtra ? 2 : 1);
  const found = /^index (0|[1-9]\d*)$/.exec(indexLine);
  if (found === null) throw malformed('index and a decimal', indexLine);
  const index = Number(found[1]);
  verifyCount('index', index);
  if (hashLines.length > HASHES_MAX)
    throw malformed(`at most ${String(HASHES_MAX)} hashes`, String(hashLines.length));
  const hashes = hashLines.map(bytesFromBase64);
  if (hashes.some((hash) => hash.length !== HASH_BYTES))
    throw malformed('hashes of 32 bytes', text);
  const checkpoint = text.slice(split + 2);
  return { index, hashes, checkpoint, ...(extra === undefined ? {} : { extra }) };
}

/**
 * Checks a proof that the log entry `entry` (the 32-byte leaf, or the raw bytes) is in the log, by C2SP tlog-proof steps 1, 2 and 4.
 * Returns the checkpoint. Throws `RecordError`: as `openCheckpoint` does, and `invalid-proof`. Cosignatures are the caller's policy.
 */
export function verifyTlogProof(
  text: string,
  claim: {
    readonly sha256: Sha256;
    readonly entry: Uint8Array;
    readonly origin: string;
    readonly log: NoteVerifier;
  },
): SignedCheckpoint {
  const { index, hashes, checkpoint } = parseTlogProof(text);
  const signed = openCheckpoint(bytesFromText(checkpoint), claim);
  const leaf = leafHash(claim.sha256, claim.entry);
  const { size, root } = signed;
  if (!isIncluded(claim.sha256, { index, size, leafHash: leaf, root }, hashes))
    throw new RecordError(
      'invalid-proof',
      `tlog proof: entry ${String(index)} does not lead to the root of size ${String(size)}`,
    );
  return signed;
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError(
    'malformed',
    `tlog proof: expected ${expected}, found ${found.slice(0, 120)}`,
  );
}
