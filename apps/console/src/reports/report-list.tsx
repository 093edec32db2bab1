import type { ReportShown, ReportsView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { dayAndClock } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import { AUDIENCE_WORDS, titleWords } from './words.ts';

/** Every report that this reader may read, latest first, and, where one was corrected, what to read instead. */
export function ReportList({
  view,
  selected,
}: {
  readonly view: ReportsView;
  readonly selected: string | null;
}) {
  const corrections = view.reports.filter(({ corrected }) => corrected !== null);
  return (
    <>
      <section className="panel" aria-label="Issued">
        <div className="ph">
          <h2>Issued</h2>
          <span className="dim">latest first</span>
        </div>
        <div className="pb">
          {view.reports.length === 0 ? (
            <p className="dim">Nothing yet.</p>
          ) : (
            <ul className="reportlist">
              {view.reports.map((report) => (
                <ReportLine
                  key={report.reportId}
                  report={report}
                  isSelected={report.reportId === selected}
                />
              ))}
            </ul>
          )}
        </div>
      </section>
      <section className="panel" aria-label="Corrections">
        <div className="ph">
          <h2>Corrections</h2>
          <span className="dim">told to all who could read the error</span>
        </div>
        <div className="pb">
          {corrections.length === 0 ? (
            <p className="dim">No report has been corrected.</p>
          ) : (
            <ul className="reportlist">
              {corrections.map(({ reportId, corrected }) =>
                corrected === null ? null : (
                  <li key={reportId}>
                    <p>
                      {reportId} was corrected: read{' '}
                      <Link
                        to={{ desk: 'desk', name: 'reports', path: [corrected.latestId] }}
                        className="cite"
                      >
                        {corrected.latestId}
                      </Link>
                      . <Cite index={corrected.entryIndex} />
                    </p>
                    <p className="verbatim">{corrected.reason}</p>
                    <p className="dim num">{dayAndClock(corrected.atMs)} UTC</p>
                  </li>
                ),
              )}
            </ul>
          )}
        </div>
      </section>
    </>
  );
}

function ReportLine({
  report,
  isSelected,
}: {
  readonly report: ReportShown;
  readonly isSelected: boolean;
}) {
  const { reportId, reportKind, fromMs, toMs, audience, corrected, issuedAtMs } = report;
  return (
    <li aria-current={isSelected ? 'true' : undefined}>
      <p>
        <Link to={{ desk: 'desk', name: 'reports', path: [reportId] }} className="reportlink">
          {titleWords(reportKind, fromMs, toMs)}
        </Link>{' '}
        {corrected === null ? null : <span className="tag line">corrected</span>}
      </p>
      <p className="dim num">
        {reportId} · for {AUDIENCE_WORDS[audience]} · {dayAndClock(issuedAtMs)} UTC
      </p>
    </li>
  );
}
