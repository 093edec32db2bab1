const encoder = new TextEncoder();

/** UTF-8 bytes of the text. */
export function bytesFromText(text: string): Uint8Array {
  return encoder.encode(text);
}

/** All parts, one after the other, in new memory. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Same length and same bytes. Not constant in time: for public values only. */
export function isSameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return false;
  return true;
}

/** Lower-case hexadecimal, two digits a byte. */
export function hexFromBytes(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** Four bytes, most significant first. `value` is an integer from 0 to 2^32 - 1. */
export function uint32Bytes(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}
