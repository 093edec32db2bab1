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
    const taken = format.read(reader, { columns: table.columns, raw: row.raw, context });
    return reader.problem === null ? taken : { refusal: reader.problem };
  };
  const rowsFrom = (lines: ReturnType<typeof table.push>): readonly FileRow[] =>
    lines.map((line) => ('row' in line ? readRow(line.row) : line));
  return {
    push: (bytes) => rowsFrom(table.push(bytes)),
    end: () => rowsFrom(table.end()),
  };
}
