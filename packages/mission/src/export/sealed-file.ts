/*
 * A file of the sealed part of an archive, to the byte: AES-256-GCM under the archive's key, the nonce 12 bytes big-endian (the file's number in the archive, from 0; each number is
 * used once under one key), the file's path in the archive as associated data; stored is the ciphertext and then the 16-byte tag.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { RecordError } from '@holdfast/record';

const TAG_BYTES = 16;
const KEY_BYTES = 32;
const FIRST_LINE = 'holdfast archive key v1';

/** A file's place in an archive. */
export interface SealedPlace {
  readonly path: string;
  /** From 0, another for each file. */
  readonly number: number;
}

export function sealFile(key: Uint8Array, place: SealedPlace, bytes: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place));
  cipher.setAAD(Buffer.from(place.path));
  const head = cipher.update(bytes);
  return Buffer.concat([head, cipher.final(), cipher.getAuthTag()]);
}

/** Throws `RecordError` `wrong-key` when the key is another, or the bytes are not those that were sealed. */
export function openSealedFile(
  key: Uint8Array,
  place: SealedPlace,
  sealed: Uint8Array,
): Uint8Array {
  const end = Math.max(0, sealed.length - TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(place.path));
    decipher.setAuthTag(sealed.subarray(end));
    return new Uint8Array(
      Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]),
    );
  } catch (cause) {
    const message = `${place.path}: not what was sealed under this key`;
    throw new RecordError('wrong-key', message, { cause });
  }
}

/** Two lines: what it is, and the key in base 64. A secret. */
export function formatArchiveKey(key: Uint8Array): string {
  return `${FIRST_LINE}\n${Buffer.from(key).toString('base64')}\n`;
}

/** Throws `RecordError` `malformed`; the message does not hold the key. */
export function parseArchiveKey(text: string): Uint8Array {
  const [first, base64 = '', ...rest] = text.split('\n');
  const key = new Uint8Array(Buffer.from(base64, 'base64'));
  const isWhole = first === FIRST_LINE && rest.join('') === '' && key.length === KEY_BYTES;
  if (!isWhole) throw new RecordError('malformed', `archive key: expected ${FIRST_LINE} and a key`);
  return key;
}

function nonceOf({ number }: SealedPlace): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 6, 6);
  return nonce;
}
