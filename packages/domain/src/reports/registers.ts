import { toldAtMs, toldSpan } from '../access/told-times.ts';
import { namedParties, responsibleName, sectorName, textIn } from '../views/context.ts';
import type { FindingState } from '../core/state.ts';
import type {
  CorrectionAct,
  ReportActivity,
  ReportCorrection,
  ReportImpediment,
} from './report.ts';
import { reportsFor } from './issued.ts';
import type { IssuedReportState } from './state.ts';
import { isWithin } from './told.ts';
import type { Told } from './told.ts';

/** Lines of a register that one report prints; the rest stand in the record. */
const LINES_MAX = 100;

/** How the mission was kept from seeing in the period, and by whom, oldest first. */
export function impedimentsIn(told: Told): readonly ReportImpediment[] {
  const { state, context, period, isTold, query } = told;
  const parties = namedParties(state, context.contentOf);
  return state.impediments
    .filter(
      ({ judgement }) =>
        judgement.fromMs < period.toMs && judgement.toMs >= period.fromMs && isTold(judgement.toMs),
    )
    .map(({ index, judgement }) => ({
      entryIndex: index,
      impedimentType: judgement.impedimentType,
      partyName: judgement.partyId === null ? null : responsibleName(parties, judgement.partyId),
      sectorName: sectorName(state, context.contentOf, judgement.sectorId),
      ...toldSpan(judgement, query.audience),
      minutesLost: judgement.minutesLost,
      account: query.audience === 'mission' ? textIn(context.contentOf(index), 'reason', '') : '',
    }))
    .sort((a, b) => a.fromMs - b.fromMs || a.entryIndex - b.entryIndex)
    .slice(0, LINES_MAX);
}

/** What the parties said beforehand that they would do in the period, and the incidents that turned out to be just that. */
export function activitiesIn(told: Told): readonly ReportActivity[] {
  const { state, context, incidents, period, isTold, query } = told;
  const parties = namedParties(state, context.contentOf);
  return [...state.activities.values()]
    .filter(
      ({ judgement }) =>
        judgement.fromMs < period.toMs && judgement.toMs > period.fromMs && isTold(judgement.toMs),
    )
    .map(({ index, judgement }) => ({
      entryIndex: index,
      activity: judgement.activity,
      partyName: responsibleName(parties, judgement.partyId),
      ...toldSpan(judgement, query.audience),
      incidentIds: incidents
        .filter(({ judgement: { activityIds } }) => activityIds.includes(judgement.activityId))
        .map(({ judgement: { incidentId } }) => incidentId),
    }))
    .sort((a, b) => a.fromMs - b.fromMs || a.entryIndex - b.entryIndex)
    .slice(0, LINES_MAX);
}

/** What was put right since the period began and up to the cut, latest first: with who stands in its place, and the reason given. */
export function correctionsIn(told: Told): readonly ReportCorrection[] {
  const { state, incidents, period, query } = told;
  const known = new Set(incidents.map(({ judgement }) => judgement.incidentId));
  const ofFindings = [...state.findings.values()]
    .filter(({ judgement, issued }) => issued !== null && known.has(judgement.incidentId))
    .flatMap((finding) => correctionsOf(told, finding));
  const ofReports = reportsFor(state, told.query.audience).flatMap((report) =>
    reportCorrection(told, report),
  );
  return [...ofFindings, ...ofReports]
    .filter(({ recordedAtMs }) =>
      isWithin({ ...period, toMs: Number.MAX_SAFE_INTEGER }, recordedAtMs),
    )
    .sort((a, b) => b.entryIndex - a.entryIndex)
    .slice(0, LINES_MAX)
    .map((each) => ({ ...each, recordedAtMs: toldAtMs(each.recordedAtMs, query.audience) }));
}

function reportCorrection(
  { context }: Told,
  { judgement, corrected }: IssuedReportState,
): readonly ReportCorrection[] {
  if (corrected === null) return [];
  return [
    {
      entryIndex: corrected.index,
      recordedAtMs: corrected.recordedAtMs,
      subject: 'report',
      subjectId: judgement.reportId,
      act: 'superseded',
      byId: corrected.judgement.byReportId,
      reason: textIn(context.contentOf(corrected.index), 'reason', ''),
    },
  ];
}

function correctionsOf(
  { context }: Told,
  { judgement, corrected, superseded, withdrawn }: FindingState,
): readonly ReportCorrection[] {
  const line = (
    act: CorrectionAct,
    { index, recordedAtMs }: { readonly index: number; readonly recordedAtMs: number },
    byId: string | null = null,
  ): ReportCorrection => ({
    entryIndex: index,
    recordedAtMs,
    subject: 'finding',
    subjectId: judgement.findingId,
    act,
    byId,
    reason: textIn(context.contentOf(index), 'reason', ''),
  });
  return [
    ...corrected.map((each) => line('corrected', each)),
    ...(superseded === null
      ? []
      : [line('superseded', superseded, superseded.judgement.byFindingId)]),
    ...(withdrawn === null ? [] : [line('withdrawn', withdrawn)]),
  ];
}
