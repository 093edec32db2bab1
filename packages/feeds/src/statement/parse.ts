import type { IntakeItem, PartyId } from '@holdfast/domain';
import type { FeedContext, FeedReading } from '../feed.ts';
import { readJsonRows } from '../rows/json-rows.ts';
import type { RowReader } from '../rows/row-reader.ts';

const STATEMENTS = ['accuses', 'denies', 'admits', 'accident'] as const;

/** Reads what a party's spokesman states: an allegation a line. A spokesman speaks for the own party alone. */
export function parseStatement(bytes: Uint8Array, context: FeedContext): FeedReading {
  return readJsonRows(bytes, context, { idField: 'statement_id', item: readStatement });
}

function readStatement(row: RowReader, line: number, context: FeedContext): IntakeItem {
  const partyId = row.known<'party'>('party', context.parties);
  if (context.partyId !== null && partyId !== context.partyId)
    row.refuse('not-permitted', `party: ${context.partyId}`, partyId);
  const statement = row.word('statement', STATEMENTS);
  return {
    kind: 'allegation',
    line,
    sourceId: context.sourceId,
    partyId,
    statement,
    accusedId: readAccused(row, statement, partyId, context),
    ...row.span(),
    sectorId: row.known('sector', context.sectors),
    text: row.text('text'),
  };
}

function readAccused(
  row: RowReader,
  statement: (typeof STATEMENTS)[number],
  partyId: PartyId,
  context: FeedContext,
): PartyId | null {
  if (row.isNull('accused')) {
    if (statement === 'accuses') row.refuse('malformed', 'accused: a party', 'null');
    return null;
  }
  const accusedId = row.known<'party'>('accused', context.parties);
  if (statement !== 'accuses' || accusedId === partyId)
    row.refuse('malformed', 'accused: another party, with accuses alone', accusedId);
  return accusedId;
}
