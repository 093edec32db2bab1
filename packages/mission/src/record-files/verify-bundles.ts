import { TILE_WIDTH, bundlePath, leafHash, parseEntryBundle } from '@holdfast/record';
import { nodeSha256 } from './crypto.ts';
import type { Disk } from './disk.ts';
import type { ProblemList } from './problem-list.ts';

/** One entry on its way into the tree. */
export interface TreeEntry {
  /** What its bundle holds. */
  readonly logEntry: Uint8Array;
  readonly treeHash: Uint8Array;
}

/** The entries of a published log, from its bundles; ends at the first that cannot be read. */
export async function* bundledEntries(
  disk: Disk,
  dir: string,
  size: number,
  list: ProblemList,
): AsyncGenerator<readonly TreeEntry[]> {
  for (let first = 0; first < size; first += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - first);
    const path = bundlePath({ index: first / TILE_WIDTH, width });
    const bytes = await disk.readFile(`${dir}/${path}`);
    if (bytes === undefined) {
      list.add({
        code: 'missing-file',
        file: path,
        index: first,
        expected: `${String(width)} entries`,
        found: 'no file',
      });
      return;
    }
    try {
      const entries = parseEntryBundle(bytes, width);
      yield entries.map((logEntry) => ({ logEntry, treeHash: leafHash(nodeSha256, logEntry) }));
    } catch (error) {
      list.addError('wrong-bytes', path, `${String(width)} entries`, error);
      return;
    }
  }
}
