/** A copy that WebCrypto takes: its types want a buffer that is nobody else's. */
export const own = (bytes: Uint8Array) => new Uint8Array(bytes);

/** Empty for what is no base 64. */
export function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
