import type { Refusal } from '@holdfast/domain';
import { excerpt } from '../rows/lines.ts';
import type { AcceptedEncodings } from './decode.ts';
import type { CsvRecord, CsvRow } from './read.ts';
import { createCsvReader } from './read.ts';

/** One row under a header: fields by column name. */
export interface TableRow {
  readonly line: number;
  readonly raw: string;
  /** The field's text, exactly; empty for a column that the file does not have. */
  field(column: string): string;
}

/** What a file with a header holds. `columns` is empty when the header itself was refused. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly refusals: readonly Refusal[];
}

export interface TableFormat {
  /** Columns that must be there, by what the header holds: a file may come in more than one shape. */
  readonly required: readonly string[] | ((columns: readonly string[]) => readonly string[]);
  readonly encodings: AcceptedEncodings;
  /** Most rows; what follows is refused as `too-long`, once. */
  readonly rowsMax: number;
}

/** A row, or why there is none at that line. */
export type TableLine = { readonly row: TableRow } | { readonly refusal: Refusal };

/** Reads a table piece by piece: what it holds back is at most one record. */
export interface TableReader {
  /** Empty before the header has been read, and when it was refused. */
  readonly columns: readonly string[];
  push(bytes: Uint8Array): readonly TableLine[];
  end(): readonly TableLine[];
}

/** Reads CSV whose first record names the columns, in any order; columns beyond the required ones are kept. Nothing is read after a refused header. */
export function createTableReader(format: TableFormat): TableReader {
  const reader = createCsvReader(format.encodings);
  let columns: readonly string[] = [];
  let position: ReadonlyMap<string, number> = new Map();
  let stage: 'header' | 'body' | 'over' = 'header';
  let taken = 0;

  const readHeader = (first: CsvRow | undefined): readonly TableLine[] => {
    const names = first?.record?.fields ?? [];
    const required =
      typeof format.required === 'function' ? format.required(names) : format.required;
    const refusal = first?.refusal ?? headerRefusal(names, required);
    stage = refusal === null ? 'body' : 'over';
    if (refusal !== null) return [{ refusal }];
    columns = names;
    position = new Map(names.map((column, at) => [column, at]));
    return [];
  };

  const readBody = (row: CsvRow): TableLine => {
    const refusal = row.refusal ?? rowRefusal(row.record, columns.length);
    if (refusal !== null || row.record === null) return { refusal: refusal ?? NO_RECORD };
    taken += 1;
    if (taken > format.rowsMax) {
      stage = 'over';
      return { refusal: tooMany(row.record.line, format.rowsMax) };
    }
    const { line, raw, fields } = row.record;
    return {
      row: { line, raw, field: (column) => fields[position.get(column) ?? -1] ?? '' },
    };
  };

  const read = (rows: readonly CsvRow[]): readonly TableLine[] => {
    const lines: TableLine[] = [];
    for (const row of rows) {
      if (stage === 'over') break;
      if (stage === 'header') lines.push(...readHeader(row));
      else lines.push(readBody(row));
    }
    return lines;
  };

  return {
    get columns() {
      return columns;
    },
    push: (bytes) => (stage === 'over' ? [] : read(reader.push(bytes))),
    end() {
      if (stage === 'over') return [];
      const lines = read(reader.end());
      return stage === 'header' ? [...lines, ...readHeader(undefined)] : lines;
    },
  };
}

/** Reads a whole table at once. */
export function readTable(bytes: Uint8Array, format: TableFormat): Table {
  const reader = createTableReader(format);
  const rows: TableRow[] = [];
  const refusals: Refusal[] = [];
  for (const line of [...reader.push(bytes), ...reader.end()]) {
    if ('row' in line) rows.push(line.row);
    else refusals.push(line.refusal);
  }
  return { columns: reader.columns, rows, refusals };
}

/** A header that is hostile is not gone through name by name. */
const COLUMNS_MAX = 1_000;

const NO_RECORD: Refusal = { code: 'malformed', line: 0, expected: 'a record', found: 'none' };

function headerRefusal(columns: readonly string[], required: readonly string[]): Refusal | null {
  if (columns.length > COLUMNS_MAX) {
    const [expected, found] = [`at most ${COLUMNS_MAX} columns`, `${columns.length} columns`];
    return { code: 'too-long', line: 1, expected, found };
  }
  const missing = required.filter((column) => !columns.includes(column));
  const repeated = [...new Set(columns)].length < columns.length;
  if (missing.length === 0 && !repeated) return null;
  const twice = columns.filter((column, at) => columns.indexOf(column) !== at);
  const found =
    columns.length === 0
      ? 'an empty file'
      : missing.length > 0
        ? `a header without ${missing.join(', ')}`
        : `${twice.join(', ')} twice`;
  const expected = `a header with ${required.join(', ')}, each once`;
  return { code: 'malformed', line: 1, expected, found: excerpt(found) };
}

function rowRefusal(record: CsvRecord, width: number): Refusal | null {
  const { line, fields, unended } = record;
  if (fields.length === width) return null;
  const code = unended && fields.length < width ? 'truncated' : 'malformed';
  return { code, line, expected: `${width} fields`, found: `${fields.length} fields` };
}

function tooMany(line: number, rowsMax: number): Refusal {
  return { code: 'too-long', line, expected: `at most ${rowsMax} rows`, found: 'more' };
}
