import type { IncidentSummary, SectorCoverage, SituationView } from '@holdfast/domain';
import { wholeNumber } from '../address/address.ts';

/** A stretch of time in the world, milliseconds; `toMs` after `fromMs`. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What the address says is selected on Situation. */
export interface Selection {
  readonly incidentId: string | null;
  readonly brush: TimeSpan | null;
  readonly table: boolean;
}

export function selectionOf(query: URLSearchParams): Selection {
  const fromMs = wholeNumber(query.get('from'));
  const toMs = wholeNumber(query.get('to'));
  return {
    incidentId: query.get('sel'),
    brush: fromMs !== null && toMs !== null && toMs > fromMs ? { fromMs, toMs } : null,
    table: query.get('show') === 'table',
  };
}

export function wholePeriod(view: SituationView): TimeSpan {
  const { periodFromMs: fromMs, periodToMs: toMs } = view;
  return { fromMs, toMs: Math.max(toMs, fromMs + 1) };
}

/** Incidents that touch the span, or all. */
export function incidentsIn(
  incidents: readonly IncidentSummary[],
  brush: TimeSpan | null,
): readonly IncidentSummary[] {
  if (brush === null) return incidents;
  return incidents.filter(({ fromMs, toMs }) => fromMs <= brush.toMs && toMs >= brush.fromMs);
}

/** Share of a span that a sector was seen, parts per million. What nobody reported on was not seen. */
export function seenIn(sector: SectorCoverage, { fromMs, toMs }: TimeSpan): number {
  let seen = 0;
  for (const part of sector.spans) {
    const overlapMs = Math.min(part.toMs, toMs) - Math.max(part.fromMs, fromMs);
    if (overlapMs > 0) seen += (overlapMs / (toMs - fromMs)) * part.seenPpm;
  }
  return Math.min(1_000_000, Math.round(seen));
}

/** Mean over the sectors; null when the record has none, so that nothing is claimed. */
export function lineSeen(sectors: readonly SectorCoverage[], span: TimeSpan): number | null {
  if (sectors.length === 0) return null;
  return Math.round(
    sectors.reduce((sum, sector) => sum + seenIn(sector, span), 0) / sectors.length,
  );
}
