import type { Sight } from '../access/sight.ts';
import type { State } from '../core/state.ts';
import type { Audience } from './report.ts';
import type { ReportEntry } from './sentences.ts';
import type { IssuedReportState } from './state.ts';

/** Who may read which report: those for everybody are for parties too, and the mission reads what it has issued to anyone. */
const READ: Readonly<Record<Sight, readonly Audience[]>> = {
  mission: ['mission', 'party', 'public'],
  party: ['party', 'public'],
  capital: ['public'],
  public: ['public'],
};

export function readsReport(sight: Sight, audience: Audience): boolean {
  return READ[sight].includes(audience);
}

/** An entry about a report is read by whoever may read the report. */
export function seesReportEntry(state: State, { judgement }: ReportEntry, sight: Sight): boolean {
  const report = state.reports.get(judgement.reportId);
  return report !== undefined && readsReport(sight, report.judgement.audience);
}

/** Reports that one may read, latest first. */
export function reportsFor(state: State, sight: Sight): readonly IssuedReportState[] {
  return [...state.reports.values()]
    .filter(({ judgement }) => readsReport(sight, judgement.audience))
    .sort((a, b) => b.index - a.index);
}
