import type { IntakeItem } from '@holdfast/domain';
import type { TableFormat, TableRow } from './csv/table.ts';
import { createTableReader } from './csv/table.ts';
import type { FileContext, FileReader, FileRow } from './file-feed.ts';
import { FieldReader } from './rows/field-reader.ts';

/** What a row of a table becomes. Whatever it returns is dropped when the reader has found a problem. */
export interface TableFeedFormat extends Pick<TableFormat, 'required' | 'encodings'> {
  read(row: FieldReader, table: RowOfTable): TakenRow;
}

/** Where a row stands. */
export interface RowOfTable {
  readonly columns: readonly string[];
  /** The row as it stands in the file. */
  readonly raw: string;
  readonly context: FileContext;
}

export interface TakenRow {
  readonly item: IntakeItem;
  readonly rowId: string;
}

/** A reader for a feed that is a table: one item a row. How many rows a file may have is for the caller to say. */
export function openTable(context: FileContext, format: TableFeedFormat): FileReader {
  const table = createTableReader({ ...format, rowsMax: Number.MAX_SAFE_INTEGER });
  const readRow = (row: TableRow): FileRow => {
    const reader = new FieldReader(row.line, row.field);
    if (row.raw.length > RAW_LENGTH_MAX)
      reader.refuse(
        'too-long',
        `rows of at most ${RAW_LENGTH_MAX} characters`,
        `${row.raw.length} characters`,
      );
    const taken = format.read(reader, { columns: table.columns, raw: row.raw, context });
    if (reader.problem !== null) return { refusal: reader.problem };
    return { ...taken, item: withRaw(taken.item, row.raw) };
  };
  const rowsFrom = (lines: ReturnType<typeof table.push>): readonly FileRow[] =>
    lines.map((line) => ('row' in line ? readRow(line.row) : line));
  return {
    push: (bytes) => rowsFrom(table.push(bytes)),
    end: () => rowsFrom(table.end()),
  };
}

/** Longest row, in characters: it is kept as it stands beside what has been read of it, and both fit an entry. */
const RAW_LENGTH_MAX = 65_536;

/** The row as it stood in the file, beside what has been read of it. */
function withRaw(item: IntakeItem, raw: string): IntakeItem {
  if (item.kind !== 'observation' || typeof item.more !== 'object' || item.more === null)
    return item;
  return { ...item, more: { ...item.more, raw } };
}
