import { isReleased } from '../access/release.ts';
import { seesIncident, sightOf } from '../access/sight.ts';
import type { Sight } from '../access/sight.ts';
import { toldAtMs } from '../access/told-times.ts';
import type { State } from '../core/state.ts';
import type { ViewContext } from './context.ts';
import { dataCut, namedParties, sectorName, textIn } from './context.ts';
import { summarise } from './incident-summary.ts';
import { glancesOf } from './glances.ts';
import { partOf } from './situation-part.ts';
import { situationQueue } from './situation-queue.ts';
import type { IncidentSummary, Reader, SectorCoverage, SituationView } from './types.ts';

/** Which part of a long record is shown. */
export interface SituationQuery {
  /** Only what began before this; null for the latest. */
  readonly beforeMs: number | null;
}

/**
 * What happened, what was not seen, and what needs a person: for one reader, from one state. Of a long record the latest
 * 5,000 incidents, or those before a time: incidents, counts and coverage are then all of the period that these make.
 */
export function situationView(
  state: State,
  reader: Reader,
  context: ViewContext,
  { beforeMs }: SituationQuery = { beforeMs: null },
): SituationView {
  const sight = sightOf(reader);
  const all = [...state.incidents.values()];
  /** Even a count of what is too young to tell would tell outside how lively the line is. */
  const countable = all.filter(
    (incident) =>
      isReleased(state, incident.judgement.toMs, sight) || seesIncident(state, incident, sight),
  );
  const merged = countable.filter(({ mergedInto }) => mergedInto !== null).length;
  const seen = all.filter(
    (incident) => incident.mergedInto === null && seesIncident(state, incident, sight),
  );
  const part = partOf(seen, beforeMs);
  const incidents = part.shown.map((incident) => summarise(state, incident, context, sight));
  incidents.sort((a, b) => a.fromMs - b.fromMs || (a.incidentId < b.incidentId ? -1 : 1));
  const [wholeFromMs, wholeToMs] = periodOf(state, incidents, sight);
  const periodFromMs = part.earlier === 0 ? wholeFromMs : (part.fromMs ?? wholeFromMs);
  const periodToMs = part.later === 0 ? wholeToMs : (beforeMs ?? wholeToMs);
  const content = state.agreement === null ? null : context.contentOf(state.agreement.index);
  return {
    cut: dataCut(state, context),
    title: textIn(content, 'title', state.agreement?.judgement.agreementId ?? 'Imported reports'),
    agreementTitle:
      state.agreement === null
        ? null
        : textIn(content, 'agreementTitle', state.agreement.judgement.agreementId),
    parties: namedParties(state, context.contentOf),
    periodFromMs,
    periodToMs,
    incidents,
    earlier: part.earlier,
    later: part.later,
    ...(sight === 'mission' ? situationQueue(state, seen, context) : NO_QUEUE),
    sectors: coverageOf(state, context, { fromMs: periodFromMs, toMs: periodToMs, sight }),
    hearing: sight === 'mission' && state.arrivals.length > 0,
    unmatchedAllegations:
      sight === 'mission' || sight === 'party' ? unmatchedAllegations(state) : 0,
    glances: glancesOf(state, context, { fromMs: periodFromMs, toMs: periodToMs, sight }),
    refusals: sight === 'mission' ? refusalsOf(state) : [],
    withheld: countable.length - merged - seen.length,
  };
}

const NO_QUEUE = { queue: [], queueTotal: 0 } as const;

function unmatchedAllegations(state: State): number {
  return [...state.allegations.values()].filter(({ incidentId }) => incidentId === null).length;
}

function periodOf(
  state: State,
  incidents: readonly IncidentSummary[],
  sight: Sight,
): readonly [number, number] {
  let fromMs = Number.MAX_SAFE_INTEGER;
  let toMs = 0;
  for (const { judgement } of state.coverage) {
    if (!isReleased(state, judgement.toMs, sight)) continue;
    fromMs = Math.min(fromMs, judgement.fromMs);
    toMs = Math.max(toMs, judgement.toMs);
  }
  for (const incident of incidents) {
    fromMs = Math.min(fromMs, incident.fromMs);
    toMs = Math.max(toMs, incident.toMs);
  }
  const nowMs = toldAtMs(state.recordedAtMs, sight);
  return toMs === 0 ? [nowMs, nowMs] : [fromMs, toMs];
}

function refusalsOf(state: State): SituationView['refusals'] {
  return [...state.refusals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => {
      const [feed = '', code = ''] = key.split(' ');
      return { feed, code, count };
    });
}

/** Of which time, and for whom. */
export interface CoverageQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly sight: Sight;
}

/**
 * What was seen of each sector, reports in order of time. Outside the mission only reports that are old enough: where nobody
 * looks this minute is nothing to tell those who are looked at.
 */
export function coverageOf(
  state: State,
  context: ViewContext,
  { fromMs, toMs, sight }: CoverageQuery,
): readonly SectorCoverage[] {
  const sectors = state.agreement?.judgement.sectors ?? [];
  return sectors.map((sectorId, at) => {
    const spans = state.coverage
      .map(({ judgement }) => judgement)
      .filter((span) => span.sectorId === sectorId && span.toMs > fromMs && span.fromMs < toMs)
      .filter((span) => isReleased(state, span.toMs, sight))
      .map((span) => ({ fromMs: span.fromMs, toMs: span.toMs, seenPpm: span.seenPpm }))
      .sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);
    const seenMs = spans.reduce(
      (sum, span) =>
        sum + ((Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs)) / 1000) * span.seenPpm,
      0,
    );
    const wholeMs = Math.max(1, (toMs - fromMs) / 1000);
    return {
      sectorId,
      name: sectorName(state, context.contentOf, sectorId),
      order: at + 1,
      spans,
      seenPpm: Math.min(1_000_000, Math.round(seenMs / wholeMs)),
    };
  });
}
