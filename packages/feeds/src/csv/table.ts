import type { Refusal } from '@holdfast/domain';
import { excerpt } from '../rows/lines.ts';
import type { AcceptedEncodings } from './decode.ts';
import type { CsvRecord } from './read.ts';
import { readCsv } from './read.ts';

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
  readonly required: readonly string[];
  readonly encodings: AcceptedEncodings;
  /** Most rows; what follows is refused as `too-long`, once. */
  readonly rowsMax: number;
}

/** Reads a CSV file whose first record names the columns, in any order; columns beyond the required ones are kept. */
export function readTable(bytes: Uint8Array, format: TableFormat): Table {
  const [header, ...body] = readCsv(bytes, format.encodings);
  const columns = header?.record?.fields ?? [];
  const refusal = header?.refusal ?? headerRefusal(columns, format.required);
  if (refusal !== null) return { columns: [], rows: [], refusals: [refusal] };
  const position = new Map(columns.map((column, at) => [column, at]));
  const rows: TableRow[] = [];
  const refusals: Refusal[] = [];
  for (const row of body) {
    const wrong = row.refusal ?? rowRefusal(row.record, columns.length);
    if (wrong !== null) {
      refusals.push(wrong);
    } else if (row.record !== null) {
      if (rows.length === format.rowsMax) {
        refusals.push(tooMany(row.record.line, format.rowsMax));
        break;
      }
      const { line, raw, fields } = row.record;
      rows.push({ line, raw, field: (column) => fields[position.get(column) ?? -1] ?? '' });
    }
  }
  return { columns, rows, refusals };
}

function headerRefusal(columns: readonly string[], required: readonly string[]): Refusal | null {
  const missing = required.filter((column) => !columns.includes(column));
  const repeated = columns.filter((column, at) => columns.indexOf(column) !== at);
  if (missing.length === 0 && repeated.length === 0) return null;
  const found =
    columns.length === 0
      ? 'an empty file'
      : missing.length > 0
        ? `a header without ${missing.join(', ')}`
        : `${repeated.join(', ')} twice`;
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
