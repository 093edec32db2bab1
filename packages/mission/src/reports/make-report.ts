import { reportView, say } from '@holdfast/domain';
import type { Language, MissionReport, ReportQuery } from '@holdfast/domain';
import type { Mission } from '../mission.ts';
import { stateHash } from '../snapshot/snapshot.ts';
import { csvOf } from './csv.ts';
import type { Annex } from './csv.ts';
import { documentFromReport } from './document-from-report.ts';
import { htmlOf } from './html.ts';
import type { Seal } from './knowledge-sections.ts';
import { markdownOf } from './markdown.ts';
import { pdfOf } from './pdf.ts';

/** A report and what seals it: enough to write it in any language and format. */
export interface SealedReport {
  readonly report: MissionReport;
  readonly seal: Seal;
}

/** Folds the record up to the query's cut and asks it: the same record and query give the same report, bit for bit. `cutEntries` MUST be at most the record's. */
export function makeReport(mission: Mission, query: ReportQuery): SealedReport {
  const isLatest = query.cutEntries === mission.state.entries;
  const state = isLatest ? mission.state : mission.stateAfter(query.cutEntries);
  const report = reportView(state, query, mission.viewContext(true));
  return { report, seal: { stateHash: stateHash(state), command: commandOf(query) } };
}

/** The call that makes this very report again. */
function commandOf({ kind, fromMs, toMs, cutEntries, audience }: ReportQuery): string {
  const instant = (timeMs: number) => new Date(timeMs).toISOString().slice(0, 16);
  const period =
    kind === 'daily' || kind === 'weekly'
      ? `${kind === 'daily' ? '' : `--kind ${kind} `}--date ${instant(toMs - DAY_MS).slice(0, 10)}`
      : `--kind ${kind} --from ${instant(fromMs)}Z --to ${instant(toMs)}Z`;
  const forWhom = audience === 'mission' ? '' : ` --audience ${audience}`;
  return `holdfast report ${period}${forWhom} --cut ${cutEntries}`;
}

const DAY_MS = 86_400_000;

export function reportHtml({ report, seal }: SealedReport, language: Language): string {
  return htmlOf(documentFromReport(report, language, seal), say(language, 'contents'));
}

export function reportMarkdown({ report, seal }: SealedReport, language: Language): string {
  return markdownOf(documentFromReport(report, language, seal));
}

export function reportCsv({ report }: SealedReport, annex: Annex): string {
  return csvOf(report, annex);
}

/** PDF on A4; dated with the data cut. */
export function reportPdf({ report, seal }: SealedReport, language: Language): Promise<Uint8Array> {
  return pdfOf(documentFromReport(report, language, seal), report.cut.knownAtMs);
}
