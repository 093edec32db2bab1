import { readTable } from '@holdfast/feeds';
import type { TableRow } from '@holdfast/feeds';
import type { Complaints } from './problem.ts';

const ROWS_MAX = 10_000;

/** The rows of a CSV file with a header; what cannot be read is complained of. */
export function readRows(
  bytes: Uint8Array,
  required: readonly string[],
  complaints: Complaints,
): readonly TableRow[] {
  const { rows, refusals } = readTable(bytes, { required, encodings: 'utf-8', rowsMax: ROWS_MAX });
  for (const { line, expected, found } of refusals) complaints.add(line, expected, found);
  return rows;
}

/** A decimal number from `least` to `most`; null, and a complaint, for anything else: NaN and Infinity are not written in digits. */
export function readDecimal(
  { line, field }: TableRow,
  {
    column,
    least,
    most,
  }: { readonly column: string; readonly least: number; readonly most: number },
  complaints: Complaints,
): number | null {
  const text = field(column);
  const value = /^-?\d{1,9}(\.\d{1,12})?$/.test(text) ? Number(text) : null;
  if (value !== null && value >= least && value <= most) return value;
  complaints.add(line, `${column}: a number from ${least} to ${most}`, text);
  return null;
}
