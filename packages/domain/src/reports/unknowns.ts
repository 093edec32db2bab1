import { toldAtMs } from '../access/told-times.ts';
import type { State } from '../core/state.ts';
import { standingOf } from '../findings/state.ts';
import type { Report, ReportFigure, ReportSector, Unknown } from './report.ts';
import { standingIn } from './report-sectors.ts';
import type { Told } from './told.ts';

/** Below half of its time, a sector is called unseen (CONSOLE 5). */
const SEEN_PPM_LEAST = 500_000;

const PPM = 1_000_000;

/** What this report cannot say, the widest gaps first. An empty list would be the rarest of all days. */
export function unknownsOf(
  told: Told,
  { figures, sectors }: Pick<Report, 'figures' | 'sectors'>,
): readonly Unknown[] {
  const { state, query } = told;
  const isOpen = state.recordedAtMs < query.toMs;
  return [
    ...(isOpen
      ? [{ code: 'period-open' as const, knownAtMs: toldAtMs(state.recordedAtMs, query.audience) }]
      : []),
    ...unseen(sectors, figures),
    ...figures.flatMap(ofFigure),
    ...caveats(figures),
    ...ofIncidents(told),
    ...ofRecord(told.state, told),
  ];
}

function unseen(
  sectors: readonly ReportSector[],
  figures: readonly ReportFigure[],
): readonly Unknown[] {
  const counts = figures.some(({ measure }) => measure === 'incidents');
  if (sectors.length === 0) return counts ? [{ code: 'coverage-unknown' }] : [];
  const below = sectors
    .map(({ name, seenS, wholeS }) => ({
      name,
      seenPpm: wholeS === 0 ? 0 : Math.round((seenS * PPM) / wholeS),
    }))
    .filter(({ seenPpm }) => seenPpm < SEEN_PPM_LEAST);
  return below.length === 0 ? [] : [{ code: 'sectors-unseen', sectors: below }];
}

function ofFigure({ measure, value, sourceName, coverage }: ReportFigure): readonly Unknown[] {
  if (sourceName === null || measure === 'alerts') return [];
  const silent: Unknown[] =
    value === null ? [{ code: 'feed-silent', measure, name: sourceName }] : [];
  const open: Unknown[] =
    coverage.by === 'regions' && coverage.openEnds > 0
      ? [{ code: 'open-ends', name: sourceName, count: coverage.openEnds }]
      : [];
  return [...silent, ...open];
}

function caveats(figures: readonly ReportFigure[]): readonly Unknown[] {
  const has = (measure: ReportFigure['measure']) =>
    figures.some((figure) => figure.measure === measure);
  return [
    ...(has('alert-time') ? [{ code: 'alerts-no-attack' as const }] : []),
    ...(has('thermal-anomalies') ? [{ code: 'thermal-no-proof' as const }] : []),
  ];
}

function ofIncidents(told: Told): readonly Unknown[] {
  const { state } = told;
  const incidents = standingIn(told);
  const unverifiable = incidents.flatMap(({ judgement: { incidentId }, closed }) => {
    const why = closed?.judgement.outcome;
    return why === undefined || why === 'not-verified'
      ? []
      : [{ code: 'unverifiable' as const, incidentId, why }];
  });
  const cases = incidents.flatMap(({ judgement: { incidentId }, findingId }) => {
    const finding = findingId === null ? undefined : state.findings.get(findingId);
    const isOpen =
      finding?.judgement.responsible === 'undetermined' && standingOf(finding) === 'stands';
    return isOpen ? [{ findingId: finding.judgement.findingId, incidentId }] : [];
  });
  const waiting = incidents.filter(
    ({ findingId, closed }) => findingId === null && closed === null,
  ).length;
  return [
    ...unverifiable,
    ...(cases.length > 0 ? [{ code: 'undetermined' as const, cases }] : []),
    ...(waiting > 0 ? [{ code: 'not-looked-into' as const, count: waiting }] : []),
  ];
}

function ofRecord(state: State, { query, isTold }: Told): readonly Unknown[] {
  const awaited = [...state.notices.values()].reduce(
    (sum, { judgement, dueMs, replies }) =>
      dueMs === null || judgement.subject !== 'draft-finding'
        ? sum
        : sum +
          judgement.partyIds.filter(
            (partyId) => !replies.some((reply) => reply.judgement.partyId === partyId),
          ).length,
    0,
  );
  const alone = [...state.allegations.values()].filter(
    ({ incidentId, judgement }) =>
      incidentId === null &&
      judgement.fromMs >= query.fromMs &&
      judgement.fromMs < query.toMs &&
      isTold(judgement.toMs),
  ).length;
  const undecided = (state.evaluation?.judgement.verdicts ?? []).filter(
    ({ verdict }) => verdict === 'unknown',
  );
  const clauseIds = [...new Set(undecided.map(({ clauseId }) => clauseId))];
  const refused = [...state.refusals.values()].reduce((sum, count) => sum + count, 0);
  const isInside = query.audience === 'mission';
  return [
    ...(isInside && awaited > 0 ? [{ code: 'replies-awaited' as const, count: awaited }] : []),
    ...(alone > 0 ? [{ code: 'claims-alone' as const, count: alone }] : []),
    ...(clauseIds.length > 0 ? [{ code: 'clauses-undecided' as const, clauseIds }] : []),
    ...(isInside && refused > 0 ? [{ code: 'refused' as const, count: refused }] : []),
    { code: 'later-entries' },
  ];
}
