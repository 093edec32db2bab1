/*
 * How content is kept, to the byte. Every entry's content is encrypted under its own key: AES-256-GCM, the nonce 12 zero bytes (each key
 * encrypts once), no associated data; what is stored is the ciphertext and then the 16-byte tag. Its key slot is 64 bytes: the key (32), then
 * the content salt (32), at 64 × (index - the file's first index). An erased slot holds ERASED_SLOT instead, so that a slot
 * that was erased, one that was lost (zeros) and one that was damaged can be told apart.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { bytesFromText, isSameBytes } from '@holdfast/record';
import { plainView } from './crypto.ts';

export const SLOT_BYTES = 64;
const TAG_BYTES = 16;
const NONCE = new Uint8Array(12);

/** What overwrites a destroyed key. */
export const ERASED_SLOT: Uint8Array = bytesFromText(
  'erased: the key of this content was destroyed'.padEnd(SLOT_BYTES - 1) + '\n',
);

/** What opens one entry's content. */
export interface ContentKey {
  readonly key: Uint8Array;
  readonly contentSalt: Uint8Array;
}

export function isErasedSlot(slot: Uint8Array): boolean {
  return slot[0] === ERASED_SLOT[0] && isSameBytes(slot, ERASED_SLOT);
}

/** The key in a slot that is not erased. The parts are views into the slot. */
export function contentKeyFromSlot(slot: Uint8Array): ContentKey {
  return { key: slot.subarray(0, 32), contentSalt: slot.subarray(32, SLOT_BYTES) };
}

/** Ciphertext and tag: 16 bytes longer than the content. */
export function sealContent(key: Uint8Array, content: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, NONCE);
  const head = cipher.update(content);
  return Buffer.concat([head, cipher.final(), cipher.getAuthTag()]);
}

/** The content, or nothing when key and ciphertext do not belong together. */
export function openContent(key: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, NONCE, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(end));
  const content = decipher.update(sealed.subarray(0, end));
  try {
    decipher.final();
  } catch {
    // The only reason to fail here is the tag; who calls knows whether that is damage.
    return undefined;
  }
  return plainView(content);
}
