import type { IntakeItem } from '@holdfast/domain';
import type { FeedContext, FeedReading } from '../feed.ts';
import { readJsonRows } from '../rows/json-rows.ts';
import type { RowReader } from '../rows/row-reader.ts';

/** Reads a lightning service's strokes: each is an observation of its own, at a point in time, within its radius. */
export function parseWeather(bytes: Uint8Array, context: FeedContext): FeedReading {
  return readJsonRows(bytes, context, { idField: 'stroke_id', item: readStroke });
}

function readStroke(row: RowReader, line: number, context: FeedContext): IntakeItem {
  const timeMs = row.timeMs('time_utc');
  const place = row.place();
  const radiusM = row.integer('radius_m', { least: 1, most: 50_000 });
  return {
    kind: 'observation',
    line,
    sourceId: context.sourceId,
    observationType: 'lightning',
    fromMs: timeMs,
    toMs: timeMs,
    sectorId: null,
    count: 1,
    area: { shape: 'circle', ...place, radiusM },
    bearing: null,
    text: '',
    more: {
      strokeId: row.id('stroke_id'),
      peakCurrentKa: row.integer('peak_current_ka', { least: -500, most: 500 }),
    },
  };
}
