import { dayText, civilFromDays, MS_PER_DAY } from '@holdfast/geo';
import type { Entry, EntryOf } from '../core/entry.ts';
import { isOf } from '../core/stage.ts';
import { REPORT_ENTRY_KINDS } from './fold.ts';
import type { ReportJudgements } from './judgements.ts';

export type ReportEntry = EntryOf<keyof ReportJudgements>;

export function isReportEntry(entry: Entry): entry is ReportEntry {
  return isOf(REPORT_ENTRY_KINDS, entry);
}

/** One sentence for the record page. */
export function reportSentence(entry: ReportEntry): string {
  if (entry.kind === 'report.corrected')
    return `Corrects report ${entry.judgement.reportId}: read ${entry.judgement.byReportId} instead.`;
  const { reportId, reportKind, fromMs, cutEntries, audience } = entry.judgement;
  const day = dayText(civilFromDays(Math.floor(fromMs / MS_PER_DAY)));
  return `Issues ${reportId}, the ${reportKind} report of ${day}, for ${AUDIENCE_WORDS[audience]}, on the first ${cutEntries} entries.`;
}

const AUDIENCE_WORDS = {
  mission: 'the mission',
  party: 'both parties',
  public: 'everybody',
} as const;
