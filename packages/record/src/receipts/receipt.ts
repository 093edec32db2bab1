/*
 * A receipt: the log's signed promise to whoever handed something in. A signed note under the log's key whose text is five lines of ASCII:
 *
 *   holdfast-receipt/1
 *   <origin>
 *   index <decimal>
 *   leaf <base64 of the 32-byte leaf>
 *   published by <decimal milliseconds since 1970 UTC>
 *
 * It promises that a checkpoint published by then has this leaf at this index. No checkpoint reads like it: its second line would have to be a size.
 */
import { base64FromBytes, bytesFromBase64 } from '../base64.ts';
import { bytesFromText, isSameBytes } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import { openCheckpoint } from '../notes/checkpoint.ts';
import type { NoteSigner, NoteVerifier } from '../notes/keys.ts';
import { openNote, signNote } from '../notes/signed-note.ts';
import { parseTlogProof, verifyTlogProof } from '../notes/tlog-proof.ts';
import type { Sha256 } from '../ports.ts';
import { HASH_BYTES } from '../tree/hash.ts';
import { verifyCount } from '../tree/ranges.ts';

const FIRST_LINE = 'holdfast-receipt/1';

/** What a log promises of one entry. */
export interface Receipt {
  readonly origin: string;
  readonly index: number;
  /** 32 bytes. */
  readonly leaf: Uint8Array;
  /** Integer milliseconds since 1970 UTC. */
  readonly publishedByMs: number;
}

/**
 * What became of a promise. `kept` the leaf stands where it was promised · `replaced` another one does, proved under the log's key · `late` the log showed fewer
 * entries after the promised time · `open` what was shown decides nothing yet.
 */
export type ReceiptVerdict = 'kept' | 'replaced' | 'late' | 'open';

/** Signs a receipt under the log's key, whose name must be the origin. Throws `RecordError` `malformed` or `out-of-range`. */
export function signReceipt(receipt: Receipt, signer: NoteSigner): string {
  const { origin, index, leaf, publishedByMs } = receipt;
  verifyCount('receipt index', index);
  verifyCount('receipt time', publishedByMs);
  if (leaf.length !== HASH_BYTES || signer.name !== origin)
    throw malformed('a leaf of 32 bytes and the key of the log', signer.name);
  const place = [`index ${String(index)}`, `leaf ${base64FromBytes(leaf)}`];
  const lines = [FIRST_LINE, origin, ...place, `published by ${String(publishedByMs)}`];
  return signNote(lines.map((line) => `${line}\n`).join(''), [signer]);
}

/** Opens a receipt that `log` signed. Throws `RecordError`: as `openNote` does, `malformed`, `wrong-origin`. */
export function openReceipt(bytes: Uint8Array, log: NoteVerifier): Receipt {
  const { text } = openNote(bytes, [log]);
  const [first, origin = '', indexLine = '', leafLine = '', timeLine = '', ...rest] = text
    .slice(0, -1)
    .split('\n');
  if (first !== FIRST_LINE || rest.length > 0) throw malformed(`five lines, ${FIRST_LINE}`, text);
  if (origin !== log.name)
    throw new RecordError('wrong-origin', `receipt: expected one of ${log.name}, found ${origin}`);
  const index = integerAfter('index ', indexLine);
  const publishedByMs = integerAfter('published by ', timeLine);
  if (!leafLine.startsWith('leaf ')) throw malformed('leaf and base 64', leafLine);
  const leaf = bytesFromBase64(leafLine.slice('leaf '.length));
  if (leaf.length !== HASH_BYTES) throw malformed('a leaf of 32 bytes', leafLine);
  return { origin, index, leaf, publishedByMs };
}

/** What a log has shown since, for a receipt to be held against. */
export interface Shown {
  /** A proof of what stands at the index, and its leaf. Without one, only the size decides. */
  readonly proof?: { readonly text: string; readonly leaf: Uint8Array };
  /** A checkpoint of the log, and when it was seen: a cosignature's time, or the reader's own clock. */
  readonly checkpoint?: { readonly bytes: Uint8Array; readonly seenAtMs: number };
}

/**
 * Holds a receipt against what its log has shown. Whatever is shown is checked under the log's key again. Throws `RecordError` when it is not the log's, or the
 * proof is of another index or false.
 */
export function judgeReceipt(
  sha256: Sha256,
  log: NoteVerifier,
  receipt: Receipt,
  { proof, checkpoint }: Shown,
): ReceiptVerdict {
  if (proof !== undefined) {
    const { index } = parseTlogProof(proof.text);
    if (index !== receipt.index)
      throw new RecordError(
        'invalid-proof',
        `receipt: expected a proof of entry ${String(receipt.index)}, found one of ${String(index)}`,
      );
    verifyTlogProof(proof.text, { sha256, entry: proof.leaf, origin: receipt.origin, log });
    return isSameBytes(proof.leaf, receipt.leaf) ? 'kept' : 'replaced';
  }
  if (checkpoint === undefined) return 'open';
  const { size } = openCheckpoint(checkpoint.bytes, { origin: receipt.origin, log });
  return size <= receipt.index && checkpoint.seenAtMs > receipt.publishedByMs ? 'late' : 'open';
}

/** True for the bytes of a note that says it is a receipt; nothing is checked. */
export function looksLikeReceipt(bytes: Uint8Array): boolean {
  const first = bytesFromText(`${FIRST_LINE}\n`);
  return isSameBytes(bytes.subarray(0, first.length), first);
}

function integerAfter(words: string, line: string): number {
  const digits = line.startsWith(words) ? line.slice(words.length) : '';
  if (!/^(0|[1-9]\d{0,15})$/.test(digits)) throw malformed(`${words}and a decimal`, line);
  const value = Number(digits);
  verifyCount('receipt', value);
  return value;
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError(
    'malformed',
    `receipt: expected ${expected}, found ${found.slice(0, 120)}`,
  );
}
