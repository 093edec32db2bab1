import type { TableBlock } from './document.ts';
import type { Sheet } from './pdf-sheet.ts';
import { INK, RULE, TYPES } from './pdf-type.ts';
import type { Type } from './pdf-type.ts';

const GUTTER = 8;
const ROW_PAD = 3.5;

/** From so many columns on a table is set smaller. */
const WIDE_COLUMNS = 8;

/** A table whose head is repeated on every page it runs over; no row is torn. */
export function putTable(sheet: Sheet, { columns, rows, foot }: TableBlock): void {
  const cell = columns.length >= WIDE_COLUMNS ? TYPES.tight : TYPES.cell;
  const titles = columns.map(({ title }) => title);
  const widths = columnWidths(sheet, cell, [titles, ...rows, ...(foot === null ? [] : [foot])]);
  const isNumber = columns.map((column) => column.isNumber);
  const head = () =>
    putRow(sheet, { cells: titles, widths, isNumber, type: TYPES.head, rule: INK });
  const heightOf = (cells: readonly string[], type: Type) => rowHeight(sheet, cells, widths, type);
  const [first = []] = rows;
  sheet.need(heightOf(titles, TYPES.head) + heightOf(first, cell));
  head();
  for (const cells of rows) {
    if (sheet.need(heightOf(cells, cell))) head();
    putRow(sheet, { cells, widths, isNumber, type: cell, rule: RULE });
  }
  if (foot !== null) {
    if (sheet.need(heightOf(foot, TYPES.sum))) head();
    putRow(sheet, { cells: foot, widths, isNumber, type: TYPES.sum, rule: INK });
  }
  sheet.gap(8);
}

interface Row {
  readonly cells: readonly string[];
  readonly widths: readonly number[];
  readonly isNumber: readonly boolean[];
  readonly type: Type;
  readonly rule: string;
}

function putRow(sheet: Sheet, { cells, widths, isNumber, type, rule }: Row): void {
  const height = rowHeight(sheet, cells, widths, type);
  let x = sheet.left;
  cells.forEach((text, at) => {
    const width = widths[at] ?? 0;
    sheet.type.linesOf(text, type, width).forEach((line, row) => {
      const shift = isNumber[at] === true ? width - sheet.type.widthOf(line, type) : 0;
      sheet.type.put(line, type, x + shift, sheet.y + ROW_PAD + row * type.line);
    });
    x += width + GUTTER;
  });
  sheet.gap(height);
  sheet.rule(rule);
}

function rowHeight(
  sheet: Sheet,
  cells: readonly string[],
  widths: readonly number[],
  type: Type,
): number {
  const lines = cells.map((text, at) => sheet.type.linesOf(text, type, widths[at] ?? 0).length);
  return Math.max(1, ...lines) * type.line + 2 * ROW_PAD;
}

/** Rows that are measured; the rest of a long table is like them. */
const MEASURED_MAX = 200;

/** Every column gets its longest word; what is left goes to those whose text wants more, in proportion. */
function columnWidths(
  sheet: Sheet,
  cell: Type,
  rows: readonly (readonly string[])[],
): readonly number[] {
  const measured = rows.slice(0, MEASURED_MAX);
  const count = Math.max(...measured.map(({ length }) => length));
  const most = (at: number, measure: (text: string) => number) =>
    measured.reduce((widest, cells) => Math.max(widest, measure(cells[at] ?? '')), 0);
  const width = (text: string) => sheet.type.widthOf(text, cell) + 0.5;
  const columns = Array.from({ length: count }, (_, at) => ({
    least: Math.min(
      120,
      most(at, (text) => Math.max(...text.split(' ').map(width))),
    ),
    wish: most(at, width),
  }));
  const room = sheet.width - GUTTER * (count - 1);
  const least = columns.reduce((sum, each) => sum + each.least, 0);
  const wish = columns.reduce((sum, each) => sum + Math.max(0, each.wish - each.least), 0);
  const spare = room - least;
  if (spare <= 0) return columns.map((each) => (each.least * room) / least);
  const share = wish === 0 ? 0 : Math.min(1, spare / wish);
  const widths = columns.map((each) => each.least + Math.max(0, each.wish - each.least) * share);
  const left = room - widths.reduce((sum, each) => sum + each, 0);
  return widths.map((each, at) => (at === 0 ? each + Math.max(0, left) : each));
}
