import type { SourceId } from '@holdfast/domain';
import type { SourceKeys } from './plan.ts';

/** A file before it is signed: what a source sends. */
export interface Draft {
  readonly atMs: number;
  readonly feed: string;
  readonly sourceId: SourceId;
  readonly lines: readonly string[];
}

/** The bytes that are signed: header and lines as feeds/src/envelope specifies them, each with a line feed. */
export function bodyOf({ feed, sourceId, lines }: Draft, sequence: number): Uint8Array {
  const header = `holdfast-feed/1 ${feed} ${sourceId} ${sequence}`;
  return new TextEncoder().encode([header, ...lines].map((line) => `${line}\n`).join(''));
}

/** A body and its signature by `signer`: the whole file. */
export function sealBody(body: Uint8Array, signer: SourceId, keys: SourceKeys): Uint8Array {
  const signature = base64FromBytes(keys.sign(signer, body));
  return joined(body, new TextEncoder().encode(`-- ${signature}\n`));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding (RFC 4648, section 4). */
export function base64FromBytes(bytes: Uint8Array): string {
  const letters: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3);
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    letters.push(ALPHABET.charAt(word >> 18), ALPHABET.charAt((word >> 12) & 63));
    letters.push(b === undefined ? '=' : ALPHABET.charAt((word >> 6) & 63));
    letters.push(c === undefined ? '=' : ALPHABET.charAt(word & 63));
  }
  return letters.join('');
}
