import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReportShown, ReportsView } from '@holdfast/domain';
import { useNavigation, Link } from '../address/use-address.tsx';
import { BASE } from '../address/base.ts';
import { dayAndClock } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Cite } from '../parts/marks.tsx';
import { CheckReport } from './check-report.tsx';
import { CorrectReport, IssueReport } from './sign-report.tsx';
import { AUDIENCE_WORDS, draftPath, LANGUAGE_WORDS, titleWords } from './words.ts';
import type { DraftWords, ReportLanguage } from './words.ts';

/** A report that nobody has issued: what it would say, and the form to issue it. */
export function DraftReading({
  view,
  draft,
}: {
  readonly view: ReportsView;
  readonly draft: DraftWords;
}) {
  const { kind, fromMs, toMs, audience, cutEntries } = draft;
  const words = draftPath(draft);
  return (
    <Frame
      title={titleWords(kind, fromMs, toMs)}
      tag="not issued"
      facts={`for ${AUDIENCE_WORDS[audience]} · on the first ${cutEntries} entries`}
      route={`report-draft-file/${encodeURIComponent(words)}`}
    >
      <IssueReport view={view} draft={draft} />
    </Frame>
  );
}

/** An issued report: as it was issued, and above it whatever was put right since. */
export function IssuedReading({
  view,
  report,
}: {
  readonly view: ReportsView;
  readonly report: ReportShown;
}) {
  const { reportId, reportKind, fromMs, toMs, audience, cutEntries, corrected } = report;
  return (
    <Frame
      title={titleWords(reportKind, fromMs, toMs)}
      tag={reportId}
      facts={
        <>
          for {AUDIENCE_WORDS[audience]} · issued by {report.issuedBy},{' '}
          {dayAndClock(report.issuedAtMs)} UTC · on the first {cutEntries} entries{' '}
          <Cite index={report.entryIndex} />
        </>
      }
      route={`report-file/${encodeURIComponent(reportId)}`}
    >
      {corrected === null ? null : (
        <div className="note" role="note">
          <Icon name="info" />
          <span>
            <b>This report was corrected.</b> {corrected.reason} Read{' '}
            <Link
              to={{ desk: 'desk', name: 'reports', path: [corrected.latestId] }}
              className="cite"
            >
              {corrected.latestId}
            </Link>{' '}
            instead; this one is kept as it was.
          </span>
        </div>
      )}
      <CheckReport report={report} />
      {corrected === null ? <CorrectReport view={view} report={report} /> : null}
    </Frame>
  );
}

interface FrameProps {
  readonly title: string;
  readonly tag: string;
  readonly facts: ReactNode;
  /** Address of its files, without the file's name. */
  readonly route: string;
  readonly children: ReactNode;
}

const LANGUAGES: readonly ReportLanguage[] = ['en', 'uk', 'fr'];

/** Head, downloads, whatever may be done, and the report itself: the very file that is issued, in a frame that runs nothing. */
function Frame({ title, tag, facts, route, children }: FrameProps) {
  const [language, setLanguage] = useState<ReportLanguage>('en');
  const address = useFileAddress(route);
  return (
    <section className="panel reading" aria-label="Report">
      <div className="ph">
        <h2>{title}</h2>
        <span className="tag line">{tag}</span>
      </div>
      <div className="pb">
        <p className="dim">{facts}</p>
        <div className="readingbar">
          <span className="seg" role="group" aria-label="Language">
            {LANGUAGES.map((each) => (
              <button
                key={each}
                lang={each}
                aria-pressed={each === language}
                onClick={() => setLanguage(each)}
              >
                {LANGUAGE_WORDS[each]}
              </button>
            ))}
          </span>
          <span className="downloads">
            {FILES.map(([label, nameOf]) => (
              <a
                key={label}
                className="btn sm"
                href={address(nameOf(language))}
                download={`${tag.replaceAll(' ', '-')}-${nameOf(language)}`}
              >
                {label}
              </a>
            ))}
          </span>
        </div>
        {children}
      </div>
      <iframe
        className="sheet"
        sandbox="allow-same-origin"
        title={title}
        src={address(`report.${language}.html`)}
      />
    </section>
  );
}

const FILES: readonly (readonly [label: string, nameOf: (language: string) => string])[] = [
  ['HTML', (language) => `report.${language}.html`],
  ['PDF', (language) => `report.${language}.pdf`],
  ['Markdown', (language) => `report.${language}.md`],
  ['Observations, CSV', () => 'observations.csv'],
  ['Figures, CSV', () => 'figures.csv'],
  ['Sectors, CSV', () => 'sectors.csv'],
];

/** Files are read with the same eyes as the page. */
function useFileAddress(route: string): (fileName: string) => string {
  const { look } = useNavigation().address;
  const query = new URLSearchParams();
  if (look.role !== null) query.set('role', look.role);
  if (look.party !== null) query.set('party', look.party);
  if (look.as !== null) query.set('as', look.as);
  const text = query.toString();
  return (fileName) => `${BASE}/api/${route}/${fileName}${text === '' ? '' : `?${text}`}`;
}
