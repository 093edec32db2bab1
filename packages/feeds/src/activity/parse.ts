import type { IntakeItem } from '@holdfast/domain';
import { AHEAD_MS_MAX } from '../feed.ts';
import type { FeedContext, FeedReading } from '../feed.ts';
import { readJsonRows } from '../rows/json-rows.ts';
import type { RowReader } from '../rows/row-reader.ts';

const ACTIVITIES = ['quarry', 'demining', 'exercise'] as const;

/** Reads a party's notices of blasts to come: quarries, demining, exercises. A desk gives notice for the own party alone. */
export function parseActivity(bytes: Uint8Array, context: FeedContext): FeedReading {
  return readJsonRows(bytes, context, { idField: 'activity_id', item: readActivity });
}

function readActivity(row: RowReader, line: number, context: FeedContext): IntakeItem {
  row.id('activity_id');
  const partyId = row.known<'party'>('party', context.parties);
  if (context.partyId !== null && partyId !== context.partyId)
    row.refuse('not-permitted', `party: ${context.partyId}`, partyId);
  return {
    kind: 'activity',
    line,
    sourceId: context.sourceId,
    partyId,
    activity: row.word('activity', ACTIVITIES),
    ...row.span(AHEAD_MS_MAX),
    place: row.place(),
    radiusM: row.integer('radius_m', { least: 1, most: 50_000 }),
    text: row.text('text'),
  };
}
