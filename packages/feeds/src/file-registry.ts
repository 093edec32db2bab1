import { acled } from './acled/parse.ts';
import { cap } from './cap/parse.ts';
import type { FileContext, FileFeed, FileFeedName, FileReader, FileRow } from './file-feed.ts';
import { ROWS_MAX } from './feed.ts';
import { firms } from './firms/parse.ts';
import { mappedCsv } from './mapped-csv/parse.ts';
import { mappedGeojson } from './mapped-geojson/parse.ts';
import { quakeml } from './quakeml/parse.ts';
import { sensorthings } from './sensorthings/parse.ts';
import { sirens } from './sirens/parse.ts';
import { ucdp } from './ucdp/parse.ts';

/** Every feed of files that others publish, by name. */
export const FILE_FEEDS: Readonly<Record<FileFeedName, FileFeed>> = {
  ucdp,
  firms,
  sirens,
  acled,
  csv: mappedCsv,
  geojson: mappedGeojson,
  quakeml,
  sensorthings,
  cap,
};

/** How far a file is read, and what it may not bring again. */
export interface FileLimits {
  /** True for a row that an earlier file of this source brought. */
  hasSeen(sourceId: string, rowId: string): boolean;
  /** Rows that are read at most; what follows is refused once, as `too-long`, and not read. */
  readonly rowsMax?: number;
}

/** A reader that has read enough: its caller may let the rest of the file be. */
export interface LimitedReader extends FileReader {
  readonly isOver: boolean;
}

/** Opens a file of a feed: a row comes once, and rows above the limit are refused. Memory grows with the ids of rows up to that limit and no further. */
export function openFile(
  feed: FileFeedName,
  context: FileContext,
  { hasSeen, rowsMax = ROWS_MAX }: FileLimits,
): LimitedReader {
  const reader = FILE_FEEDS[feed].open(context);
  const taken = new Set<string>();
  let rows = 0;
  const limited = (row: FileRow): readonly FileRow[] => {
    if (rows > rowsMax) return [];
    rows += 1;
    const line = 'item' in row ? row.item.line : row.refusal.line;
    if (rows > rowsMax) {
      const expected = `at most ${rowsMax} rows a file`;
      return [{ refusal: { code: 'too-long', line, expected, found: 'more: split the file' } }];
    }
    if (!('item' in row)) return [row];
    const { sourceId } = row.item;
    const key = `${sourceId} ${row.rowId}`;
    if (taken.has(key) || hasSeen(sourceId, row.rowId)) {
      const expected = 'a row that is not on record';
      return [{ refusal: { code: 'duplicate-id', line, expected, found: row.rowId.slice(0, 80) } }];
    }
    taken.add(key);
    return [row];
  };
  return {
    get isOver() {
      return rows > rowsMax;
    },
    push: (bytes) => (rows > rowsMax ? [] : reader.push(bytes).flatMap(limited)),
    end: () => (rows > rowsMax ? [] : reader.end().flatMap(limited)),
  };
}
