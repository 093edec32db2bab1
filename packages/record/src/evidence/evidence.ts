/*
 * An evidence file: two checkpoints that one log signed and that should not both exist, for a third party to judge alone. Lines of ASCII:
 *
 *   holdfast evidence v1
 *   log <vkey>
 *   earlier <base64 of the signed note that was seen first>
 *   later <base64 of the signed note that was seen after it>
 *   prefix <base64 root>          at most once: the root that the later tree gives the earlier one's size
 *   proof <base64 hash>           none or more: from that root to the later one (RFC 6962 section 2.1.2)
 *
 * Nothing in it is believed: both signatures are checked again, and the proof.
 */
import { base64FromBytes, bytesFromBase64 } from '../base64.ts';
import { hexFromBytes, isSameBytes } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import { openCheckpoint } from '../notes/checkpoint.ts';
import type { SignedCheckpoint } from '../notes/checkpoint.ts';
import { createNoteVerifier } from '../notes/keys.ts';
import type { Ed25519, Sha256 } from '../ports.ts';
import { HASH_BYTES } from '../tree/hash.ts';
import { isConsistent } from '../tree/verify-proofs.ts';
import type { Proof } from '../tree/verify-proofs.ts';

const FIRST_LINE = 'holdfast evidence v1';
const HASHES_MAX = 64;

/** What an evidence file holds. */
export interface Evidence {
  /** The key under which both are signed. */
  readonly vkey: string;
  readonly earlier: Uint8Array;
  readonly later: Uint8Array;
  /** With it, that the later tree begins otherwise. */
  readonly prefix?: { readonly root: Uint8Array; readonly proof: Proof };
}

/**
 * What two checkpoints show. `fork` proved: no honest log signs both · `rollback` the one seen later is of fewer entries: proved is that the log had signed
 * more; that it showed less afterwards is the word of whoever kept the file · `unproved` both are signed, and nobody has shown that they exclude
 * each other: a log that cannot give a consistency proof between them has forked · `none` they agree.
 */
export type EvidenceVerdict = 'fork' | 'rollback' | 'unproved' | 'none';

/** A judged evidence file. */
export interface JudgedEvidence {
  readonly verdict: EvidenceVerdict;
  readonly vkey: string;
  readonly earlier: SignedCheckpoint;
  readonly later: SignedCheckpoint;
  /** One sentence for people. */
  readonly sentence: string;
}

/** The text of an evidence file. */
export function formatEvidence({ vkey, earlier, later, prefix }: Evidence): string {
  const lines = [
    FIRST_LINE,
    `log ${vkey}`,
    `earlier ${base64FromBytes(earlier)}`,
    `later ${base64FromBytes(later)}`,
    ...(prefix === undefined ? [] : [`prefix ${base64FromBytes(prefix.root)}`]),
    ...(prefix?.proof.map((hash) => `proof ${base64FromBytes(hash)}`) ?? []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Reads an evidence file and judges nothing. Throws `RecordError` `malformed`. */
export function parseEvidence(text: string): Evidence {
  if (!text.endsWith('\n')) throw malformed('a newline at the end', 'none');
  const [first, ...lines] = text.slice(0, -1).split('\n');
  if (first !== FIRST_LINE) throw malformed(FIRST_LINE, first ?? '');
  const take = (word: string) => {
    const line = lines.shift() ?? '';
    if (!line.startsWith(`${word} `)) throw malformed(`${word} and a value`, line);
    return line.slice(word.length + 1);
  };
  const vkey = take('log');
  const earlier = bytesFromBase64(take('earlier'));
  const later = bytesFromBase64(take('later'));
  if (lines.length === 0) return { vkey, earlier, later };
  const root = hashFrom(take('prefix'));
  const proof: Uint8Array[] = [];
  while (lines.length > 0) proof.push(hashFrom(take('proof')));
  if (proof.length > HASHES_MAX) throw malformed('at most 64 hashes', String(proof.length));
  return { vkey, earlier, later, prefix: { root, proof } };
}

/** Judges an evidence file by itself. Throws `RecordError` when it is malformed or a checkpoint in it is not signed by the key it names. */
export function judgeEvidence(sha256: Sha256, ed25519: Ed25519, text: string): JudgedEvidence {
  const evidence = parseEvidence(text);
  const log = createNoteVerifier(sha256, ed25519, evidence.vkey);
  const key = { origin: log.name, log };
  const earlier = openCheckpoint(evidence.earlier, key);
  const later = openCheckpoint(evidence.later, key);
  const verdict = verdictOf(sha256, earlier, later, evidence.prefix);
  const sentence = sentenceOf(verdict, earlier, later);
  return { verdict, vkey: evidence.vkey, earlier, later, sentence };
}

function verdictOf(
  sha256: Sha256,
  earlier: SignedCheckpoint,
  later: SignedCheckpoint,
  prefix: Evidence['prefix'],
): EvidenceVerdict {
  const isSameRoot = isSameBytes(earlier.root, later.root);
  if (earlier.size === later.size) return isSameRoot ? 'none' : 'fork';
  if (later.size < earlier.size) return 'rollback';
  if (prefix === undefined) return earlier.size === 0 ? 'none' : 'unproved';
  const claim = {
    oldSize: earlier.size,
    newSize: later.size,
    oldRoot: prefix.root,
    newRoot: later.root,
  };
  if (!isConsistent(sha256, claim, prefix.proof)) return 'unproved';
  return isSameBytes(prefix.root, earlier.root) ? 'none' : 'fork';
}

function sentenceOf(
  verdict: EvidenceVerdict,
  earlier: SignedCheckpoint,
  later: SignedCheckpoint,
): string {
  const rootOf = ({ root, size }: SignedCheckpoint) =>
    `${hexFromBytes(root).slice(0, 16)}… of ${String(size)} entries`;
  const both = `${earlier.origin} signed ${rootOf(earlier)}, and ${rootOf(later)}`;
  switch (verdict) {
    case 'fork':
      return `${both}: no log of one history signs both.`;
    case 'rollback':
      return `${both}, seen in this order: entries it had signed were taken back.`;
    case 'unproved':
      return `${both}: nobody has shown here that the first is the beginning of the second, or that it is not.`;
    case 'none':
      return `${both}: these agree.`;
  }
}

function hashFrom(base64: string): Uint8Array {
  const hash = bytesFromBase64(base64);
  if (hash.length !== HASH_BYTES) throw malformed('a hash of 32 bytes', base64);
  return hash;
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError(
    'malformed',
    `evidence: expected ${expected}, found ${found.slice(0, 120)}`,
  );
}
