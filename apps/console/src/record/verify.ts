import type { EntryView } from '@holdfast/domain';

/**
 * Checks an inclusion proof on the reader's own machine (RFC 6962, section 2.1.1, and RFC 9162, section 2.1.3.2).
 * A leaf is hashed with a leading 0x00, an inner node with a leading 0x01, both with SHA-256 of WebCrypto.
 */

/** One step up the tree: on which side the given hash stands, and what both together hash to. */
export interface ProofStep {
  readonly siblingHex: string;
  readonly side: 'left' | 'right';
  readonly resultHex: string;
}

export interface ProofCheck {
  readonly leafHashHex: string;
  readonly steps: readonly ProofStep[];
  readonly rootHex: string;
  readonly matches: boolean;
}

/** Recomputes the root from the leaf and the path. A path of the wrong length for its index and size never matches. */
export async function checkProof(entry: EntryView): Promise<ProofCheck | null> {
  if (entry.proof === null) return null;
  const { size, rootHex, pathHex } = entry.proof;
  const leafHash = await hashOf(0, bytesOf(entry.leafHex));
  let hash = leafHash;
  let node = entry.index;
  let last = size - 1;
  const steps: ProofStep[] = [];
  let wellFormed = entry.index < size;
  for (const siblingHex of pathHex) {
    if (last === 0) wellFormed = false;
    const sibling = bytesOf(siblingHex);
    const isRight = node % 2 === 1 || node === last;
    hash = isRight ? await hashOf(1, sibling, hash) : await hashOf(1, hash, sibling);
    steps.push({ siblingHex, side: isRight ? 'left' : 'right', resultHex: hexOf(hash) });
    // A last node without a right neighbour is carried up unhashed until it is a right child.
    while (isRight && node % 2 === 0 && node !== 0) {
      node = Math.floor(node / 2);
      last = Math.floor(last / 2);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  const computed = hexOf(hash);
  return {
    leafHashHex: hexOf(leafHash),
    steps,
    rootHex: computed,
    matches: wellFormed && last === 0 && computed === rootHex.toLowerCase(),
  };
}

async function hashOf(prefix: 0 | 1, ...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const length = parts.reduce((sum, part) => sum + part.length, 1);
  const bytes = new Uint8Array(length);
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Two digits a byte; anything else becomes an empty leaf, which cannot match a root. */
function bytesOf(hex: string): Uint8Array {
  if (hex.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(hex)) return new Uint8Array();
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
