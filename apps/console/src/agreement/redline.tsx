import { useState } from 'react';
import type { AgreementView, ChangeShown, TextRedlineView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Empty } from '../parts/states.tsx';
import { useView } from '../use-view.tsx';
import { WhenLoaded } from './loaded.tsx';
import { OtherText, otherOf } from './other-text.tsx';
import { useDesk } from './use-desk.ts';

/** What became of each statement from one text to the other, word by word, and where the two come out differently. */
export function Redline({ view }: { readonly view: AgreementView }) {
  const { otherId } = useDesk();
  const other = otherOf(view, otherId);
  const loaded = useView(
    'agreement-redline',
    `${other?.textId ?? ''}..${view.text.textId}`,
    other === null,
  );
  if (other === null)
    return (
      <div className="pg">
        <Empty title="There is one text only on this record.">Nothing to compare it with.</Empty>
      </div>
    );
  return (
    <WhenLoaded loaded={loaded} what="the comparison">
      {(redline) => <Compared view={view} redline={redline} />}
    </WhenLoaded>
  );
}

function Compared({
  view,
  redline,
}: {
  readonly view: AgreementView;
  readonly redline: TextRedlineView;
}) {
  const [recited, setRecited] = useState(false);
  const { counts, from, to } = redline;
  const shown = redline.clauses.flatMap((clause) => {
    const statements = clause.statements.filter(({ change }) => recited || change !== 'recited');
    return statements.length === 0 && clause.runs === null ? [] : [{ ...clause, statements }];
  });
  return (
    <div className="agr red">
      <article className="text">
        <h1>{to.title}</h1>
        <p className="meta">against: {from.title}</p>
        <div className="meta row wrap">
          <OtherText view={view} label="Compare with" />
          <span className="num">
            {counts.changed} changed, {counts.added} added, {counts.removed} removed
          </span>
          <button aria-pressed={recited} className="btn sm" onClick={() => setRecited(!recited)}>
            {recited ? 'Hide' : 'Show'} {counts.recited} the same from other words
          </button>
        </div>
        {shown.map((clause) => (
          <ClauseChanged key={clause.clauseId ?? ''} clause={clause} />
        ))}
      </article>
      <Divergences redline={redline} />
    </div>
  );
}

const CHANGE_WORDS: Readonly<Record<ChangeShown['change'], string>> = {
  added: 'Added',
  removed: 'Removed: never evaluated in the later text',
  changed: 'Changed',
  recited: 'The same, from other words',
};

function ClauseChanged({ clause }: { readonly clause: TextRedlineView['clauses'][number] }) {
  return (
    <section aria-label={clause.title}>
      <h2>{clause.title}</h2>
      {clause.runs === null ? null : (
        <div className="cl">
          <div className="no" />
          <p>
            <Runs runs={clause.runs} />
          </p>
        </div>
      )}
      {clause.statements.map((statement) => (
        <div className="cl" key={`${statement.kind} ${statement.title}`}>
          <div className="no">{statement.kind}</div>
          <div>
            <h3 className="ct">{statement.title}</h3>
            <p>
              <Runs runs={statement.runs} />
            </p>
            <div className="st">
              <span className="tag">{CHANGE_WORDS[statement.change]}</span>
              {statement.reportedBy.length === 0 ? null : (
                <details>
                  <summary>
                    Reported in {counted(statement.reportedBy.length, 'place', 'places')}
                  </summary>
                  <ul className="bul">
                    {statement.reportedBy.map((place) => (
                      <li key={place}>{place}</li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          </div>
        </div>
      ))}
    </section>
  );
}

/** Removed words struck through, added ones underlined; both are announced. */
function Runs({ runs }: { readonly runs: ChangeShown['runs'] }) {
  return runs.map(({ kind, words }, at) => {
    if (kind === 'same') return <span key={at}>{words} </span>;
    return kind === 'removed' ? (
      <del key={at}>
        <span className="sr">removed: </span>
        {words}{' '}
      </del>
    ) : (
      <ins key={at}>
        <span className="sr">added: </span>
        {words}{' '}
      </ins>
    );
  });
}

function Divergences({ redline }: { readonly redline: TextRedlineView }) {
  const { textQuery } = useDesk();
  const { divergences, from, to } = redline;
  return (
    <aside className="proof" aria-label="Where the texts come out differently">
      <div>
        <h2 className="t big">
          {divergences.length === 0
            ? 'No history was found on which they come out differently'
            : `${counted(divergences.length, 'norm comes', 'norms come')} out differently`}
        </h2>
        <p className="mid">For each, the shortest history found, everything open taken alike.</p>
      </div>
      <ol className="divs">
        {divergences.map((each) => (
          <li key={each.normId}>
            <h3 className="t">
              {each.clauseId === null || (each.before.length > 0 && each.after.length === 0) ? (
                each.title
              ) : (
                <Link to={{ desk: 'agreement', clauseId: each.clauseId }} extra={textQuery}>
                  {each.title}
                </Link>
              )}
            </h3>
            <ol className="hist">
              {each.history.length === 0 ? <li>Nothing has happened yet.</li> : null}
              {each.history.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            {each.taking.length === 0 ? null : (
              <p className="dim small">Taking {each.taking.join('; ')}.</p>
            )}
            <dl className="saysof">
              <dt>{from.variant ?? from.title}</dt>
              <dd>{each.before.join(' ') || 'Nothing of the kind.'}</dd>
              <dt>{to.variant ?? to.title}</dt>
              <dd>{each.after.join(' ') || 'Nothing of the kind.'}</dd>
            </dl>
          </li>
        ))}
      </ol>
    </aside>
  );
}
