import { acled } from './acled/parse.ts';
import { cap } from './cap/parse.ts';
import type { FileContext, FileFeed, FileFeedName, FileRow } from './file-feed.ts';
import type { RefusalCode } from '@holdfast/domain';
import { ROWS_MAX } from './feed.ts';
import { excerpt } from './rows/lines.ts';
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
  /** New rows that are read at most; what follows is refused once, as `too-long`, and not read. Rows that are known do not count. */
  readonly rowsMax?: number;
}

/** What became of a row: an item, a refusal, or nothing new because an earlier file brought it. */
export type LimitedRow = FileRow | { readonly known: { readonly line: number } };

/** A reader that may have read enough: the rest of the file can then be left. */
export interface LimitedReader {
  readonly isOver: boolean;
  push(bytes: Uint8Array): readonly LimitedRow[];
  end(): readonly LimitedRow[];
}

/**
 * Opens a file of a feed. A row comes once: within the file its second coming is refused, and one that an earlier file brought is known. Rows
 * above the limit are refused. Memory grows with the ids of rows up to that limit and no further.
 */
export function openFile(
  feed: FileFeedName,
  context: FileContext,
  { hasSeen, rowsMax = ROWS_MAX }: FileLimits,
): LimitedReader {
  const reader = FILE_FEEDS[feed].open(context);
  const taken = new Set<string>();
  let rows = 0;
  const limited = (row: FileRow): readonly LimitedRow[] => {
    if (rows > rowsMax) return [];
    const line = 'item' in row ? row.item.line : row.refusal.line;
    if ('item' in row && hasSeen(row.item.sourceId, row.rowId)) return [{ known: { line } }];
    rows += 1;
    if (rows > rowsMax)
      return [
        refused('too-long', line, `at most ${rowsMax} new rows at a time`, 'more: import it again'),
      ];
    if (!('item' in row)) return [row];
    const { sourceId } = row.item;
    const key = `${sourceId} ${row.rowId}`;
    if (taken.has(key))
      return [refused('duplicate-id', line, 'a row that has not come before', row.rowId)];
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

function refused(code: RefusalCode, line: number, expected: string, found: string): FileRow {
  return { refusal: { code, line, expected, found: excerpt(found) } };
}
