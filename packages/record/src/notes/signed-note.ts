import { base64FromBytes, bytesFromBase64 } from '../base64.ts';
import { bytesFromText } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import { isKeyName } from './keys.ts';
import type { NoteSigner, NoteVerifier } from './keys.ts';

/** Bounds: more signatures, or a longer note, are malformed. Room for 16 post-quantum signatures of 5 kB ten times over. */
const SIGNATURES_MAX = 100;
const NOTE_BYTES_MAX = 1_000_000;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** One signature line: `— name base64(key id || signature)`. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** Without the key id. */
  readonly signature: Uint8Array;
}

/** A note that was read but not checked: its text means nothing yet. */
export interface ParsedNote {
  /** Ends in a newline. */
  readonly text: string;
  /** The very bytes that were signed, as received. */
  readonly textBytes: Uint8Array;
  readonly signatures: readonly NoteSignature[];
}

/** A note that at least one known key signed and no known key signed falsely. */
export interface OpenNote extends ParsedNote {
  /** By known keys, each key once. */
  readonly verified: readonly NoteSignature[];
  /** By unknown keys, each line once. They prove nothing. */
  readonly unverified: readonly NoteSignature[];
}

/** Reads a note by C2SP signed-note. Throws `RecordError` `malformed`; trusts nothing. */
export function parseNote(bytes: Uint8Array): ParsedNote {
  if (bytes.length > NOTE_BYTES_MAX)
    throw malformed(`at most ${String(NOTE_BYTES_MAX)} bytes`, String(bytes.length));
  const whole = decode(bytes);

  const control = /[\u0000-\u0009\u000b-\u001f]/.exec(whole);
  if (control !== null) throw malformed('no control characters', `one at ${String(control.index)}`);
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) throw malformed('a blank line before the signatures', 'none');
  const text = whole.slice(0, split + 1);
  const lines = whole.slice(split + 2);
  if (!lines.endsWith('\n')) throw malformed('signature lines that end in a newline', 'none');
  const signatures = lines.slice(0, -1).split('\n').map(parseSignatureLine);
  if (signatures.length > SIGNATURES_MAX)
    throw malformed(`at most ${String(SIGNATURES_MAX)} signatures`, String(signatures.length));
  const textBytes = bytes.subarray(0, bytesFromText(text).length);
  return { text, textBytes, signatures };
}

/**
 * Reads a note and checks it against the keys a reader knows. Throws `RecordError`: `malformed`; `invalid-signature` when a known key's
 * signature is false; `unverified` when no known key signed. A key that signed twice counts once.
 */
export function openNote(bytes: Uint8Array, verifiers: readonly NoteVerifier[]): OpenNote {
  const note = parseNote(bytes);
  const verified = new Map<string, NoteSignature>();
  const unverified = new Map<string, NoteSignature>();
  for (const line of note.signatures) {
    const identity = `${line.name}+${String(line.keyId)}`;
    const known = verifiers.filter(({ name, keyId }) => name === line.name && keyId === line.keyId);
    if (known.length === 0) {
      unverified.set(`${identity}+${base64FromBytes(line.signature)}`, line);
    } else if (!verified.has(identity)) {
      if (!known.some((key) => key.verify(note.textBytes, line.signature)))
        throw new RecordError(
          'invalid-signature',
          `note: the signature of ${line.name} is not of this text`,
        );
      verified.set(identity, line);
    }
  }
  if (verified.size === 0)
    throw new RecordError(
      'unverified',
      `note: expected a signature by ${namesOf(verifiers)}, found ${namesOf(note.signatures)}`,
    );
  return { ...note, verified: [...verified.values()], unverified: [...unverified.values()] };
}

/** The note of a text and its signature lines, in the order given. The text must end in a newline. */
export function formatNote(text: string, signatures: readonly NoteSignature[]): string {
  if (!text.endsWith('\n')) throw malformed('a text that ends in a newline', 'none');
  return `${text}\n${signatures.map(formatSignatureLine).join('')}`;
}

/** Signs a text, which must end in a newline, with every signer in turn. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  const bytes = bytesFromText(text);
  return formatNote(
    text,
    signers.map((signer) => ({
      name: signer.name,
      keyId: signer.keyId,
      signature: signer.sign(bytes),
    })),
  );
}

function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const bytes = new Uint8Array(4 + signature.length);
  bytes.set([keyId >>> 24, keyId >>> 16, keyId >>> 8, keyId]);
  bytes.set(signature, 4);
  return `\u2014 ${name} ${base64FromBytes(bytes)}\n`;
}

function parseSignatureLine(line: string): NoteSignature {
  const [, name = '', base64 = ''] = /^\u2014 ([^ ]*) ([^ ]*)$/.exec(line) ?? [];
  if (!isKeyName(name)) throw malformed('— name base64', line);
  const bytes = bytesFromBase64(base64);
  if (bytes.length < 5) throw malformed('a signature of at least 5 bytes', String(bytes.length));
  const keyId = bytes.subarray(0, 4).reduce((id, byte) => id * 256 + byte, 0);
  return { name, keyId, signature: bytes.slice(4) };
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new RecordError('malformed', 'note: expected UTF-8', { cause });
  }
}

function namesOf(keys: readonly { readonly name: string }[]): string {
  return keys.length === 0 ? 'nobody' : keys.map(({ name }) => name).join(', ');
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError('malformed', `note: expected ${expected}, found ${found.slice(0, 120)}`);
}
