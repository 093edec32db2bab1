import { MS_PER_DAY } from '@holdfast/geo';
import type { Sight } from '../access/sight.ts';
import { sightOf } from '../access/sight.ts';
import { toldAtMs } from '../access/told-times.ts';
import type { State } from '../core/state.ts';
import { latestOf } from '../reports/decide.ts';
import { reportsFor } from '../reports/issued.ts';
import type { ReportFile } from '../reports/judgements.ts';
import type { Audience, ReportKind, ReportQuery } from '../reports/report.ts';
import type { IssuedReportState } from '../reports/state.ts';
import { reportActions } from './actions.ts';
import { authorName, dataCut, textIn } from './context.ts';
import type { ViewContext } from './context.ts';
import type { DataCut, Reader } from './types.ts';
import type { CaseAction } from './workflow-types.ts';

/** An issued report, as the register of reports shows it. */
export interface ReportShown {
  readonly reportId: string;
  readonly entryIndex: number;
  readonly issuedAtMs: number;
  readonly issuedBy: string;
  readonly reportKind: ReportKind;
  readonly fromMs: number;
  readonly toMs: number;
  readonly cutEntries: number;
  readonly audience: Audience;
  readonly files: readonly ReportFile[];
  readonly correctsId: string | null;
  /** What is read in its place today, and why; null while it stands. */
  readonly corrected: {
    readonly byReportId: string;
    readonly latestId: string;
    readonly entryIndex: number;
    readonly atMs: number;
    readonly reason: string;
  } | null;
}

export interface ReportsView {
  readonly cut: DataCut;
  /** Latest first. */
  readonly reports: readonly ReportShown[];
  /** The UTC day that a daily report would be of: the one that the record speaks of last. */
  readonly latestDayMs: number;
  readonly actions: readonly CaseAction[];
}

/** A report that is not issued yet, and what its files would be. */
export interface ReportDraftView {
  readonly query: ReportQuery;
  readonly files: readonly ReportFile[];
}

/** An issued report made again: file by file, whether it is what was issued. */
export interface ReportCheckView {
  readonly reportId: string;
  readonly files: readonly { readonly fileName: string; readonly same: boolean }[];
}

/** What was published, and what was put right since: for one reader. */
export function reportsView(state: State, reader: Reader, context: ViewContext): ReportsView {
  const sight = sightOf(reader);
  return {
    cut: dataCut(state, context),
    reports: reportsFor(state, sight).map((report) =>
      reportShown(state, report, { context, sight }),
    ),
    latestDayMs: Math.floor(toldAtMs(latestMs(state), sight) / MS_PER_DAY) * MS_PER_DAY,
    actions: reportActions(state, reader, context.nowMs ?? state.recordedAtMs),
  };
}

/** Notices of what is to come are not yet something to report on. */
function latestMs(state: State): number {
  return Math.min(state.worldToMs, state.recordedAtMs);
}

function reportShown(
  state: State,
  report: IssuedReportState,
  { context, sight }: { readonly context: ViewContext; readonly sight: Sight },
): ReportShown {
  const { index, recordedAtMs, judgement, issuedBy, corrected } = report;
  return {
    ...judgement,
    entryIndex: index,
    issuedAtMs: toldAtMs(recordedAtMs, sight),
    issuedBy:
      sight === 'mission'
        ? authorName(state, context.contentOf, { kind: 'person', id: issuedBy })
        : 'information officer',
    corrected:
      corrected === null
        ? null
        : {
            byReportId: corrected.judgement.byReportId,
            latestId: latestOf(state, report).judgement.reportId,
            entryIndex: corrected.index,
            atMs: toldAtMs(corrected.recordedAtMs, sight),
            reason: textIn(context.contentOf(corrected.index), 'reason', ''),
          },
  };
}

/** The frozen query of an issued report. */
export function queryOf({
  reportKind,
  fromMs,
  toMs,
  cutEntries,
  audience,
}: IssuedReportState['judgement']): ReportQuery {
  return { kind: reportKind, fromMs, toMs, cutEntries, audience };
}
