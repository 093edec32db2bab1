import { MS_PER_DAY } from '@holdfast/geo';
import { toldAtMs, toldDueMs } from '../access/told-times.ts';
import type { EntryKind } from '../core/entry.ts';
import type { IncidentState } from '../core/state.ts';
import { sectorName } from '../views/context.ts';
import type { FollowUp, FollowUpAct } from './report.ts';
import { reportsFor } from './issued.ts';
import type { IssuedReportState } from './state.ts';
import { isWithin } from './told.ts';
import type { Told } from './told.ts';

/** How far back earlier reports are followed up, and how many of their incidents one report prints. */
const DAYS_BACK = 30;
const ITEMS_MAX = 100;

/**
 * What was done about the incidents of earlier reports: acts on record since the first cut of a report that told of it, and the obligations that findings opened. An incident
 * stands once, in however many reports it was told. A report is followed up under the name that it has now; one that was corrected is left to the one that corrects it. A report
 * of some hours is followed up by that of its day, and a day's by that of its week.
 */
export function followUpOf(told: Told): readonly FollowUp[] {
  const { state, query, incidents } = told;
  const earlier = reportsFor(state, query.audience)
    .filter(({ judgement, corrected }) => {
      const isSame = judgement.fromMs === query.fromMs && judgement.toMs === query.toMs;
      const isEarlier = !isSame && judgement.fromMs < query.toMs && judgement.toMs <= query.toMs;
      return (
        isEarlier && corrected === null && judgement.toMs > query.fromMs - DAYS_BACK * MS_PER_DAY
      );
    })
    .reverse();
  return incidents
    .flatMap((incident) => {
      const reports = earlier.filter(({ judgement }) => tellsOf(judgement, incident));
      return reports.length === 0 ? [] : [itemOf(told, reports, incident)];
    })
    .slice(0, ITEMS_MAX);
}

/** It began in the report's period, and was not yet set aside at its cut. */
function tellsOf(
  report: IssuedReportState['judgement'],
  { dismissed, judgement }: IncidentState,
): boolean {
  return (
    isWithin(report, judgement.fromMs) &&
    (dismissed === null || dismissed.index >= report.cutEntries)
  );
}

const ACTS: Partial<Readonly<Record<EntryKind, FollowUpAct>>> = {
  'finding.issued': 'finding-issued',
  'finding.corrected': 'finding-corrected',
  'finding.superseded': 'finding-superseded',
  'finding.withdrawn': 'finding-withdrawn',
  'incident.dismissed': 'set-aside',
  'incident.closed': 'closed',
  'notice.served': 'notice-served',
  'reply.filed': 'reply-filed',
  'decision.taken': 'decision-taken',
};

/** What goes between the mission and the parties is nobody else's affair. */
const BETWEEN: readonly FollowUpAct[] = ['notice-served', 'reply-filed'];

function itemOf(
  { state, context, query }: Told,
  reports: readonly IssuedReportState[],
  incident: IncidentState,
): FollowUp {
  const { incidentId, sectorId } = incident.judgement;
  const cutEntries = Math.min(...reports.map(({ judgement }) => judgement.cutEntries));
  const done = incident.steps
    .filter((index) => index >= cutEntries && index < query.cutEntries)
    .flatMap((index) => {
      const entry = context.entryOf(index);
      const act = entry === null ? undefined : ACTS[entry.kind];
      if (entry === null || act === undefined) return [];
      if (query.audience === 'public' && BETWEEN.includes(act)) return [];
      return [
        {
          entryIndex: index,
          recordedAtMs: toldAtMs(entry.recordedAtMs, query.audience),
          act,
          subjectId: subjectOf(entry.judgement) ?? incidentId,
        },
      ];
    });
  const obligations = (state.evaluation?.judgement.obligations ?? [])
    .filter(({ findingId }) => findingId !== null && incident.issuedIds.includes(findingId))
    .map(({ clauseId, state: standing, dueMs }) => ({
      clauseId,
      state: standing,
      dueMs: dueMs === null ? null : toldDueMs(dueMs, query.audience),
    }));
  return {
    reportIds: reports.map(({ judgement }) => judgement.reportId),
    incidentId,
    sectorName: sectorId === null ? null : sectorName(state, context.contentOf, sectorId),
    done,
    obligations,
  };
}

const SUBJECTS = ['replyId', 'noticeId', 'decisionId', 'findingId'] as const;

/** The id of what an entry is about, the finest first. */
function subjectOf(judgement: object): string | null {
  for (const name of SUBJECTS) {
    const value: unknown = Object.entries(judgement).find(([key]) => key === name)?.[1];
    if (typeof value === 'string') return value;
  }
  return null;
}
