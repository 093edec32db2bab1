import { RecordError } from '../errors.ts';
import { verifyCount } from '../tree/ranges.ts';

/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
/** Levels are 0 to 63 (C2SP tlog-tiles); below 2^53 entries at most 7 occur. */
const LEVEL_MAX = 63;

/** One tile of hashes. `width` is 1 to 256; 256 is a full tile. */
export interface TileAddress {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** One bundle of entries. `width` is 1 to 256; 256 is a full bundle. */
export interface BundleAddress {
  readonly index: number;
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]`, relative to the log's prefix. Throws `RecordError` `out-of-range`. */
export function tilePath({ level, index, width }: TileAddress): string {
  verifyCount('tile level', level);
  if (level > LEVEL_MAX)
    throw new RecordError('out-of-range', `tile level: expected 0 to 63, found ${String(level)}`);
  return `tile/${String(level)}/${numberedPath(index, width)}`;
}

/** `tile/entries/<N>[.p/<W>]`, relative to the log's prefix. Throws `RecordError` `out-of-range`. */
export function bundlePath({ index, width }: BundleAddress): string {
  return `tile/entries/${numberedPath(index, width)}`;
}

/** What a path names: a tile, a bundle, or nothing when it is neither or not written in the one way the specification allows. */
export function parseTilePath(
  path: string,
):
  | (TileAddress & { readonly kind: 'tile' })
  | (BundleAddress & { readonly kind: 'entries' })
  | undefined {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (found === null) return undefined;
  const [, place = '', digits = '', partial] = found;
  const index = Number(digits.replace(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (!Number.isSafeInteger(index) || width < 1) return undefined;
  if (partial !== undefined && width >= TILE_WIDTH) return undefined;
  if (place === 'entries') {
    const bundle = { kind: 'entries' as const, index, width };
    return bundlePath(bundle) === path ? bundle : undefined;
  }
  const tile = { kind: 'tile' as const, level: Number(place), index, width };
  return tile.level <= LEVEL_MAX && tilePath(tile) === path ? tile : undefined;
}

/** Every tile of a tree of `size` entries, lowest level first, left to right: full ones, then the partial one if there is one. */
export function tilesOfSize(size: number): readonly TileAddress[] {
  verifyCount('size', size);
  const tiles: TileAddress[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    for (let index = 0; index * TILE_WIDTH < count; index++)
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH) });
  }
  return tiles;
}

function numberedPath(index: number, width: number): string {
  verifyCount('tile index', index);
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH)
    throw new RecordError('out-of-range', `tile width: expected 1 to 256, found ${String(width)}`);
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return width === TILE_WIDTH ? path : `${path}.p/${String(width)}`;
}
