import type { AgreementView, CheckShown, ChecksView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Icon } from '../parts/icon.tsx';
import { useView } from '../use-view.tsx';
import { WhenLoaded } from './loaded.tsx';
import { useDesk } from './use-desk.ts';

/** The defects of a text, check by check, each with the history on which the evaluator shows it; and what no check looked at. */
export function CheckReport({ view }: { readonly view: AgreementView }) {
  const loaded = useView('agreement-checks', view.text.textId);
  return (
    <WhenLoaded loaded={loaded} what="the check report">
      {(report) => <Report report={report} titles={titlesOf(view)} />}
    </WhenLoaded>
  );
}

/** What a clause is called where it is cited: its number, or its title where it has none. */
function titlesOf({ clauses }: AgreementView): ReadonlyMap<string, string> {
  return new Map(
    clauses.map(({ clauseId, title }) => [
      clauseId,
      /^\d/.test(clauseId) ? `Clause ${clauseId}` : title,
    ]),
  );
}

interface ReportProps {
  readonly report: ChecksView;
  readonly titles: ReadonlyMap<string, string>;
}

function Report({ report, titles }: ReportProps) {
  const found = report.checks.filter(({ check }) =>
    report.findings.some((finding) => finding.check === check),
  );
  const ran = report.checks.filter((check) => check.ran).length;
  return (
    <div className="pg desk2">
      <div className="stack">
        <h1 className="page">
          {report.findings.length === 0
            ? 'The checks found no defect'
            : `${counted(report.findings.length, 'defect', 'defects')} found in ${report.text.title}`}
        </h1>
        <p className="mid">
          {ran} of 12 checks ran. A finding is a history on which the evaluator shows the defect,
          not an opinion about the text; no finding means that these checks found none.
        </p>
        {found.map(({ check, title }) => (
          <section key={check} className="panel checks" aria-label={`Check ${check}`}>
            <div className="ph">
              <span className="tag mono">{check}</span>
              <h2>{title}</h2>
            </div>
            <ul>
              {report.findings
                .filter((finding) => finding.check === check)
                .map((finding, at) => (
                  <Finding key={at} finding={finding} titles={titles} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <Ran checks={report.checks} />
    </div>
  );
}

function Finding({
  finding,
  titles,
}: Pick<ReportProps, 'titles'> & { readonly finding: CheckShown }) {
  const { textQuery } = useDesk();
  const { clauseId, line, words, citation, history, replay } = finding;
  return (
    <li>
      <p>{words}</p>
      <div className="row wrap small">
        {clauseId === null ? (
          <span className="dim">Outside every clause, line {line}</span>
        ) : (
          <Link className="cite" to={{ desk: 'agreement', clauseId }} extra={textQuery}>
            {titles.get(clauseId) ?? clauseId}
          </Link>
        )}
        {citation === null ? null : <span className="mono dim">{citation}</span>}
        <details>
          <summary>How it shows</summary>
          <ol className="hist">
            {history.length === 0 ? <li className="dim">Nothing needs to happen.</li> : null}
            {history.map((step, at) => (
              <li key={at}>{step}</li>
            ))}
          </ol>
          <ul className="answers">
            {replay.map((answer, at) => (
              <li key={at}>{answer}</li>
            ))}
          </ul>
        </details>
      </div>
    </li>
  );
}

function Ran({ checks }: { readonly checks: ChecksView['checks'] }) {
  return (
    <aside className="panel" aria-label="What was looked for">
      <div className="ph">
        <h2>What was looked for</h2>
      </div>
      <ul className="ran">
        {checks.map(({ check, title, ran, found, cannotSee }) => (
          <li key={check} className={ran ? '' : 'off'}>
            <span className="num">{check}</span>
            <div>
              <b>{title}</b>
              <small>
                {ran
                  ? `${found === 0 ? 'Nothing found' : counted(found, 'finding', 'findings')}. Cannot see: ${cannotSee.charAt(0).toLowerCase()}${cannotSee.slice(1)}`
                  : cannotSee}
              </small>
            </div>
            <Icon name={ran ? 'check' : 'minus'} />
          </li>
        ))}
      </ul>
    </aside>
  );
}
