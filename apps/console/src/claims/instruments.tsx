import type { ClaimsView, InstrumentShown, InstrumentsView } from '@holdfast/domain';
import { WhenLoaded } from '../agreement/loaded.tsx';
import { useNavigation } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Empty } from '../parts/states.tsx';
import { useView } from '../use-view.tsx';
import { Peeks } from './citation-peek.tsx';
import { Questions } from './questions.tsx';
import { Redlines } from './redlines.tsx';
import { SignatureMatrix } from './signature-matrix.tsx';
import type { RegisterProps } from './use-claims.ts';
import { useClaimsById } from './use-claims.ts';
import { dayWords, sentenceCase, wordsOf } from './words.ts';

/** Which texts there are, what became of each, who stands how to them, what changed, and what they leave open. */
export function Instruments({ view }: { readonly view: ClaimsView }) {
  const loaded = useView('instruments');
  const byId = useClaimsById(view);
  return (
    <div className="pg instruments">
      <WhenLoaded loaded={loaded} what="the instruments">
        {(instruments) =>
          instruments.instruments.length === 0 ? (
            <Empty title="No instrument is on record.">
              They come with a register: holdfast import register FOLDER.
            </Empty>
          ) : (
            <>
              <Contents view={instruments} />
              <Register view={instruments} byId={byId} />
              <SignatureMatrix view={instruments} byId={byId} />
              <Redlines view={instruments} byId={byId} />
              <Questions view={instruments} byId={byId} />
            </>
          )
        }
      </WhenLoaded>
    </div>
  );
}

/** The parts of a long page. */
function Contents({ view }: { readonly view: InstrumentsView }) {
  return (
    <nav className="contents" aria-label="On this page">
      <a href="#instruments">{counted(view.instruments.length, 'instrument', 'instruments')}</a>
      <a href="#signatures">Who stands how to what</a>
      <a href="#redlines">{counted(view.redlines.length, 'clause', 'clauses')} that changed</a>
      <a href="#questions">{counted(view.questions.length, 'open question', 'open questions')}</a>
    </nav>
  );
}

function Register({ view, byId }: RegisterProps) {
  const { address } = useNavigation();
  const selected = address.query.get('sel');
  return (
    <section id="instruments" aria-label="Instruments">
      <h2 className="topictitle">Instruments and their lineage</h2>
      <ul className="instrumentlist">
        {view.instruments.map((instrument) => (
          <li
            key={instrument.instrumentId}
            className={instrument.instrumentId === selected ? 'panel on' : 'panel'}
          >
            <div className="row wrap">
              <h3>{instrument.title}</h3>
              <span className="tag line">{sentenceCase(wordsOf(instrument.status))}</span>
              <span className="dim small num">as of {dayWords(instrument.asOfDay)}</span>
            </div>
            {instrument.note === null ? null : <p className="mid small">{instrument.note}</p>}
            <Lineage instrument={instrument} />
            <Peeks claims={instrument.claims} byId={byId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Its variants in the order in which they came about, as reported. */
function Lineage({ instrument: { variants } }: { readonly instrument: InstrumentShown }) {
  if (variants.length === 0)
    return <p className="dim small">No variant of its words is on record.</p>;
  return (
    <ol className="lineage" aria-label="Lineage">
      {variants.map(({ variantId, title, status, clauses }) => (
        <li key={variantId}>
          <b>{sentenceCase(wordsOf(status))}</b>
          <span>{title}</span>
          <small className="dim">
            {counted(
              clauses.filter(({ standing }) => standing === 'present').length,
              'clause',
              'clauses',
            )}
            {clauses.some(({ standing }) => standing === 'removed')
              ? `, ${clauses.filter(({ standing }) => standing === 'removed').length} removed`
              : ''}
          </small>
        </li>
      ))}
    </ol>
  );
}
