import type { IntakeItem } from '@holdfast/domain';
import type { FeedContext, FeedReading } from '../feed.ts';
import { readJsonRows } from '../rows/json-rows.ts';
import type { RowReader } from '../rows/row-reader.ts';

const CONFIDENCES = ['low', 'nominal', 'high'] as const;

/** Reads what the mission's own satellite saw burning: each is an observation of the minute of its pass, within its pixel. */
export function parseThermal(bytes: Uint8Array, context: FeedContext): FeedReading {
  return readJsonRows(bytes, context, { idField: 'anomaly_id', item: readAnomaly });
}

function readAnomaly(row: RowReader, line: number, context: FeedContext): IntakeItem {
  const timeMs = row.timeMs('time_utc');
  const place = row.place();
  const radiusM = row.integer('radius_m', { least: 1, most: 10_000 });
  return {
    kind: 'observation',
    line,
    sourceId: context.sourceId,
    observationType: 'thermal-anomaly',
    fromMs: timeMs,
    toMs: timeMs,
    sectorId: row.isNull('sector') ? null : row.known('sector', context.sectors),
    count: 1,
    area: { shape: 'circle', ...place, radiusM },
    bearing: null,
    text: '',
    more: {
      anomalyId: row.id('anomaly_id'),
      confidence: row.word('confidence', CONFIDENCES),
      radiativePowerKw: row.integer('radiative_power_kw', { least: 0, most: 100_000_000 }),
    },
  };
}
