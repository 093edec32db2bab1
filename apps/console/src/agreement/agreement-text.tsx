import { Fragment } from 'react';
import type { AgreementView, ClauseView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { iso } from '../format/times.ts';
import { Cite } from '../parts/marks.tsx';
import { TruthChip } from '../parts/truth.tsx';
import { Statements } from './statements.tsx';
import { useDesk } from './use-desk.ts';
import { Words } from './words.tsx';

/** The text as it was agreed or reported, in serif, with the state of each clause beneath it. */
export function AgreementText({
  view,
  chosen,
}: {
  readonly view: AgreementView;
  readonly chosen: ClauseView | null;
}) {
  const numbers = numbersOf(view);
  const evaluated = view.clauses.filter(({ verdict }) => verdict !== null).length;
  return (
    <article className="text">
      <h1>{view.title}</h1>
      <p className="meta">
        {view.parties.map(({ name }) => name).join(', ')}.{' '}
        {counted(view.clauses.length, 'clause', 'clauses')}, {evaluated} evaluated.{' '}
        <span className="mono" title={`sha256 ${view.hash}`}>
          {view.hash.slice(0, 4)}…{view.hash.slice(-4)}
        </span>
      </p>
      <p className="meta cut">
        Entries {view.cut.entries}, known {iso(view.cut.knownAtMs)}, text sha256 {view.hash}.
      </p>
      {view.text.standing === 'held' ? <HeldNote view={view} /> : null}
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
            numbers={numbers}
          />
        </Fragment>
      ))}
      <Sources view={view} />
      <details className="source">
        <summary>The agreement as it is evaluated (.pact)</summary>
        <pre tabIndex={0}>{view.source}</pre>
      </details>
    </article>
  );
}

export function numbersOf({ openTerms }: AgreementView): ReadonlyMap<string, number> {
  return new Map(openTerms.map(({ name, number }) => [name, number]));
}

/** What the short names of sources stand for. */
function Sources({ view }: { readonly view: AgreementView }) {
  if (view.sources.length === 0) return null;
  return (
    <section className="sourcelegend" aria-label="Sources">
      <h2 className="eyebrow">Sources</h2>
      <ul>
        {view.sources.map(({ source, publisher, title, date }) => (
          <li key={source}>
            <span className="mono">{source}</span> {publisher}, {date}: {title}
          </li>
        ))}
      </ul>
    </section>
  );
}

function HeldNote({ view }: { readonly view: AgreementView }) {
  return (
    <p className="heldnote">
      A held text, as reported; in force for nobody here. States below are worked out from the acts
      and conditions on this record as you read, and nothing of that is recorded. On record as{' '}
      <Cite index={view.text.entryIndex} />.
    </p>
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
  readonly numbers: ReadonlyMap<string, number>;
}

function Clause({ clause, on, headed, numbers }: ClauseProps) {
  const Heading = clause.articleTitle === '' || clause.articleTitle === clause.title ? 'h2' : 'h3';
  return (
    <section
      className={`cl ${on ? 'on' : ''}`}
      id={`clause-${clause.clauseId}`}
      aria-label={`Clause ${clause.clauseId}, ${clause.title}`}
    >
      <div className="no num">{/^\d/.test(clause.clauseId) ? clause.clauseId : ''}</div>
      <div>
        {headed ? <Heading className="ct">{clause.title}</Heading> : null}
        {clause.words.length === 0 ? (
          <Statements statements={clause.statements} numbers={numbers} />
        ) : (
          <p>
            <Words runs={clause.words} numbers={numbers} />
          </p>
        )}
        <ClauseState clause={clause} on={on} />
      </div>
    </section>
  );
}

function ClauseState({ clause, on }: Pick<ClauseProps, 'clause' | 'on'>) {
  const { textQuery } = useDesk();
  return (
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
        extra={textQuery}
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
  );
}
