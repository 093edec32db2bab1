import { RecordError } from './errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE_OF = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/** Base 64 of RFC 4648 section 4, with padding. */
export function base64FromBytes(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += ALPHABET.charAt(group >>> 18) + ALPHABET.charAt((group >>> 12) & 63);
    text += left > 1 ? ALPHABET.charAt((group >>> 6) & 63) : '=';
    text += left > 2 ? ALPHABET.charAt(group & 63) : '=';
  }
  return text;
}

/**
 * The bytes of a base 64 text. Only the one canonical text of some bytes is read: padding must be there, unused bits must be
 * zero, nothing may be skipped. Throws `RecordError` `malformed`.
 */
export function bytesFromBase64(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  if (text.length % 4 !== 0) throw malformed(`a length that is a multiple of 4`, text);
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let group = 0;
  for (let i = 0; i < text.length; i++) {
    const isPadding = i >= text.length - padding;
    const value = isPadding ? 0 : VALUE_OF.get(text.charAt(i));
    if (value === undefined) throw malformed(`only base 64 characters`, text);
    group = ((group & 0x3ffff) << 6) | value;
    if (i % 4 !== 3) continue;
    const at = ((i - 3) / 4) * 3;
    for (let k = 0; k < 3; k++) {
      const byte = (group >>> (16 - 8 * k)) & 255;
      if (at + k < bytes.length) bytes[at + k] = byte;
      else if (byte !== 0) throw malformed('zero in the unused bits', text);
    }
  }
  return bytes;
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError(
    'malformed',
    `base 64: expected ${expected}, found "${found.slice(0, 80)}"`,
  );
}
