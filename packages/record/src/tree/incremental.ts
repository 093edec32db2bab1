import type { Sha256 } from '../ports.ts';
import { emptyRoot, nodeHash } from './hash.ts';

/** A tree that only grows and keeps one hash for each complete subtree of its right edge: at most 53 hashes. */
export interface IncrementalTree {
  /** Number of leaves. */
  readonly size: number;
  /** Adds the RFC 6962 leaf hash (32 bytes) of the next entry. */
  append(leaf: Uint8Array): void;
  /** The root at this size; the hash of nothing when empty. */
  root(): Uint8Array;
}

/** An empty tree. Its state is the caller's alone; two trees share nothing. */
export function createTree(sha256: Sha256): IncrementalTree {
  const edge: Uint8Array[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    append(leaf) {
      let hash = leaf;
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
        const left = edge.pop();
        if (left !== undefined) hash = nodeHash(sha256, left, hash);
      }
      edge.push(hash);
      size += 1;
    },
    root: () => foldRight(sha256, edge) ?? emptyRoot(sha256),
  };
}

/** The root over adjacent complete subtrees, largest (leftmost) first. Nothing when there is none. */
export function foldRight(sha256: Sha256, subtrees: readonly Uint8Array[]): Uint8Array | undefined {
  let root: Uint8Array | undefined;
  for (let i = subtrees.length - 1; i >= 0; i--) {
    const left = subtrees[i];
    if (left !== undefined) root = root === undefined ? left : nodeHash(sha256, left, root);
  }
  return root;
}
