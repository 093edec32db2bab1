import { RecordError } from '../errors.ts';
import type { Sha256 } from '../ports.ts';
import { HASH_BYTES, rootOfHashes } from '../tree/hash.ts';
import type { TreeNode } from '../tree/ranges.ts';
import { TILE_WIDTH } from './layout.ts';
import type { TileAddress } from './layout.ts';

/** Levels of the tree in one tile: 256 = 2^8. */
const TILE_HEIGHT = 8;

/** The widest tile of a tree of `size` entries from which a complete subtree's hash can be had. */
export function tileOfNode(node: TreeNode, size: number): TileAddress {
  const level = Math.floor(node.height / TILE_HEIGHT);
  const first = node.index * widthInTile(node);
  const index = Math.floor(first / TILE_WIDTH);
  let count = size;
  for (let below = 0; below < level; below++) count = Math.floor(count / TILE_WIDTH);
  return { level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) };
}

/** The hash of a complete subtree, from the bytes of its tile. Throws `RecordError` `malformed` for a tile too short. */
export function hashOfNode(sha256: Sha256, node: TreeNode, tile: Uint8Array): Uint8Array {
  const width = widthInTile(node);
  const start = ((node.index * width) % TILE_WIDTH) * HASH_BYTES;
  const end = start + width * HASH_BYTES;
  if (tile.length < end)
    throw new RecordError(
      'malformed',
      `tile: expected at least ${String(end)} bytes, found ${String(tile.length)}`,
    );
  return rootOfHashes(sha256, tile.subarray(start, end));
}

/** Hashes of its tile that a complete subtree spans: 1 to 128. */
function widthInTile(node: TreeNode): number {
  return 1 << (node.height % TILE_HEIGHT);
}
