/*
 * Cosignatures by Ed25519, version 1 (C2SP tlog-cosignature), to the byte. What stands in the note's signature line after the key id is
 *
 *   uint64be seconds since 1970 UTC · 64-byte Ed25519 signature
 *
 * and what is signed is "cosignature/v1\ntime <decimal seconds>\n" and then the whole note text with its last newline, as received.
 * A cosigner's key id is SHA-256(name || 0x0A || 0x04 || public key), its first four bytes: another type than a log's own key.
 */
import { base64FromBytes } from '../base64.ts';
import { bytesFromText, concatBytes } from '../bytes.ts';
import { isEd25519Signature } from '../ed25519.ts';
import { RecordError } from '../errors.ts';
import type { Ed25519, Sha256 } from '../ports.ts';
import { hexId, splitKey, verifyKeyName } from './keys.ts';
import type { NoteVerifier, VerifierKey } from './keys.ts';
import type { NoteSignature } from './signed-note.ts';

const COSIGNATURE_TYPE = 4;
const TIME_BYTES = 8;
const SIGNATURE_BYTES = TIME_BYTES + 64;

/** Who cosigns: a witness's key. */
export interface Cosigner {
  readonly name: string;
  readonly keyId: number;
  /** The key as others configure it. */
  readonly vkey: string;
  /** Cosigns the text of a note as it was received. `timeS` is in whole seconds since 1970 UTC, at least 1. */
  cosign(text: Uint8Array, timeS: number): NoteSignature;
}

/** SHA-256(name || 0x0A || 0x04 || public key), its first four bytes as an integer. */
export function cosignerKeyId(sha256: Sha256, { name, publicKey }: VerifierKey): number {
  const hash = sha256(
    concatBytes([bytesFromText(name), Uint8Array.of(10, COSIGNATURE_TYPE), publicKey]),
  );
  return hash.subarray(0, 4).reduce((id, byte) => id * 256 + byte, 0);
}

/** `<name>+<key id in hex>+<base64 of 0x04 and the public key>`. */
export function formatCosignerKey(sha256: Sha256, key: VerifierKey): string {
  const material = base64FromBytes(concatBytes([Uint8Array.of(COSIGNATURE_TYPE), key.publicKey]));
  return `${key.name}+${hexId(cosignerKeyId(sha256, key))}+${material}`;
}

/** The key of a cosigner's `vkey` text. Throws `RecordError`: `malformed`, or `unsupported-key` for any type but Ed25519 cosignatures. */
export function parseCosignerKey(sha256: Sha256, vkey: string): VerifierKey {
  const { name, id, material } = splitKey('cosigner key', vkey, COSIGNATURE_TYPE);
  const key = { name, publicKey: material };
  const expected = hexId(cosignerKeyId(sha256, key));
  if (id !== expected)
    throw new RecordError(
      'malformed',
      `cosigner key of ${name}: expected the key id ${expected}, found ${id}`,
    );
  return key;
}

/** A verifier for one cosigner. Throws like `parseCosignerKey`. */
export function createCosignatureVerifier(
  sha256: Sha256,
  ed25519: Ed25519,
  vkey: string,
): NoteVerifier {
  const key = parseCosignerKey(sha256, vkey);
  return {
    name: key.name,
    keyId: cosignerKeyId(sha256, key),
    verify(text, signature) {
      if (signature.length !== SIGNATURE_BYTES || (signature[0] ?? 0) >= 128) return false;
      const message = cosignedMessage(text, decimalTime(signature));
      const { publicKey } = key;
      return isEd25519Signature(ed25519, {
        publicKey,
        message,
        signature: signature.subarray(TIME_BYTES),
      });
    },
  };
}

/** A cosigner under the 32-byte Ed25519 seed. Throws `RecordError` `malformed` for a name that no note may carry. */
export function createCosigner(
  sha256: Sha256,
  ed25519: Ed25519,
  { name, seed }: { readonly name: string; readonly seed: Uint8Array },
): Cosigner {
  verifyKeyName(name);
  const key = { name, publicKey: ed25519.publicKeyFromSeed(seed) };
  const keyId = cosignerKeyId(sha256, key);
  return {
    name,
    keyId,
    vkey: formatCosignerKey(sha256, key),
    cosign(text, timeS) {
      if (!Number.isSafeInteger(timeS) || timeS < 1)
        throw new RecordError(
          'out-of-range',
          `cosignature: expected whole seconds, found ${String(timeS)}`,
        );
      const time = new Uint8Array(TIME_BYTES);
      for (let at = TIME_BYTES - 1, rest = timeS; at >= 0; at--) {
        time[at] = rest % 256;
        rest = Math.floor(rest / 256);
      }
      const signature = ed25519.sign(seed, cosignedMessage(text, String(timeS)));
      return { name, keyId, signature: concatBytes([time, signature]) };
    },
  };
}

/** When a cosignature was made, in seconds since 1970 UTC; nothing for bytes that are none, or a time beyond 2^53 - 1. Proves nothing by itself. */
export function cosignatureTimeS({ signature }: NoteSignature): number | undefined {
  if (signature.length !== SIGNATURE_BYTES) return undefined;
  const time = Number(decimalTime(signature));
  return Number.isSafeInteger(time) ? time : undefined;
}

function cosignedMessage(text: Uint8Array, time: string): Uint8Array {
  return concatBytes([bytesFromText(`cosignature/v1\ntime ${time}\n`), text]);
}

/** All 64 bits: a time that a number cannot hold is still verified as what was signed. */
function decimalTime(signature: Uint8Array): string {
  let time = 0n;
  for (const byte of signature.subarray(0, TIME_BYTES)) time = time * 256n + BigInt(byte);
  return String(time);
}
