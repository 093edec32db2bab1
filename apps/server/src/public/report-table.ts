import type { PublicReport } from '@holdfast/domain';
import { escaped } from '@holdfast/mission';
import type { PageFrame } from './frame.ts';
import { instantWords } from './words.ts';

/** Rows that the page prints. */
const REPORTS_MAX = 31;

const KIND_WORDS: Readonly<Record<PublicReport['reportKind'], string>> = {
  flash: 'Flash report',
  spot: 'Spot report',
  daily: 'Daily report',
  weekly: 'Weekly report',
};

/** Reports issued for everybody; one that was put right says so where it is read. */
export function reportTable({ base, view: { reports } }: PageFrame): string {
  const intro = `<section aria-labelledby="reports"><h2 id="reports">Reports</h2>`;
  if (reports.length === 0)
    return `${intro}<p>None is issued for everybody yet. The information officer issues them.</p></section>`;
  const rows = reports
    .slice(0, REPORTS_MAX)
    .map(
      (report) =>
        `<tr id="report-${escaped(report.reportId)}"><th scope="row">${KIND_WORDS[report.reportKind]} ${escaped(report.reportId)}<small>${instantWords(report.fromMs)} to ${instantWords(report.toMs)}</small><small>Issued ${instantWords(report.issuedAtMs)}</small>${putRightNote(report)}</th><td>${fileLinks(base, report)}</td></tr>`,
    )
    .join('\n');
  return `${intro}
<p>What we issued for everybody, word for word as it was issued. A report that was put right stays here and says so.</p>
<div class="scroll" role="region" aria-label="Table of reports" tabindex="0"><table class="cards"><thead><tr><th scope="col">Report</th><th scope="col">Read it</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function putRightNote({ corrected }: PublicReport): string {
  if (corrected === null) return '';
  return `<small><strong>Corrected</strong> ${instantWords(corrected.atMs)}. ${escaped(corrected.reason)} Read <a href="#report-${escaped(corrected.latestId)}">${escaped(corrected.latestId)}</a> in its place.</small>`;
}

function fileLinks(base: string, { reportId, fileNames }: PublicReport): string {
  return `<ul class="files">${fileNames
    .filter((fileName) => !fileName.endsWith('.md'))
    .map(
      (fileName) =>
        `<li><a href="${base}/api/report-file/${encodeURIComponent(reportId)}/${encodeURIComponent(fileName)}?role=public">${escaped(fileWords(fileName))}</a></li>`,
    )
    .join('')}</ul>`;
}

/** `report.LANGUAGE.FORMAT`, or the name of an annex. */
function fileWords(fileName: string): string {
  const [name = '', language = '', format] = fileName.split('.');
  return format === undefined
    ? `${name.replaceAll('-', ' ')}, ${language.toUpperCase()}`
    : `${format.toUpperCase()}, ${LANGUAGE_NAMES[language] ?? language}`;
}

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  fr: 'French',
  uk: 'Ukrainian',
  ru: 'Russian',
  es: 'Spanish',
  ar: 'Arabic',
};

/** For the register of corrections. */
export function correctedReport(
  base: string,
  {
    reportId,
    corrected,
  }: {
    readonly reportId: string;
    readonly corrected: NonNullable<PublicReport['corrected']>;
  },
): string {
  return `<li>Report <a href="${base}/public#report-${escaped(reportId)}">${escaped(reportId)}</a> was put right by ${escaped(corrected.latestId)}. ${escaped(corrected.reason)}<small>${instantWords(corrected.atMs)}</small></li>`;
}
