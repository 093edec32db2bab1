import type { IntakeItem } from '@holdfast/domain';
import type { FeedContext, FeedReading } from '../feed.ts';
import { readJsonRows } from '../rows/json-rows.ts';
import type { RowReader } from '../rows/row-reader.ts';

const TYPES = [
  'shots-heard',
  'explosions-heard',
  'impact-seen',
  'accident-seen',
  'report',
] as const;

/** Reads what an outlet printed of single events, one item a line, its words verbatim. */
export function parsePress(bytes: Uint8Array, context: FeedContext): FeedReading {
  return readJsonRows(bytes, context, { idField: 'item_id', item: readItem });
}

function readItem(row: RowReader, line: number, context: FeedContext): IntakeItem {
  return {
    kind: 'observation',
    line,
    sourceId: context.sourceId,
    observationType: row.word('type', TYPES),
    ...row.span(),
    sectorId: row.isNull('sector') ? null : row.known('sector', context.sectors),
    count: 0,
    area: {
      shape: 'circle',
      ...row.place(),
      radiusM: row.integer('radius_m', { least: 1, most: 100_000 }),
    },
    bearing: null,
    text: row.text('text'),
    more: { itemId: row.id('item_id') },
  };
}
