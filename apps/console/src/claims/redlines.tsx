import { Fragment, useState } from 'react';
import type { InstrumentShown, RedlineShown } from '@holdfast/domain';
import { Empty } from '../parts/states.tsx';
import { Peeks } from './citation-peek.tsx';
import type { RegisterProps } from './use-claims.ts';
import { sentenceCase, wordsOf } from './words.ts';

/** What became of each clause from one variant to the next, word by word: in one text, or the two beside each other. */
export function Redlines({ view, byId }: RegisterProps) {
  const [beside, setBeside] = useState(false);
  return (
    <section id="redlines" aria-label="Redline of variants">
      <div className="row wrap">
        <h2 className="topictitle">Redline of variants</h2>
        <span className="seg push" role="group" aria-label="How to show it">
          <button aria-pressed={!beside} onClick={() => setBeside(false)}>
            In one text
          </button>
          <button aria-pressed={beside} onClick={() => setBeside(true)}>
            Side by side
          </button>
        </span>
      </div>
      <p className="mid small">
        In our words where the reports give none. Removed words are never evaluated.
      </p>
      {view.redlines.length === 0 ? (
        <Empty title="No clause differs between two variants on record.">
          What was never reported is not compared.
        </Empty>
      ) : null}
      {view.redlines.map((line) => {
        const instrument = view.instruments.find(
          ({ instrumentId }) => instrumentId === line.instrumentId,
        );
        return instrument === undefined ? null : (
          <ClauseLine
            key={`${line.instrumentId} ${line.clauseId} ${line.fromVariantId}`}
            line={line}
            instrument={instrument}
            beside={beside}
            byId={byId}
          />
        );
      })}
    </section>
  );
}

interface ClauseLineProps {
  readonly line: RedlineShown;
  readonly instrument: InstrumentShown;
  readonly beside: boolean;
  readonly byId: RegisterProps['byId'];
}

function ClauseLine({ line, instrument, beside, byId }: ClauseLineProps) {
  const { clauseId, runs, fromVariantId, toVariantId } = line;
  const [from, to] = [
    clauseIn(instrument, fromVariantId, clauseId),
    clauseIn(instrument, toVariantId, clauseId),
  ];
  const isRemoved = to?.clause.standing === 'removed';
  const earlier = runs.filter(({ kind }) => kind !== 'added');
  const later = runs.filter(({ kind }) => kind !== 'removed');
  return (
    <article className="panel redlined" aria-label={`${wordsOf(clauseId)}, redline`}>
      <div className="row wrap">
        <h3>{sentenceCase(wordsOf(clauseId))}</h3>
        <span className="dim small">{instrument.title}</span>
        {isRemoved ? <span className="tag">Removed: never evaluated</span> : null}
      </div>
      {beside ? (
        <div className="besides">
          <p className="cl">
            <Runs runs={earlier} />
          </p>
          <p className="cl">
            {isRemoved ? <span className="dim">Not in this text.</span> : <Runs runs={later} />}
          </p>
        </div>
      ) : (
        <p className="cl">
          <Runs runs={runs} />
        </p>
      )}
      <dl className="reportedby">
        {[from, to].map((side) =>
          side === null ? null : (
            <div key={side.variantId}>
              <dt>{side.title}</dt>
              <dd>
                {side.clause.standing === 'removed' ? 'Removal reported by ' : 'Reported by '}
                {reportersOf(side.clause.claims, byId)}{' '}
                <Peeks claims={side.clause.claims} byId={byId} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </article>
  );
}

/** Struck through and underlined, and said aloud: no run is told by its looks alone. */
function Runs({ runs }: Pick<RedlineShown, 'runs'>) {
  return runs.map(({ kind, words }, at) => {
    const Element = kind === 'removed' ? 'del' : kind === 'added' ? 'ins' : 'span';
    return (
      <Fragment key={at}>
        <Element>
          {kind === 'same' ? null : <span className="sr">{kind}: </span>}
          {words}
        </Element>{' '}
      </Fragment>
    );
  });
}

function clauseIn({ variants }: InstrumentShown, variantId: string, clauseId: string) {
  const variant = variants.find((each) => each.variantId === variantId);
  const clause = variant?.clauses.find((each) => each.clauseId === clauseId);
  return variant === undefined || clause === undefined
    ? null
    : { variantId, title: variant.title, clause };
}

/** Who reported it, and on whose word. */
function reportersOf(
  claims: readonly { readonly claimId: string }[],
  byId: RegisterProps['byId'],
): string {
  const names = claims.flatMap(({ claimId }): readonly string[] => {
    const claim = byId.get(claimId);
    if (claim === undefined) return [];
    const { saidBy, reportedBy } = claim;
    return [saidBy === reportedBy ? reportedBy : `${reportedBy}, citing ${saidBy}`];
  });
  return [...new Set(names)].join('; ') || 'nobody on record';
}
