import type { Area, BearingReport, IntakeItem } from '@holdfast/domain';
import type { FeedContext, FeedReading } from '../feed.ts';
import { readJsonRows } from '../rows/json-rows.ts';
import type { RowReader } from '../rows/row-reader.ts';

const TYPES = [
  'shots-heard',
  'explosions-heard',
  'outgoing-heard',
  'flash-seen',
  'impact-seen',
  'storm-seen',
  'accident-seen',
  'report',
] as const;

const WEAPONS = ['small-arms', 'heavy-machine-gun', 'mortar', 'artillery', 'unknown'] as const;

/** A set of sounds is told in no more directions. */
const BEARINGS_MAX = 16;

/** Reads a patrol's reports: what its members heard and saw, one observation a line, their words verbatim. */
export function parsePatrol(bytes: Uint8Array, context: FeedContext): FeedReading {
  return readJsonRows(bytes, context, { idField: 'report_id', item: readReport });
}

function readReport(row: RowReader, line: number, context: FeedContext): IntakeItem {
  return {
    kind: 'observation',
    line,
    sourceId: context.sourceId,
    observationType: row.word('type', TYPES),
    ...row.span(),
    sectorId: row.isNull('sector') ? null : row.known('sector', context.sectors),
    count: row.integer('count', { least: 0, most: 10_000 }),
    area: row.isNull('place') ? null : readPlace(row.inside('place')),
    bearing: row.isNull('bearing') ? null : readBearing(row.inside('bearing')),
    ...(row.has('bearings')
      ? { bearings: row.insideEach('bearings', BEARINGS_MAX).map(readBearing) }
      : {}),
    text: row.text('text'),
    more: { reportId: row.id('report_id'), weapon: row.word('weapon', WEAPONS) },
  };
}

function readPlace(row: RowReader): Area {
  const radiusM = row.integer('radius_m', { least: 1, most: 100_000 });
  return { shape: 'circle', ...row.place(), radiusM };
}

function readBearing(row: RowReader): BearingReport {
  const azimuthDeg = row.number('azimuth_deg', { least: 0, most: 360 });
  const sigmaDeg = row.number('sigma_deg', { least: 0.1, most: 90 });
  const nearM = row.integer('near_m', { least: 0, most: 100_000 });
  const farM = row.integer('far_m', { least: 1, most: 100_000 });
  if (farM < nearM) row.refuse('malformed', 'far_m not below near_m', String(farM));
  return {
    observer: row.place(),
    azimuthMdeg: Math.round(azimuthDeg * 1000) % 360_000,
    sigmaMdeg: Math.round(sigmaDeg * 1000),
    nearM,
    farM,
  };
}
