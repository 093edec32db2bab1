/**
 * Strict CSV (RFC 4180): commas, double quotes, one header line of names, lines ended by LF or CRLF. Nothing is repaired: a row that
 * cannot be read is told with its file, line, what was expected and what was found, and the rest goes on.
 */
import { UsageError } from './command.ts';

/** One row by column name, and the line it began on, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

/** What is wrong at a line. */
export interface CsvRefusal {
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly refusals: readonly CsvRefusal[];
}

/** Throws `UsageError` with file and line when the text has no header or names a column twice. */
export function parseCsv(file: string, text: string): CsvTable {
  const lines = splitRecords(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const header = lines.shift();
  const columns = header?.fields ?? [];
  if (header === undefined || columns.length === 0 || columns.every((name) => name === '')) {
    throw new UsageError(`${file}:1: expected a header line with column names, found nothing.`);
  }
  const repeated = columns.find((name, i) => columns.indexOf(name) !== i);
  if (repeated !== undefined) {
    throw new UsageError(`${file}:1: expected each column once, found "${repeated}" twice.`);
  }
  const rows: CsvRow[] = [];
  const refusals: CsvRefusal[] = [];
  for (const { line, fields } of lines) {
    if (fields === undefined) {
      refusals.push({
        line,
        expected: 'quotes that open and close a field',
        found: 'a stray quote',
      });
    } else if (fields.length !== columns.length) {
      const found = `${fields.length} fields`;
      refusals.push({ line, expected: `${columns.length} fields`, found });
    } else {
      const values = Object.fromEntries(columns.map((name, i) => [name, fields[i] ?? '']));
      rows.push({ line, values });
    }
  }
  return { columns, rows, refusals };
}

interface CsvRecord {
  readonly line: number;
  /** Undefined when its quotes make no sense. */
  readonly fields: readonly string[] | undefined;
}

/** Empty lines are passed over. A quoted field may hold line ends. */
function splitRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i += 1) {
    const line = i + 1;
    let content = lines[i] ?? '';
    while (isOpen(content) && i + 1 < lines.length) {
      i += 1;
      content += `\n${lines[i] ?? ''}`;
    }
    if (content.endsWith('\r')) content = content.slice(0, -1);
    if (content !== '') records.push({ line, fields: splitFields(content) });
  }
  return records;
}

function isOpen(content: string): boolean {
  if (!content.includes('"')) return false;
  let count = 0;
  for (const character of content) if (character === '"') count += 1;
  return count % 2 === 1;
}

const FIELD = /^(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/;

function splitFields(content: string): readonly string[] | undefined {
  if (!content.includes('"')) return content.split(',');
  const fields: string[] = [];
  let rest = content;
  for (;;) {
    const match = FIELD.exec(rest);
    if (match === null) return undefined;
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[0].length === rest.length) {
      if (match[0].endsWith(',')) fields.push('');
      return fields;
    }
    rest = rest.slice(match[0].length);
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A finite decimal number; undefined for anything else, `NaN` and `Infinity` included. */
export function numberFromText(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
