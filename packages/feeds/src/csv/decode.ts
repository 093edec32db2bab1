/** How the bytes of one record were read. */
export type TextEncodingName = 'utf-8' | 'windows-1252';

/** UTF-8 alone, or Windows-1252 for those records that are not UTF-8. */
export type AcceptedEncodings = 'utf-8' | 'utf-8-or-windows-1252';

/**
 * Windows-1252 where it differs from Latin-1: bytes 0x80 to 0x9f, in order. A NUL stands for the five bytes that mean nothing.
 * Source: WHATWG Encoding Standard, index windows-1252, without its five control characters.
 */
const UPPER_CONTROLS = '€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ';

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text, or null when the bytes are not UTF-8. */
export function textFromUtf8(bytes: Uint8Array): string | null {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return null;
  }
}

/** The text, or null when a byte means nothing in Windows-1252. */
export function textFromWindows1252(bytes: Uint8Array): string | null {
  let text = '';
  for (const byte of bytes) {
    if (byte < 0x80 || byte > 0x9f) {
      text += String.fromCharCode(byte);
      continue;
    }
    const character = UPPER_CONTROLS[byte - 0x80];
    if (character === undefined || character === '\u0000') return null;
    text += character;
  }
  return text;
}
