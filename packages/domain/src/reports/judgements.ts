import type { ReportId } from '../core/ids.ts';
import type { Audience, ReportKind } from './report.ts';

/** A file of an issued report, and what it must be when it is made again. */
export interface ReportFile {
  /** `report.en.html`, `observations.csv`. */
  readonly fileName: string;
  /** SHA-256 of its bytes, hex. */
  readonly sha256: string;
}

export interface ReportJudgements {
  /** A query frozen with its data cut, under the name of whoever answers for it. Its words are nowhere on record: they are made again. */
  readonly 'report.issued': {
    readonly reportId: ReportId;
    readonly reportKind: ReportKind;
    readonly fromMs: number;
    readonly toMs: number;
    readonly cutEntries: number;
    readonly audience: Audience;
    readonly files: readonly ReportFile[];
    /** The report that it is issued to correct; null for a first one. */
    readonly correctsId: ReportId | null;
  };
  /** An issued report is read with another from here on; it stays where it is, and can be made again. The reason is in the content. */
  readonly 'report.corrected': { readonly reportId: ReportId; readonly byReportId: ReportId };
}
