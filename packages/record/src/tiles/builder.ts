import { RecordError } from '../errors.ts';
import type { Sha256 } from '../ports.ts';
import { HASH_BYTES, emptyRoot, nodeHash, rootOfHashes } from '../tree/hash.ts';
import { TILE_WIDTH, tilePath } from './layout.ts';
import type { TileAddress } from './layout.ts';

/** A tile and its bytes: `width` hashes of 32 bytes. */
export interface Tile extends TileAddress {
  readonly bytes: Uint8Array;
}

/** Builds a log's tiles in the order of its entries, holding only the right edge in memory. */
export interface TileBuilder {
  /** Number of leaves so far. */
  readonly size: number;
  /** Adds the next leaf hash; returns the tiles it completes, lowest level first (mostly none). */
  append(leafHash: Uint8Array): readonly Tile[];
  /** The partial tiles of this size, lowest level first. Their bytes are copies. */
  partialTiles(): readonly Tile[];
  /** The root of this size. */
  root(): Uint8Array;
}

/** Where a builder goes on: the size, and the partial tiles of that size as they were read. */
export interface RightEdge {
  readonly size: number;
  readonly partialTiles: readonly Tile[];
}

interface Level {
  index: number;
  width: number;
  readonly bytes: Uint8Array;
}

/**
 * A builder that starts empty, or at a right edge read from elsewhere. The edge is believed: compare `root()` with a signed root
 * before trusting it. Throws `RecordError` `malformed` when the edge has not the tiles its size needs.
 */
export function createTileBuilder(sha256: Sha256, edge?: RightEdge): TileBuilder {
  const levels: Level[] = edge === undefined ? [] : levelsOfEdge(edge);
  let size = edge?.size ?? 0;
  return {
    get size() {
      return size;
    },
    append(leafHash) {
      const completed: Tile[] = [];
      let hash = leafHash;
      size += 1;
      for (let level = 0; ; level++) {
        const at = (levels[level] ??= {
          index: 0,
          width: 0,
          bytes: new Uint8Array(TILE_WIDTH * HASH_BYTES),
        });
        at.bytes.set(hash, at.width * HASH_BYTES);
        at.width += 1;
        if (at.width < TILE_WIDTH) return completed;
        completed.push({ level, index: at.index, width: TILE_WIDTH, bytes: at.bytes.slice() });
        hash = rootOfHashes(sha256, at.bytes);
        at.index += 1;
        at.width = 0;
      }
    },
    partialTiles: () =>
      levels.flatMap(({ index, width, bytes }, level) =>
        width === 0 ? [] : [{ level, index, width, bytes: bytes.slice(0, width * HASH_BYTES) }],
      ),
    root: () => rootOfLevels(sha256, levels),
  };
}

/** The partial tiles that a tree of `size` has, lowest level first. */
export function partialTilesOfSize(size: number): readonly TileAddress[] {
  const tiles: TileAddress[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: (count - width) / TILE_WIDTH, width });
  }
  return tiles;
}

function levelsOfEdge(edge: RightEdge): Level[] {
  const levels: Level[] = [];
  for (let count = edge.size; count > 0; count = Math.floor(count / TILE_WIDTH))
    levels.push({
      index: Math.floor(count / TILE_WIDTH),
      width: 0,
      bytes: new Uint8Array(TILE_WIDTH * HASH_BYTES),
    });
  for (const wanted of partialTilesOfSize(edge.size)) {
    const tile = edge.partialTiles.find((each) => tilePath(each) === tilePath(wanted));
    const level = levels[wanted.level];
    if (
      tile === undefined ||
      level === undefined ||
      tile.bytes.length !== wanted.width * HASH_BYTES
    )
      throw new RecordError(
        'malformed',
        `${tilePath(wanted)}: expected ${String(wanted.width * HASH_BYTES)} bytes, found ${String(tile?.bytes.length ?? 'none')}`,
      );
    level.bytes.set(tile.bytes);
    level.width = wanted.width;
  }
  return levels;
}

/** From the lowest level up: each partial tile's complete subtrees, smallest first, stand to the left of what is below. */
function rootOfLevels(sha256: Sha256, levels: readonly Level[]): Uint8Array {
  let root: Uint8Array | undefined;
  for (const { width, bytes } of levels) {
    let end = width;
    for (let span = 1; end > 0; span *= 2) {
      if (Math.floor(end / span) % 2 === 0) continue;
      const subtree = rootOfHashes(
        sha256,
        bytes.subarray((end - span) * HASH_BYTES, end * HASH_BYTES),
      );
      root = root === undefined ? subtree : nodeHash(sha256, subtree, root);
      end -= span;
    }
  }
  return root ?? emptyRoot(sha256);
}
