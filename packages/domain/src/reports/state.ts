import type { PersonId, ReportId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { ReportJudgements } from './judgements.ts';

export interface IssuedReportState extends Stated<ReportJudgements['report.issued']> {
  readonly issuedBy: PersonId;
  readonly corrected: Stated<ReportJudgements['report.corrected']> | null;
}

/** What was published, folded. */
export interface ReportedState {
  readonly reports: ReadonlyMap<ReportId, IssuedReportState>;
}

export function emptyReported(): Writable<ReportedState> {
  return { reports: new Map() };
}
