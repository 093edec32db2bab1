import type { EntryOf } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { ReportJudgements } from './judgements.ts';

/** The kinds of entry that say what was published. */
export const REPORT_ENTRY_KINDS: Readonly<Record<keyof ReportJudgements, true>> = {
  'report.issued': true,
  'report.corrected': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldReport(state: FoldState, entry: EntryOf<keyof ReportJudgements>): void {
  switch (entry.kind) {
    case 'report.issued':
      state.reports.set(entry.judgement.reportId, {
        ...stated(entry),
        issuedBy: id<'person'>(entry.author.id),
        corrected: null,
      });
      return;
    case 'report.corrected':
      return replace(state.reports, entry.judgement.reportId, (report) => ({
        ...report,
        corrected: report.corrected ?? stated(entry),
      }));
  }
}
