import type { EventKind, ObservationType } from '../core/shapes.ts';
import type { JsonValue } from '../core/entry.ts';
import type { ObservationState } from '../core/state.ts';
import { sectorName } from '../views/context.ts';
import { isPress, isPublished } from './figures-from-feeds.ts';
import { perceptionOf } from './perception.ts';
import type { Perception } from './perception.ts';
import type { Means, ReportRow, RowCount, Wind } from './report.ts';
import { WINDS } from './report.ts';
import { isWithin } from './told.ts';
import type { Told } from './told.ts';

/** Rows of one report; the annex holds no more, and says so. */
const ROWS_MAX = 2_000;

/**
 * The table of observations, in the field's columns, in order of time. What one observer perceived of one kind in one stretch of time is one row with
 * several directions, as monitors write it, and not so many points. The public gets none: counts by sector alone.
 */
export function reportRows(told: Told): { rows: readonly ReportRow[]; rowsTotal: number } {
  if (told.query.audience === 'public') return { rows: [], rowsTotal: 0 };
  const rows = [...heardAndSeen(told), ...located(told)].sort(
    (a, b) => a.fromMs - b.fromMs || (a.entryIndices[0] ?? 0) - (b.entryIndices[0] ?? 0),
  );
  return { rows: rows.slice(0, ROWS_MAX), rowsTotal: rows.length };
}

/** What shows where it was fired from is told more coarsely: eight winds, no distance (never a targeting aid). */
const OUTGOING: readonly ObservationType[] = ['outgoing-heard', 'flash-seen'];

const MEANS: Partial<Readonly<Record<ObservationType, Means>>> = {
  'shots-heard': 'heard',
  'explosions-heard': 'heard',
  'outgoing-heard': 'heard',
  'flash-seen': 'seen',
  'impact-seen': 'seen',
  'storm-seen': 'seen',
  'accident-seen': 'seen',
  report: 'reported',
};

function heardAndSeen(told: Told): readonly ReportRow[] {
  const { state, context, period, isTold } = told;
  const groups = new Map<string, { row: ReportRow; toMs: number }[]>();
  for (const observation of state.observations.values()) {
    const { judgement } = observation;
    const isCopied = isPress(state, judgement);
    const means = isCopied ? 'reported' : MEANS[judgement.observationType];
    if (means === undefined || (isPublished(state, judgement) && !isCopied)) continue;
    if (!isWithin(period, judgement.fromMs) || !isTold(judgement.toMs)) continue;
    const row = rowOf(told, observation, means, context.contentOf(observation.index));
    const speaker = isCopied ? `press ${row.incidentId ?? ''}` : judgement.sourceId;
    const key = [speaker, row.what, row.means, row.sectorId, row.weapon].join(' ');
    const group = groups.get(key) ?? [];
    const open = group.find(({ row: each }) => each.fromMs < row.toMs && row.fromMs < each.toMs);
    if (open === undefined) group.push({ row, toMs: row.toMs });
    else open.row = joined(open.row, row);
    groups.set(key, group);
  }
  return [...groups.values()].flat().map(({ row }) => row);
}

function rowOf(
  { state, context, query }: Told,
  { index, judgement, incidentId }: ObservationState,
  means: Means,
  content: JsonValue,
): ReportRow {
  const { observationType, sectorId, fromMs, toMs } = judgement;
  const perceived = perceptionOf(content);
  const isCoarse = query.audience !== 'mission' || OUTGOING.includes(observationType);
  return {
    entryIndices: [index],
    sectorId,
    sectorName: sectorId === null ? null : sectorName(state, context.contentOf, sectorId),
    means: perceived.means ?? means,
    what: whatOf(observationType, perceived),
    count: countOf(judgement.count, perceived),
    directions: [...new Set(perceived.azimuthsMdeg.map((each) => windOf(each, isCoarse ? 8 : 16)))],
    band: isCoarse ? null : perceived.band,
    weapon: perceived.weapon,
    fromMs,
    toMs,
    incidentId,
  };
}

/** The monitor's own word where the record's kind is wider than it. */
function whatOf(type: ObservationType, { observed }: Perception): ReportRow['what'] {
  if (type === 'shots-heard' && observed === 'burst') return 'burst';
  return type === 'report' && observed === 'projectile' ? 'projectile' : type;
}

/** The judgement's count is at least so many; the observer may say that it is exact, or give a range. */
function countOf(least: number, { counted, countMost }: Perception): RowCount {
  if (least === 0) return { sort: 'not-counted' };
  if (counted === 'exactly' || countMost === least) return { sort: 'exact', least };
  return countMost === null || countMost < least
    ? { sort: 'at-least', least }
    : { sort: 'range', least, most: countMost };
}

/** The wind of an azimuth: the middle of one of eight or sixteen equal parts. */
export function windOf(azimuthMdeg: number, parts: 8 | 16): Wind {
  const at = Math.floor((azimuthMdeg * parts) / 360_000 + 0.5) % parts;
  return WINDS[at * (16 / parts)] ?? 'N';
}

function joined(a: ReportRow, b: ReportRow): ReportRow {
  const directions = [...a.directions, ...b.directions];
  return {
    ...a,
    entryIndices: [...a.entryIndices, ...b.entryIndices].sort((x, y) => x - y),
    count: a.means === 'reported' ? greater(a.count, b.count) : added(a.count, b.count),
    directions: WINDS.filter((wind) => directions.includes(wind)),
    band:
      a.band === null || b.band === null
        ? (a.band ?? b.band)
        : {
            nearM: Math.min(a.band.nearM, b.band.nearM),
            farM: Math.max(a.band.farM, b.band.farM),
          },
    fromMs: Math.min(a.fromMs, b.fromMs),
    toMs: Math.max(a.toMs, b.toMs),
    incidentId: a.incidentId === b.incidentId ? a.incidentId : null,
  };
}

function added(a: RowCount, b: RowCount): RowCount {
  if (a.sort === 'not-counted') return b.sort === 'exact' ? { ...b, sort: 'at-least' } : b;
  if (b.sort === 'not-counted') return added(b, a);
  const least = a.least + b.least;
  if (a.sort === 'at-least' || b.sort === 'at-least') return { sort: 'at-least', least };
  if (a.sort === 'exact' && b.sort === 'exact') return { sort: 'exact', least };
  const mostOf = (each: typeof a) => (each.sort === 'range' ? each.most : each.least);
  return { sort: 'range', least, most: mostOf(a) + mostOf(b) };
}

/** Copies of one report are not added up. */
function greater(a: RowCount, b: RowCount): RowCount {
  const least = (each: RowCount) => (each.sort === 'not-counted' ? 0 : each.least);
  return least(b) > least(a) ? b : a;
}

/** What instruments located, one row for each kind in each incident: a sector and nothing finer. */
function located({ state, context, period, isTold }: Told): readonly ReportRow[] {
  const groups = new Map<string, ReportRow>();
  for (const { index, judgement, incidentId } of state.events.values()) {
    const { originTimeMs, eventKind, sectorId, eventId } = judgement;
    if (!isWithin(period, originTimeMs) || !isTold(originTimeMs)) continue;
    const row = eventRow(eventKind, originTimeMs);
    const key = `${incidentId ?? eventId} ${eventKind} ${sectorId}`;
    const known = groups.get(key);
    const own: ReportRow = {
      ...row,
      entryIndices: [index],
      sectorId,
      sectorName: sectorName(state, context.contentOf, sectorId),
      incidentId,
    };
    groups.set(key, known === undefined ? own : joined(known, own));
  }
  return [...groups.values()];
}

function eventRow(
  what: EventKind,
  atMs: number,
): Pick<
  ReportRow,
  'means' | 'what' | 'count' | 'directions' | 'band' | 'weapon' | 'fromMs' | 'toMs'
> {
  return {
    means: 'acoustic',
    what,
    count: { sort: 'exact', least: 1 },
    directions: [],
    band: null,
    weapon: null,
    fromMs: atMs,
    toMs: atMs,
  };
}
