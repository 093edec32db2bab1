import type { IntakeItem } from '@holdfast/domain';
import type { FeedContext, FeedReading } from '../feed.ts';
import { readJsonRows } from '../rows/json-rows.ts';
import type { RowReader } from '../rows/row-reader.ts';

const LOOKED_FOR = ['heat'] as const;

/** Reads which share of each sector the network saw, span by span. */
export function parseCoverage(bytes: Uint8Array, context: FeedContext): FeedReading {
  return readJsonRows(bytes, context, { idField: 'coverage_id', item: readCoverage });
}

function readCoverage(row: RowReader, line: number, context: FeedContext): IntakeItem {
  return {
    kind: 'coverage',
    line,
    sourceId: context.sourceId,
    sectorId: row.known('sector', context.sectors),
    ...row.span(),
    seenPpm: row.integer('seen_ppm', { least: 0, most: 1_000_000 }),
    ...(row.has('looked_for') ? { lookedFor: row.word('looked_for', LOOKED_FOR) } : {}),
  };
}
