import { arrivalRowsJson } from '../entries/arrival-rows.ts';
import { numberedId } from '@holdfast/domain';
import type { Author, IntakeItem, JsonValue, NewEntry, SourceId, State } from '@holdfast/domain';

/** Running numbers for what files bring: they go on from what the state holds. */
export interface Counters {
  observations: number;
  allegations: number;
  activities: number;
}

/** Which file the items came in, and the sender's own id of each: kept, so that the same row is known again after a restart. */
export interface ItemsFile {
  readonly fileName: string;
  /** One an item, in the items' order; empty where the feed's rows have no ids, or carry them themselves. */
  readonly rowIds: readonly string[];
}

/** Entries for what a feed has read, in the file's order. Ids are given here, from the state's own counts. */
export function entriesFromItems(
  state: State,
  items: readonly IntakeItem[],
  { fileName, rowIds }: ItemsFile,
  counters: Counters = countersOf(state),
): readonly NewEntry[] {
  return items.map((item, at) => {
    const rowId = rowIds[at];
    const from = { file: fileName, line: item.line, ...(rowId === undefined ? {} : { rowId }) };
    return entryFromItem(item, counters, from);
  });
}

/** Given to the files of one group in turn, so that each goes on where the one before ended. */
export function countersOf(state: State): Counters {
  return {
    observations: state.observations.size,
    allegations: state.allegations.size,
    activities: state.activities.size,
  };
}

function bySource(sourceId: SourceId): Author {
  return { kind: 'source', id: sourceId, role: null, nation: null };
}

type Origin = { readonly [key: string]: JsonValue };

function entryFromItem(item: IntakeItem, counters: Counters, from: Origin): NewEntry {
  const author = bySource(item.sourceId);
  switch (item.kind) {
    case 'arrivals':
      return arrivalsEntry(item, author, from);
    case 'observation': {
      const { sourceId, observationType, fromMs, toMs, sectorId, count, area } = item;
      const { regionId, openEnd } = item;
      const observationId = numberedId<'observation'>('OB', (counters.observations += 1));
      return {
        kind: 'observation.received',
        author,
        judgement: {
          observationId,
          sourceId,
          observationType,
          fromMs,
          toMs,
          sectorId,
          count,
          area,
          ...(regionId === undefined ? {} : { regionId }),
          ...(openEnd === undefined ? {} : { openEnd }),
        },
        content: {
          ...from,
          text: item.text,
          bearing: bearingJson(item.bearing),
          ...(item.bearings === undefined ? {} : { bearings: item.bearings.map(bearingJson) }),
          more: item.more,
        },
      };
    }
    case 'allegation': {
      const { sourceId, partyId, statement, accusedId, fromMs, toMs, sectorId } = item;
      const allegationId = numberedId<'allegation'>('AL', (counters.allegations += 1));
      return {
        kind: 'allegation.filed',
        author,
        judgement: {
          allegationId,
          sourceId,
          partyId,
          statement,
          accusedId,
          fromMs,
          toMs,
          sectorId,
        },
        content: { ...from, text: item.text },
      };
    }
    case 'activity': {
      const { sourceId, partyId, activity, fromMs, toMs, place, radiusM } = item;
      const activityId = numberedId<'activity'>('NA', (counters.activities += 1));
      const area = { shape: 'circle' as const, ...place, radiusM };
      return {
        kind: 'activity.notified',
        author,
        judgement: { activityId, sourceId, partyId, activity, fromMs, toMs, area },
        content: { ...from, text: item.text },
      };
    }
    case 'coverage': {
      const { sectorId, fromMs, toMs, seenPpm, lookedFor } = item;
      return {
        kind: 'coverage.reported',
        author,
        judgement: {
          sectorId,
          fromMs,
          toMs,
          seenPpm,
          ...(lookedFor === undefined ? {} : { lookedFor }),
        },
        content: from,
      };
    }
  }
}

function arrivalsEntry(
  item: Extract<IntakeItem, { kind: 'arrivals' }>,
  author: Author,
  from: Origin,
): NewEntry {
  const { sourceId, sequence, rows, refusedRows } = item;
  let fromUs = Number.MAX_SAFE_INTEGER;
  let toUs = 0;
  for (const { timeUs } of rows) {
    fromUs = Math.min(fromUs, timeUs);
    toUs = Math.max(toUs, timeUs);
  }
  return {
    kind: 'arrivals.received',
    author,
    judgement: {
      sourceId,
      sequence,
      arrivals: rows.length,
      refused: refusedRows,
      fromMs: rows.length === 0 ? 0 : Math.floor(fromUs / 1000),
      toMs: Math.floor(toUs / 1000),
    },
    content: { ...from, rows: arrivalRowsJson(rows) },
  };
}

function bearingJson(bearing: Extract<IntakeItem, { kind: 'observation' }>['bearing']): JsonValue {
  if (bearing === null) return null;
  const { observer, azimuthMdeg, sigmaMdeg, nearM, farM } = bearing;
  const { latitudeUdeg, longitudeUdeg } = observer;
  return { observer: { latitudeUdeg, longitudeUdeg }, azimuthMdeg, sigmaMdeg, nearM, farM };
}
