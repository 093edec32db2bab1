import type { Sha256 } from '../ports.ts';

/** Length of every hash, in bytes. */
export const HASH_BYTES = 32;

/** RFC 6962 section 2.1: the root of a tree without leaves is the hash of nothing. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** RFC 6962 section 2.1: SHA-256(0x00 || entry). */
export function leafHash(sha256: Sha256, entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length);
  input.set(entry, 1);
  return sha256(input);
}

/** RFC 6962 section 2.1: SHA-256(0x01 || left || right). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + left.length + right.length);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + left.length);
  return sha256(input);
}

/**
 * The root over hashes that are leaves of one subtree, by the recursion of RFC 6962 section 2.1 (split at the largest power of two
 * below the count). `hashes` holds 32-byte hashes one after the other, at least one.
 */
export function rootOfHashes(sha256: Sha256, hashes: Uint8Array): Uint8Array {
  const count = hashes.length / HASH_BYTES;
  if (count <= 1) return hashes.slice();
  let left = 1;
  while (left * 2 < count) left *= 2;
  const split = left * HASH_BYTES;
  return nodeHash(
    sha256,
    rootOfHashes(sha256, hashes.subarray(0, split)),
    rootOfHashes(sha256, hashes.subarray(split)),
  );
}
