import type { Sha256 } from '../ports.ts';
import { hashOfNode, tileOfNode } from '../tiles/nodes.ts';
import type { TileAddress } from '../tiles/layout.ts';
import { tilePath } from '../tiles/layout.ts';
import { foldRight } from './incremental.ts';
import { RecordError } from '../errors.ts';
import { consistencyRanges, inclusionRanges, nodesOfRange } from './ranges.ts';
import type { Range } from './ranges.ts';
import type { Proof } from './verify-proofs.ts';

/** The bytes of a tile that `…Tiles` named. May throw; must give exactly the tile's width × 32 bytes. */
export type ReadTile = (tile: TileAddress) => Uint8Array;

/** The tiles to have at hand before `makeInclusionProof` with the same numbers: each once, none twice. */
export function inclusionTiles(index: number, size: number): readonly TileAddress[] {
  return tilesOfRanges(inclusionRanges(index, size), size);
}

/** The tiles to have at hand before `makeConsistencyProof` with the same numbers. */
export function consistencyTiles(oldSize: number, newSize: number): readonly TileAddress[] {
  return tilesOfRanges(consistencyRanges(oldSize, newSize), newSize);
}

/** Where a proof is made: in the tree of `size` entries whose tiles `readTile` gives. */
export interface ProofSource {
  readonly sha256: Sha256;
  readonly size: number;
  readonly readTile: ReadTile;
}

/** The inclusion proof of entry `index`. Throws `RecordError` `out-of-range`. The tiles are trusted: verify the proof against a root. */
export function makeInclusionProof(source: ProofSource, index: number): Proof {
  return inclusionRanges(index, source.size).map((range) => hashOfRange(source, range));
}

/** The proof that the first `oldSize` entries (at least 1) are the beginning. Throws `RecordError` `out-of-range`. */
export function makeConsistencyProof(source: ProofSource, oldSize: number): Proof {
  return consistencyRanges(oldSize, source.size).map((range) => hashOfRange(source, range));
}

function hashOfRange(source: ProofSource, range: Range): Uint8Array {
  const subtrees = nodesOfRange(range).map((node) =>
    hashOfNode(source.sha256, node, source.readTile(tileOfNode(node, source.size))),
  );
  const root = foldRight(source.sha256, subtrees);
  if (root === undefined) throw new RecordError('out-of-range', 'a proof has no empty range');
  return root;
}

function tilesOfRanges(ranges: readonly Range[], size: number): readonly TileAddress[] {
  const tiles = new Map<string, TileAddress>();
  for (const node of ranges.flatMap(nodesOfRange)) {
    const tile = tileOfNode(node, size);
    tiles.set(tilePath(tile), tile);
  }
  return [...tiles.values()];
}
