import { Fragment } from 'react';
import type { AgreementView, ClauseView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { TruthChip } from '../parts/truth.tsx';

/** The text as it was signed, in serif, with the state of each clause beneath it. */
export function AgreementText({
  view,
  chosen,
}: {
  readonly view: AgreementView;
  readonly chosen: ClauseView | null;
}) {
  const termNumber = new Map(view.openTerms.map(({ name }, at) => [name, at + 1]));
  return (
    <article className="text">
      <h1>{view.title}</h1>
      <p className="meta">
        {view.parties.map(({ name }) => name).join(' and ')}.{' '}
        {counted(view.clauses.length, 'clause', 'clauses')}.
      </p>
      {view.preamble === null ? null : <p className="preamble">{view.preamble}</p>}
      {view.clauses.map((clause, at) => (
        <Fragment key={clause.clauseId}>
          {opensArticle(view, at) ? (
            <h2>
              {/^\d/.test(clause.article) ? `Article ${clause.article}` : clause.article}.{' '}
              {clause.articleTitle}
            </h2>
          ) : null}
          <Clause
            clause={clause}
            on={clause === chosen}
            headed={!opensArticle(view, at) && clause.title !== ''}
            termNumber={termNumber}
          />
        </Fragment>
      ))}
      <details className="source">
        <summary>The agreement as it is evaluated (.pact)</summary>
        <pre tabIndex={0}>{view.source}</pre>
      </details>
    </article>
  );
}

/** An article has a heading of its own only where it holds more than its one clause's title. */
function opensArticle(view: AgreementView, at: number): boolean {
  const clause = view.clauses[at];
  if (clause === undefined || clause.articleTitle === '' || clause.articleTitle === clause.title)
    return false;
  return view.clauses[at - 1]?.article !== clause.article;
}

interface ClauseProps {
  readonly clause: ClauseView;
  readonly on: boolean;
  readonly headed: boolean;
  readonly termNumber: ReadonlyMap<string, number>;
}

function Clause({ clause, on, headed, termNumber }: ClauseProps) {
  const Heading = clause.articleTitle === '' || clause.articleTitle === clause.title ? 'h2' : 'h3';
  return (
    <section
      className={`cl ${on ? 'on' : ''}`}
      id={`clause-${clause.clauseId}`}
      aria-label={`Clause ${clause.clauseId}, ${clause.title}`}
    >
      <div className="no num">{clause.clauseId}</div>
      <div>
        {headed ? <Heading className="ct">{clause.title}</Heading> : null}
        <p>
          {clause.words.map(({ text, openTerm }, at) =>
            openTerm === null ? (
              <Fragment key={at}>{text}</Fragment>
            ) : (
              <span
                key={at}
                className="openterm"
                title={`Open term: ${openTerm.replaceAll('_', ' ')}`}
              >
                {text}
                <sup>OPEN {termNumber.get(openTerm) ?? ''}</sup>
              </span>
            ),
          )}
        </p>
        <div className="st">
          {clause.verdict === null ? (
            <span className="tag">{clause.stateWord}</span>
          ) : (
            <TruthChip value={clause.verdict} word={clause.stateWord} />
          )}
          <span>{clause.sentence}</span>
          <Link
            className="why"
            to={{ desk: 'agreement', clauseId: clause.clauseId }}
            label={`Why: clause ${clause.clauseId}`}
            current={on ? 'true' : undefined}
          >
            Why
          </Link>
          {on ? (
            <a className="below" href="#proof">
              Why, below
            </a>
          ) : null}
        </div>
      </div>
    </section>
  );
}
