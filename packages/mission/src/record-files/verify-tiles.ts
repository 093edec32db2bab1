import {
  TILE_WIDTH,
  bundlePath,
  differenceOf,
  encodeEntryBundle,
  parseTilePath,
  tilePath,
} from '@holdfast/record';
import type { Tile } from '@holdfast/record';
import type { Disk } from './disk.ts';
import type { ProblemList } from './problem-list.ts';

/** Compares what was published with what the entries give. */
export interface TileAudit {
  /** Files compared so far. */
  readonly compared: number;
  /** Takes the next entry, the tiles it completes and the size with it. */
  add(logEntry: Uint8Array, completed: readonly Tile[], size: number): Promise<void>;
  /** Compares the partial tiles and the partial bundle of the checkpoint's size. */
  verifyPartial(tiles: readonly Tile[]): Promise<void>;
  /** Compares what else was published ahead of the checkpoint; reports files that belong to nothing. */
  finish(tiles: readonly Tile[]): Promise<void>;
}

/** An audit of the tile folder. Files must exist up to `signedSize`; those beyond may. */
export async function createTileAudit(
  disk: Disk,
  dir: string,
  signedSize: number,
  list: ProblemList,
): Promise<TileAudit> {
  const unseen = new Set(await pathsUnder(disk, dir, 'tile'));
  const partialsOf = groupPartials(unseen);
  let bundle: Uint8Array[] = [];
  let compared = 0;

  const compare = async (path: string, expected: Uint8Array, isRequired: boolean) => {
    const isThere = unseen.delete(path);
    if (!isThere && !isRequired) return;
    compared += 1;
    const problem = differenceOf(
      path,
      expected,
      isThere ? await disk.readFile(`${dir}/${path}`) : undefined,
    );
    if (problem !== undefined) list.add(problem);
  };
  /** Earlier, narrower publications of the same tile must be its beginning. */
  const comparePartials = async (
    full: string,
    width: number,
    beginning: (width: number) => Uint8Array,
  ) => {
    for (const narrower of partialsOf.get(full) ?? [])
      if (narrower <= width)
        await compare(`${full}.p/${String(narrower)}`, beginning(narrower), false);
  };
  const compareTile = async (tile: Tile, isRequired: boolean) => {
    await compare(tilePath(tile), tile.bytes, isRequired);
    const full = tilePath({ ...tile, width: TILE_WIDTH });
    await comparePartials(full, tile.width, (width) => tile.bytes.subarray(0, width * 32));
  };
  const compareBundle = async (
    index: number,
    entries: readonly Uint8Array[],
    isRequired: boolean,
  ) => {
    if (entries.length === 0) return;
    await compare(
      bundlePath({ index, width: entries.length }),
      encodeEntryBundle(entries),
      isRequired,
    );
    const full = bundlePath({ index, width: TILE_WIDTH });
    await comparePartials(full, entries.length, (width) =>
      encodeEntryBundle(entries.slice(0, width)),
    );
  };

  return {
    get compared() {
      return compared;
    },
    async add(logEntry, completed, size) {
      bundle.push(logEntry);
      for (const tile of completed) await compareTile(tile, size <= signedSize);
      if (bundle.length < TILE_WIDTH) return;
      await compareBundle(size / TILE_WIDTH - 1, bundle, size <= signedSize);
      bundle = [];
    },
    async verifyPartial(tiles) {
      for (const tile of tiles) await compareTile(tile, true);
      await compareBundle(Math.floor(signedSize / TILE_WIDTH), bundle, true);
    },
    async finish(tiles) {
      for (const tile of tiles) await compareTile(tile, false);
      const lowest = tiles.find(({ level }) => level === 0);
      if (lowest !== undefined) await compareBundle(lowest.index, bundle, false);
      for (const path of unseen)
        list.add({
          code: 'unexpected-file',
          file: path,
          expected: 'no such file at this size',
          found: 'one',
        });
    },
  };
}

/** Widths of the partial files there are, by the path of their full one. */
function groupPartials(paths: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const widths = new Map<string, number[]>();
  for (const path of paths) {
    const parsed = parseTilePath(path);
    if (parsed === undefined || parsed.width === TILE_WIDTH) continue;
    const full = path.slice(0, path.lastIndexOf('.p/'));
    widths.set(full, [...(widths.get(full) ?? []), parsed.width]);
  }
  return widths;
}

async function pathsUnder(disk: Disk, dir: string, folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { name, isFolder } of await disk.list(`${dir}/${folder}`)) {
    const path = `${folder}/${name}`;
    if (isFolder) paths.push(...(await pathsUnder(disk, dir, path)));
    else paths.push(path);
  }
  return paths;
}
