import { base64FromBytes, bytesFromBase64 } from '../base64.ts';
import { bytesFromText, concatBytes } from '../bytes.ts';
import { isEd25519Signature } from '../ed25519.ts';
import { RecordError } from '../errors.ts';
import type { Ed25519, Sha256 } from '../ports.ts';

/** The signature type byte of plain Ed25519 (C2SP signed-note). */
const ED25519_TYPE = 1;

/** Unicode spaces (White_Space of Unicode 15) and plus: what a key name must not contain (C2SP signed-note). */
const NOT_IN_NAME =
  /[+\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Non-empty, without Unicode spaces, plus or control characters, and well-formed. */
export function isKeyName(name: string): boolean {
  return name !== '' && !NOT_IN_NAME.test(name) && !/[\u0000-\u001f\ud800-\udfff]/u.test(name);
}

/** Who can check a note's signatures: one key of known name, id and algorithm. */
export interface NoteVerifier {
  readonly name: string;
  /** uint32, part of the key's identity. */
  readonly keyId: number;
  /** Whether `signature` (without the key id) is of the note text `text`. */
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

/** Who can sign a note. */
export interface NoteSigner {
  readonly name: string;
  readonly keyId: number;
  sign(text: Uint8Array): Uint8Array;
}

/** A named Ed25519 public key of 32 bytes. */
export interface VerifierKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** SHA-256(name || 0x0A || 0x01 || public key), its first four bytes as an integer (C2SP signed-note). */
export function ed25519KeyId(sha256: Sha256, { name, publicKey }: VerifierKey): number {
  const hash = sha256(
    concatBytes([bytesFromText(name), Uint8Array.of(10, ED25519_TYPE), publicKey]),
  );
  return hash.subarray(0, 4).reduce((id, byte) => id * 256 + byte, 0);
}

/** `<name>+<key id in hex>+<base64 of 0x01 and the public key>`. */
export function formatVerifierKey(sha256: Sha256, key: VerifierKey): string {
  const material = base64FromBytes(concatBytes([Uint8Array.of(ED25519_TYPE), key.publicKey]));
  return `${key.name}+${hexId(ed25519KeyId(sha256, key))}+${material}`;
}

/**
 * The key of a `vkey` text. Throws `RecordError`: `malformed` when a part is missing, too long or does not match the key id,
 * `unsupported-key` for any type but Ed25519.
 */
export function parseVerifierKey(sha256: Sha256, vkey: string): VerifierKey {
  const { name, id, material } = splitKey('verifier key', vkey, ED25519_TYPE);
  const key = { name, publicKey: material };
  const expected = hexId(ed25519KeyId(sha256, key));
  if (id !== expected)
    throw new RecordError(
      'malformed',
      `verifier key of ${name}: expected the key id ${expected}, found ${id}`,
    );
  return key;
}

/** A verifier for one `vkey`. Throws like `parseVerifierKey`. */
export function createNoteVerifier(sha256: Sha256, ed25519: Ed25519, vkey: string): NoteVerifier {
  const key = parseVerifierKey(sha256, vkey);
  return {
    name: key.name,
    keyId: ed25519KeyId(sha256, key),
    verify: (message, signature) =>
      isEd25519Signature(ed25519, { publicKey: key.publicKey, message, signature }),
  };
}

/** A signer under the 32-byte Ed25519 seed. Throws `RecordError` `malformed` for a name that no note may carry. */
export function createNoteSigner(
  sha256: Sha256,
  ed25519: Ed25519,
  key: { readonly name: string; readonly seed: Uint8Array },
): NoteSigner {
  verifyKeyName(key.name);
  const publicKey = ed25519.publicKeyFromSeed(key.seed);
  return {
    name: key.name,
    keyId: ed25519KeyId(sha256, { name: key.name, publicKey }),
    sign: (message) => ed25519.sign(key.seed, message),
  };
}

/** `PRIVATE+KEY+<name>+<key id>+<base64 of 0x01 and the seed>`, as Go's note package writes signing keys. A secret. */
export function formatSignerKey(
  sha256: Sha256,
  ed25519: Ed25519,
  key: { readonly name: string; readonly seed: Uint8Array },
): string {
  const publicKey = ed25519.publicKeyFromSeed(key.seed);
  const material = base64FromBytes(concatBytes([Uint8Array.of(ED25519_TYPE), key.seed]));
  return `PRIVATE+KEY+${key.name}+${hexId(ed25519KeyId(sha256, { name: key.name, publicKey }))}+${material}`;
}

/** The name and 32-byte seed of a signing key text. Throws like `parseVerifierKey`; the message never holds the secret. */
export function parseSignerKey(
  sha256: Sha256,
  ed25519: Ed25519,
  text: string,
): { readonly name: string; readonly seed: Uint8Array } {
  if (!text.startsWith('PRIVATE+KEY+'))
    throw new RecordError('malformed', 'signing key: expected a text that begins PRIVATE+KEY+');
  const { name, id, material } = splitKey(
    'signing key',
    text.slice('PRIVATE+KEY+'.length),
    ED25519_TYPE,
  );
  const expected = hexId(
    ed25519KeyId(sha256, { name, publicKey: ed25519.publicKeyFromSeed(material) }),
  );
  if (id !== expected)
    throw new RecordError(
      'malformed',
      `signing key of ${name}: expected the key id ${expected}, found ${id}`,
    );
  return { name, seed: material };
}

/** Throws `RecordError` `malformed` for a name that no note may carry. */
export function verifyKeyName(name: string): void {
  if (!isKeyName(name))
    throw new RecordError(
      'malformed',
      `key name: expected no spaces, plus or control characters, found "${name}"`,
    );
}

/**
 * The parts of a key text `name+id+base64(type || 32 bytes)`. Throws `RecordError`: `malformed`, or `unsupported-key` for another type. The id is
 * not checked here: it depends on what the key is for.
 */
export function splitKey(
  what: string,
  text: string,
  type: number,
): { readonly name: string; readonly id: string; readonly material: Uint8Array } {
  const [, name = '', id = '', base64 = ''] = /^([^+]*)\+([0-9a-f]{8})\+([^]*)$/.exec(text) ?? [];
  if (id === '') throw new RecordError('malformed', `${what}: expected name+8 hex digits+base 64`);
  verifyKeyName(name);
  const material = decodeQuietly(what, base64);
  if (material[0] !== type)
    throw new RecordError(
      'unsupported-key',
      `${what} of ${name}: expected type ${String(type)} (Ed25519), found ${String(material[0])}`,
    );
  if (material.length !== 33)
    throw new RecordError(
      'malformed',
      `${what} of ${name}: expected 33 bytes, found ${String(material.length)}`,
    );
  return { name, id, material: material.slice(1) };
}

/** Like `bytesFromBase64`, without the text in the message: it may be a secret. */
function decodeQuietly(what: string, base64: string): Uint8Array {
  try {
    return bytesFromBase64(base64);
  } catch {
    throw new RecordError('malformed', `${what}: expected base 64 after the second plus`);
  }
}

/** A key id as key texts write it: eight hex digits. */
export function hexId(id: number): string {
  return id.toString(16).padStart(8, '0');
}
