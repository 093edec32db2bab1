import type { ReportsView } from '@holdfast/domain';
import { counted } from '../format/numbers.ts';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import '../styles/reports.css';
import { useView } from '../use-view.tsx';
import { NewReport } from './new-report.tsx';
import { ReportList } from './report-list.tsx';
import { DraftReading, IssuedReading } from './report-reading.tsx';
import { draftOf } from './words.ts';

/** What do we publish, and what became of it? */
export function ReportsPage({ path }: { readonly path: readonly string[] }) {
  const { data, error, again } = useView('reports');
  if (data === null)
    return error === null ? (
      <FirstLoad what="the reports" />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  return (
    <>
      {error === null ? null : <Trouble error={error} again={again} stale />}
      <Reports view={data} path={path} />
    </>
  );
}

function Reports({ view, path }: { readonly view: ReportsView; readonly path: readonly string[] }) {
  const standing = view.reports.filter(({ corrected }) => corrected === null).length;
  const corrected = view.reports.length - standing;
  return (
    <div className="pg reports">
      <div className="title">
        <h1 className="page">
          {view.reports.length === 0
            ? 'No report has been issued'
            : `${counted(standing, 'report stands', 'reports stand')}, ${corrected === 0 ? 'none was corrected' : `${corrected} corrected`}`}
        </h1>
        <p className="sub">
          A report is a question frozen with a data cut. Whoever holds the record can make it again,
          to the byte.
        </p>
      </div>
      <div className="reportsgrid">
        <div className="reports-side">
          <NewReport view={view} />
          <ReportList view={view} selected={path[0] ?? null} />
        </div>
        <Reading view={view} path={path} />
      </div>
    </div>
  );
}

/** What the address names: a report that is issued, one that is not, or the latest. */
function Reading({ view, path }: { readonly view: ReportsView; readonly path: readonly string[] }) {
  const [first, words = ''] = path;
  if (first === 'draft') {
    const draft = draftOf(words);
    return draft === null ? (
      <Empty title="This address names no report.">Choose one on the left.</Empty>
    ) : (
      <DraftReading key={words} view={view} draft={draft} />
    );
  }
  const report =
    first === undefined ? view.reports[0] : view.reports.find(({ reportId }) => reportId === first);
  if (report !== undefined)
    return <IssuedReading key={report.reportId} view={view} report={report} />;
  return (
    <section className="panel reading" aria-label="Report">
      <div className="pb">
        {first === undefined ? (
          <Empty title="Nothing has been issued yet.">
            Choose a day on the left and read what its report would say.
          </Empty>
        ) : (
          <Empty title={`No report ${first} that you may read.`} />
        )}
      </div>
    </section>
  );
}
