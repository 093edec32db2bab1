import { isSameBytes } from '../bytes.ts';
import type { Sha256 } from '../ports.ts';
import { HASH_BYTES, emptyRoot, nodeHash } from './hash.ts';
import { splitOf } from './ranges.ts';
import type { Range } from './ranges.ts';

/** A proof: hashes of 32 bytes, lowest first. */
export type Proof = readonly Uint8Array[];

/** That the leaf stands at `index` of a tree with this size and root. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
}

/** That the tree with the old size and root is the beginning of the one with the new. */
export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly newSize: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
}

/** That the leaf stands at `index` (counted in the whole tree) of a subtree with this root. */
export interface SubtreeInclusionClaim {
  readonly index: number;
  readonly subtree: Range;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
}

/** That the subtree with its root is part of the tree with this size and root. */
export interface SubtreeConsistencyClaim {
  readonly subtree: Range;
  readonly size: number;
  readonly subtreeRoot: Uint8Array;
  readonly root: Uint8Array;
}

/** True when the proof leads from the leaf to the root, uses every hash, and has no other length (RFC 9162 section 2.1.3.2). */
export function isIncluded(sha256: Sha256, claim: InclusionClaim, proof: Proof): boolean {
  const { index, size } = claim;
  if (!areCounts([index, size]) || index >= size) return false;
  if (!areHashes([claim.leafHash, claim.root, ...proof])) return false;
  const climbed = climb(sha256, { index, size, leaf: claim.leafHash }, proof);
  return climbed?.used === proof.length && isSameBytes(climbed.hash, claim.root);
}

/**
 * True when the proof shows the old tree to be the beginning of the new (RFC 9162 section 2.1.4.2). An old size of 0 proves nothing
 * and is refused; equal sizes need equal roots and an empty proof.
 */
export function isConsistent(sha256: Sha256, claim: ConsistencyClaim, proof: Proof): boolean {
  if (claim.oldSize === 0) return false;
  return isSubtreeConsistent(
    sha256,
    {
      subtree: { start: 0, end: claim.oldSize },
      size: claim.newSize,
      subtreeRoot: claim.oldRoot,
      root: claim.newRoot,
    },
    proof,
  );
}

/**
 * The old root that a consistency proof implies when it leads to the new root; nothing when it leads elsewhere, or when the old tree is a complete
 * subtree, whose root such a proof does not bring. For evidence: a forked log's own proof tells what its other history was.
 */
export function impliedOldRoot(
  sha256: Sha256,
  claim: Omit<ConsistencyClaim, 'oldRoot'>,
  proof: Proof,
): Uint8Array | undefined {
  const { oldSize, newSize, newRoot } = claim;
  const isComplete = splitOf(oldSize + 1) === oldSize;
  if (!areCounts([oldSize, newSize]) || oldSize < 1 || oldSize >= newSize || isComplete) return;
  if (!areHashes([newRoot, ...proof])) return undefined;
  const state: Descent = { sha256, proof, used: 0, subtreeRoot: newRoot };
  const place = { start: 0, end: oldSize, size: newSize, isRootKnown: true };
  const roots = descend(state, place);
  if (roots === undefined || state.used !== proof.length) return undefined;
  return isSameBytes(roots.new, newRoot) ? roots.old : undefined;
}

/** Like `isIncluded`, within a subtree as Merkle Tree Certificates define it: `start` is a multiple of the width rounded up to a power of two. */
export function isIncludedInSubtree(
  sha256: Sha256,
  claim: SubtreeInclusionClaim,
  proof: Proof,
): boolean {
  const { index, subtree, leafHash, root } = claim;
  if (!isSubtree(subtree) || index < subtree.start) return false;
  const size = subtree.end - subtree.start;
  return isIncluded(sha256, { index: index - subtree.start, size, leafHash, root }, proof);
}

/**
 * True when the proof shows the subtree to be part of the tree. Every hash of the proof must be used. An empty subtree is part of every
 * tree: its root is the hash of nothing and its proof empty.
 */
export function isSubtreeConsistent(
  sha256: Sha256,
  claim: SubtreeConsistencyClaim,
  proof: Proof,
): boolean {
  const { subtree, size, subtreeRoot, root } = claim;
  if (!areCounts([subtree.start, subtree.end, size]) || subtree.end > size) return false;
  if (subtree.start === subtree.end)
    return proof.length === 0 && isSameBytes(subtreeRoot, emptyRoot(sha256));
  if (!isSubtree(subtree)) return false;
  // Without a proof the roots are only compared, as the reference does; hashed, they must be hashes.
  if (proof.length > 0 && !areHashes([subtreeRoot, root, ...proof])) return false;
  const state: Descent = { sha256, proof, used: 0, subtreeRoot };
  const roots = descend(state, { ...subtree, size, isRootKnown: true });
  if (roots === undefined || state.used !== proof.length) return false;
  return isSameBytes(roots.old, subtreeRoot) && isSameBytes(roots.new, root);
}

interface Climb {
  readonly hash: Uint8Array;
  readonly used: number;
}

function climb(
  sha256: Sha256,
  at: { readonly index: number; readonly size: number; readonly leaf: Uint8Array },
  proof: Proof,
): Climb | undefined {
  if (at.size === 1) return { hash: at.leaf, used: 0 };
  const split = splitOf(at.size);
  const isLeft = at.index < split;
  const below = isLeft
    ? climb(sha256, { ...at, size: split }, proof)
    : climb(sha256, { ...at, index: at.index - split, size: at.size - split }, proof);
  const sibling = below === undefined ? undefined : proof[below.used];
  if (below === undefined || sibling === undefined) return undefined;
  const hash = isLeft
    ? nodeHash(sha256, below.hash, sibling)
    : nodeHash(sha256, sibling, below.hash);
  return { hash, used: below.used + 1 };
}

interface Descent {
  readonly sha256: Sha256;
  readonly proof: Proof;
  readonly subtreeRoot: Uint8Array;
  used: number;
}

interface Place extends Range {
  readonly size: number;
  /** True while the subtree's own root stands at the place itself, so that the proof need not bring it. */
  readonly isRootKnown: boolean;
}

/** The recursion of RFC 6962 section 2.1.2, widened to subtrees: both roots as the proof implies them. */
function descend(
  state: Descent,
  place: Place,
): { readonly old: Uint8Array; readonly new: Uint8Array } | undefined {
  const { start, end, size, isRootKnown } = place;
  if (start === 0 && end === size) {
    const hash = isRootKnown ? state.subtreeRoot : state.proof[state.used++];
    return hash === undefined ? undefined : { old: hash, new: hash };
  }
  const split = splitOf(size);
  const isLeft = end <= split;
  const isAcross = !isLeft && start < split;
  const below = descend(
    state,
    isLeft
      ? { ...place, size: split }
      : {
          start: isAcross ? 0 : start - split,
          end: end - split,
          size: size - split,
          isRootKnown: isRootKnown && !isAcross,
        },
  );
  const hash = state.proof[state.used++];
  if (below === undefined || hash === undefined) return undefined;
  const { sha256 } = state;
  if (isLeft) return { old: below.old, new: nodeHash(sha256, below.new, hash) };
  return {
    old: isAcross ? nodeHash(sha256, hash, below.old) : below.old,
    new: nodeHash(sha256, hash, below.new),
  };
}

function isSubtree({ start, end }: Range): boolean {
  if (!areCounts([start, end]) || start >= end) return false;
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}

function areCounts(values: readonly number[]): boolean {
  return values.every((value) => Number.isSafeInteger(value) && value >= 0);
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_BYTES);
}
