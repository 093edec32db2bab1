/*
 * The keys of one log, one after the other, as a text that anybody may keep (`log.keys`). A chain of statements, each a signed note under the key that it brings, with an empty line
 * between two of them. Its text is ASCII:
 *
 *   holdfast-key/1
 *   <origin>
 *   key <decimal, from 1> <vkey>
 *   from <decimal>               the key signs checkpoints of more entries than this; the key before it, none of more
 *   next <base64>                SHA-256 of the vkey that comes next: who steals a key cannot name another
 *
 * The first key signs from 0 on, the empty log too. A statement counts when its key is the one that the statement before it has promised. So a later key revokes the one
 * before it from a size of the log on, not from a time; signatures of sizes before that stay good.
 */
import { base64FromBytes, bytesFromBase64 } from '../base64.ts';
import { bytesFromText, isSameBytes } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import type { Ed25519, Sha256 } from '../ports.ts';
import { HASH_BYTES } from '../tree/hash.ts';
import { verifyCount } from '../tree/ranges.ts';
import { parseCheckpoint } from './checkpoint.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import { createNoteVerifier } from './keys.ts';
import type { NoteSigner, NoteVerifier } from './keys.ts';
import { openNote, signNote } from './signed-note.ts';

const FIRST_LINE = 'holdfast-key/1';
/** Keys of one log. */
const KEYS_MAX = 1000;
const SEPARATOR = '\n\n\n';

/** One key, and what it signs. */
export interface KeyTerm {
  readonly vkey: string;
  readonly verifier: NoteVerifier;
  /** It signs checkpoints of more entries than this; the first key those of none too. */
  readonly fromSize: number;
  /** It signs no checkpoint of more entries than this; nothing while it is the last. */
  readonly untilSize?: number;
  /** SHA-256 of the key promised next; nothing where none was. */
  readonly nextHash?: Uint8Array;
}

/** The keys of a log that a reader believes, oldest first: at least one. */
export interface KeyHistory {
  readonly origin: string;
  readonly terms: readonly KeyTerm[];
  /** The one that signs now. */
  readonly current: KeyTerm;
}

/** A key to come into force. */
export interface KeyStatement {
  /** From 1. */
  readonly number: number;
  readonly vkey: string;
  readonly fromSize: number;
  /** The key that will follow: its hash alone is published. */
  readonly nextHash: Uint8Array;
}

/** What a statement promises of the next key. */
export function keyHash(sha256: Sha256, vkey: string): Uint8Array {
  return sha256(bytesFromText(vkey));
}

/** Signs a statement under the very key that it brings. Throws `RecordError` `malformed` or `out-of-range`. */
export function signKeyStatement(statement: KeyStatement, signer: NoteSigner): string {
  const { number, vkey, fromSize, nextHash } = statement;
  verifyCount('key number', number);
  verifyCount('key size', fromSize);
  if (nextHash.length !== HASH_BYTES)
    throw malformed('a hash of 32 bytes', String(nextHash.length));
  const key = `key ${String(number)} ${vkey}`;
  const lines = [FIRST_LINE, signer.name, key, `from ${String(fromSize)}`];
  lines.push(`next ${base64FromBytes(nextHash)}`);
  return signNote(lines.map((line) => `${line}\n`).join(''), [signer]);
}

/** The text of `log.keys`: statements in order. */
export function formatKeyHistory(statements: readonly string[]): string {
  return statements.map((statement) => statement.trimEnd()).join(SEPARATOR) + '\n';
}

/** The statements of such a text, each as it was signed; nothing is checked. */
export function splitKeyHistory(text: string): readonly string[] {
  return text
    .replace(/\n$/, '')
    .split(SEPARATOR)
    .map((statement) => `${statement}\n`);
}

/** A log that has one key and promised no other. Throws like `createNoteVerifier`. */
export function singleKeyHistory(sha256: Sha256, ed25519: Ed25519, vkey: string): KeyHistory {
  const verifier = createNoteVerifier(sha256, ed25519, vkey);
  const current = { vkey, verifier, fromSize: 0 };
  return { origin: verifier.name, terms: [current], current };
}

/**
 * Reads the keys of a log. `trusted` is the key that the reader was given by another way: it must be in the chain, and what it does not vouch for, the keys before it, is left out: anybody could have made them up. Throws
 * `RecordError`: `malformed`, `invalid-signature`, `wrong-key` for a key that was not promised, or a chain without the trusted one.
 */
export function parseKeyHistory(
  sha256: Sha256,
  ed25519: Ed25519,
  text: string,
  trusted: string,
): KeyHistory {
  const statements = splitKeyHistory(text);
  if (statements.length > KEYS_MAX)
    throw malformed(`at most ${String(KEYS_MAX)} keys`, String(statements.length));
  const origin = createNoteVerifier(sha256, ed25519, trusted).name;
  const terms: KeyTerm[] = [];
  for (const statement of statements) {
    const term = termOf(sha256, ed25519, { statement, origin, number: terms.length + 1 });
    const before = terms.at(-1);
    if (before !== undefined) {
      verifyPromised(sha256, before, term);
      terms[terms.length - 1] = { ...before, untilSize: term.fromSize };
    } else if (term.fromSize !== 0) throw malformed('a first key from 0', String(term.fromSize));
    terms.push(term);
  }
  const current = terms.at(-1);
  const first = terms.findIndex(({ vkey }) => vkey === trusted);
  if (current === undefined || first < 0)
    throw new RecordError('wrong-key', `keys: expected ${trusted} among the keys of ${origin}`);
  return { origin, terms: terms.slice(first), current };
}

/**
 * Opens a checkpoint under the key whose turn it was at its size. Throws `RecordError`: as `openCheckpoint` does, and `revoked` when one of the log's keys signed a size that was not
 * its own any more.
 */
export function openCheckpointUnder(history: KeyHistory, bytes: Uint8Array): SignedCheckpoint {
  const verifiers = history.terms.map(({ verifier }) => verifier);
  const note = openNote(bytes, verifiers);
  const checkpoint = { ...parseCheckpoint(note.text), note };
  if (checkpoint.origin !== history.origin)
    throw new RecordError(
      'wrong-origin',
      `checkpoint: expected the origin ${history.origin}, found ${checkpoint.origin}`,
    );
  const signed = history.terms.filter(({ verifier }) =>
    note.verified.some(({ keyId }) => keyId === verifier.keyId),
  );
  const { size } = checkpoint;
  const isInForce = ({ fromSize, untilSize }: KeyTerm, isFirst: boolean) =>
    (size > fromSize || isFirst) && (untilSize === undefined || size <= untilSize);
  // At the very size of a change both keys sign: the old one before it, the new one after.
  const isAtChange = ({ fromSize }: KeyTerm) => size === fromSize;
  if (signed.some((term) => isInForce(term, term === history.terms[0]) || isAtChange(term)))
    return checkpoint;
  const [term] = signed;
  const until =
    term?.untilSize === undefined ? 'later sizes' : `at most ${String(term.untilSize)} entries`;
  throw new RecordError(
    'revoked',
    `checkpoint: ${String(size)} entries signed by a key that signs ${until}: ${term?.vkey ?? ''}`,
  );
}

function termOf(
  sha256: Sha256,
  ed25519: Ed25519,
  given: { readonly statement: string; readonly origin: string; readonly number: number },
): KeyTerm {
  const { statement, origin, number } = given;
  const lines = statement.split('\n').slice(0, 5);
  const [first, name, keyLine = '', fromLine = '', nextLine = ''] = lines;
  const vkey = keyLine.startsWith(`key ${String(number)} `) ? keyLine.split(' ')[2] : undefined;
  const from = /^from (0|[1-9]\d{0,15})$/.exec(fromLine)?.[1];
  if (first !== FIRST_LINE || name !== origin || vkey === undefined || from === undefined)
    throw malformed(`key ${String(number)} of ${origin}`, statement);
  if (!nextLine.startsWith('next ')) throw malformed('next and base 64', nextLine);
  const nextHash = bytesFromBase64(nextLine.slice('next '.length));
  if (nextHash.length !== HASH_BYTES) throw malformed('a hash of 32 bytes', nextLine);
  const verifier = createNoteVerifier(sha256, ed25519, vkey);
  const { text } = openNote(bytesFromText(statement), [verifier]);
  if (verifier.name !== origin || text !== `${lines.join('\n')}\n`)
    throw malformed('five lines under a key of the log', text);
  const fromSize = Number(from);
  verifyCount('key size', fromSize);
  return { vkey, verifier, fromSize, nextHash };
}

function verifyPromised(sha256: Sha256, before: KeyTerm, term: KeyTerm): void {
  if (before.nextHash === undefined || !isSameBytes(keyHash(sha256, term.vkey), before.nextHash))
    throw new RecordError(
      'wrong-key',
      `keys: ${term.vkey} is not the key that was promised after ${before.vkey}`,
    );
  if (term.fromSize < before.fromSize)
    throw malformed(`a key from ${String(before.fromSize)} on`, String(term.fromSize));
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError('malformed', `keys: expected ${expected}, found ${found.slice(0, 200)}`);
}
