import { createHash } from 'node:crypto';
import { isLanguage, LANGUAGES } from '@holdfast/domain';
import type { ReportFile } from '@holdfast/domain';
import { ANNEXES } from './csv.ts';
import { reportCsv, reportHtml, reportMarkdown, reportPdf } from './make-report.ts';
import type { SealedReport } from './make-report.ts';

const FORMATS = ['html', 'md', 'pdf'] as const;

const TYPES = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
} as const;

/** One file of a report. */
export interface MadeFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** The files that are issued: every format in every language, and the annexes. */
export const ISSUED_FILE_NAMES: readonly string[] = [
  ...LANGUAGES.flatMap((language) => FORMATS.map((format) => `report.${language}.${format}`)),
  ...ANNEXES.map((annex) => `${annex}.csv`),
];

/** Makes one file by its name, `report.LANGUAGE.FORMAT` or `ANNEX.csv`; null for a name that a report has not. */
export async function reportFile(sealed: SealedReport, fileName: string): Promise<MadeFile | null> {
  const annex = ANNEXES.find((each) => `${each}.csv` === fileName);
  if (annex !== undefined) return made(reportCsv(sealed, annex), TYPES.csv);
  const [, language = '', format = ''] = /^report\.([a-z]{2})\.([a-z]+)$/.exec(fileName) ?? [];
  if (!isLanguage(language)) return null;
  switch (format) {
    case 'html':
      return made(reportHtml(sealed, language), TYPES.html);
    case 'md':
      return made(reportMarkdown(sealed, language), TYPES.md);
    case 'pdf':
      return { bytes: await reportPdf(sealed, language), mediaType: TYPES.pdf };
    default:
      return null;
  }
}

function made(text: string, mediaType: string): MadeFile {
  return { bytes: Buffer.from(text, 'utf8'), mediaType };
}

/** Names and hashes of all files that are issued, made now. */
export async function reportHashes(sealed: SealedReport): Promise<readonly ReportFile[]> {
  const files: ReportFile[] = [];
  for (const fileName of ISSUED_FILE_NAMES) {
    const file = await reportFile(sealed, fileName);
    if (file !== null) files.push({ fileName, sha256: sha256Hex(file.bytes) });
  }
  return files;
}

/** An issued report made again: which of its files are the bytes that were issued. */
export async function checkReport(
  sealed: SealedReport,
  issued: readonly ReportFile[],
): Promise<readonly { readonly fileName: string; readonly same: boolean }[]> {
  const results: { fileName: string; same: boolean }[] = [];
  for (const { fileName, sha256 } of issued) {
    const file = await reportFile(sealed, fileName);
    results.push({ fileName, same: file !== null && sha256Hex(file.bytes) === sha256 });
  }
  return results;
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
