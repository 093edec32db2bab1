const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Each letter's six bits, by its code; 64 for what is no letter. */
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const value = ALPHABET.indexOf(String.fromCharCode(code));
  return value === -1 ? 64 : value;
});

/**
 * Bytes of base64 text (RFC 4648 section 4), or null. Strict: the padding is required, and bits that belong to no byte
 * must be zero, so that each sequence of bytes has one spelling.
 */
export function bytesFromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let letter = 0; letter < text.length - padding; letter += 1) {
    const value = VALUES[text.charCodeAt(letter)] ?? 64;
    if (value === 64) return null;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 0xff;
      at += 1;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null;
}
