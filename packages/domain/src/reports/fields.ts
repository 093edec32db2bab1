import { ID, INDEX, listOf, oneOf, REASON, record, SHA256, TIME_MS } from '../core/field.ts';
import type { FieldsOf } from '../core/field.ts';
import type { ReportCommand } from './command.ts';
import { AUDIENCES, REPORT_KINDS } from './report.ts';

/** Languages by formats, and the annexes: no report has more. */
const FILES_MAX = 40;

const FILES = listOf(record({ fileName: ID, sha256: SHA256 }), 1, FILES_MAX);

export const REPORT_FIELDS: FieldsOf<ReportCommand> = {
  'issue-report': {
    reportKind: oneOf(...REPORT_KINDS),
    fromMs: TIME_MS,
    toMs: TIME_MS,
    cutEntries: INDEX,
    audience: oneOf(...AUDIENCES),
    files: FILES,
  },
  'correct-report': { reportId: ID, cutEntries: INDEX, files: FILES, reason: REASON },
};
