/** What a cell of a table can hold. */
export type Cell = string | number | null;

/** Spreadsheets run a cell that begins so, some also with the wide signs: an apostrophe makes it text. Only what others wrote can begin so, numbers are ours. */
const FORMULA =
  /^[\s\0\u200b-\u200f\u202a-\u202e\u2060-\u2069]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/;

/** One cell (RFC 4180), in quotes where it must be; nothing that another program would run as a formula. Empty for null. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV: UTF-8, CR LF, the first one the header. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}
