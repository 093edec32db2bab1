import type { IntakeItem, Refusal } from '@holdfast/domain';
import type { FeedContext, FeedReading } from '../feed.ts';
import { readJson } from '../json/read-json.ts';
import { excerpt, splitLines } from './lines.ts';
import type { Line } from './lines.ts';
import { RowReader } from './row-reader.ts';

/** Reads one row: which field is the row's id, and what the row becomes. */
export interface RowFormat {
  readonly idField: string;
  item(row: RowReader, line: number, context: FeedContext): IntakeItem;
}

type Outcome =
  { readonly item: IntakeItem; readonly rowId: string } | { readonly refusal: Refusal };

/** Reads a file of one JSON object a line. A row that is wrong is refused with its line; all others are kept. */
export function readJsonRows(
  bytes: Uint8Array,
  context: FeedContext,
  format: RowFormat,
): FeedReading {
  const items: IntakeItem[] = [];
  const refusals: Refusal[] = [];
  const taken = new Set<string>();
  for (const line of splitLines(bytes, context.firstLine)) {
    const outcome = readRow(line, context, format, taken);
    if ('refusal' in outcome) {
      refusals.push(outcome.refusal);
      continue;
    }
    taken.add(outcome.rowId);
    items.push(outcome.item);
  }
  return { items, refusals, rowIds: [...taken] };
}

function readRow(
  line: Line,
  context: FeedContext,
  format: RowFormat,
  taken: ReadonlySet<string>,
): Outcome {
  if (line.refusal !== null) return { refusal: line.refusal };
  const read = readJson(line.text);
  const value = 'value' in read ? read.value : null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const isTwice = 'wrong' in read && read.found !== null;
    const code = 'wrong' in read ? read.wrong : 'malformed';
    const expected = isTwice ? read.expected : 'one JSON object';
    const found = excerpt(isTwice ? read.found : line.text);
    return { refusal: { code, line: line.number, expected, found } };
  }
  const row = new RowReader(line.number, value, context);
  const rowId = row.id(format.idField);
  if (taken.has(rowId) || context.hasSeen(rowId)) {
    row.refuse('duplicate-id', `${format.idField} not seen before`, rowId);
  }
  const item = format.item(row, line.number, context);
  const refusal = row.problem();
  return refusal === null ? { item, rowId } : { refusal };
}
