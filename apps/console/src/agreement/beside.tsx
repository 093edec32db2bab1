import type { AgreementView, BesideView, PromiseShown } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Empty } from '../parts/states.tsx';
import { useView } from '../use-view.tsx';
import { WhenLoaded } from './loaded.tsx';
import { OtherText, strangerOf } from './other-text.tsx';
import { useDesk } from './use-desk.ts';

/** Two texts as promises: an assurance against a guarantee. How strong, upon what, who determines it, what follows. */
export function Beside({ view }: { readonly view: AgreementView }) {
  const { otherId } = useDesk();
  const other = strangerOf(view, otherId);
  const loaded = useView(
    'agreement-beside',
    `${other?.textId ?? ''}..${view.text.textId}`,
    other === null,
  );
  if (other === null)
    return (
      <div className="pg">
        <Empty title="There is one text only on this record.">Nothing to hold beside it.</Empty>
      </div>
    );
  return (
    <WhenLoaded loaded={loaded} what="both texts">
      {(data) => (
        <div className="pg stack beside">
          <div className="row wrap">
            <h1 className="page">Promises side by side</h1>
            <OtherText view={view} label="Beside it" value={other.textId} />
          </div>
          <p className="mid">
            Counted from the norms of each text, one for each of its readings. Nothing here says
            that a promise will be kept.
          </p>
          <Summary data={data} />
          <div className="two">
            {data.sides.map((side) => (
              <Promises key={side.text.textId} side={side} />
            ))}
          </div>
        </div>
      )}
    </WhenLoaded>
  );
}

type Count = keyof BesideView['sides'][number]['counts'];

const ROWS: readonly (readonly [Count, string])[] = [
  ['owed-by-a-date', 'Owed by a date'],
  ['owed', 'Owed, with no date'],
  ['must-not', 'Abstentions: must not'],
  ['may', 'Options: may'],
  ['uponAttack', 'Set off by a finding'],
  ['nobodyNamed', 'of these, nobody named who finds it'],
  ['withRemedy', 'With a consequence when not kept'],
  ['unbound', 'Duties on somebody who has not accepted the text'],
];

function Summary({ data }: { readonly data: BesideView }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Both texts in numbers">
      <table className="reg sums">
        <thead>
          <tr>
            <th scope="col">Promises that are</th>
            {data.sides.map(({ text }) => (
              <th key={text.textId} scope="col">
                {text.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([name, words]) => (
            <tr key={name}>
              <th scope="row" className={name === 'nobodyNamed' ? 'sub' : ''}>
                {words}
              </th>
              {data.sides.map(({ text, counts }) => (
                <td key={text.textId} className="num">
                  {counts[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const STRENGTH_WORDS: Readonly<Record<PromiseShown['strength'], string>> = {
  'owed-by-a-date': 'Owed by a date',
  owed: 'Owed, with no date',
  'must-not': 'Must not',
  may: 'May',
};

function Promises({ side }: { readonly side: BesideView['sides'][number] }) {
  const { text, promises } = side;
  return (
    <section className="panel" aria-label={text.title}>
      <div className="ph">
        <h2>{text.title}</h2>
        <span className="dim num push">{counted(promises.length, 'promise', 'promises')}</span>
      </div>
      <ul className="promises">
        {promises.map((promise, at) => (
          <li key={at}>
            <div className="row wrap">
              <span className={`tag ${promise.strength === 'may' ? 'line' : ''}`}>
                {STRENGTH_WORDS[promise.strength]}
              </span>
              <Link
                to={{ desk: 'agreement', clauseId: promise.clauseId }}
                extra={{ text: text.textId }}
              >
                {promise.title}
              </Link>
            </div>
            <p className="serif">{promise.words}</p>
            <dl>
              {promise.determinedBy === null ? null : (
                <>
                  <dt>Found by</dt>
                  <dd>{promise.determinedBy}</dd>
                </>
              )}
              <dt>If not kept</dt>
              <dd>
                {promise.strength === 'may'
                  ? 'nothing: it is an option'
                  : (promise.remedy ?? 'the text says nothing')}
              </dd>
              {promise.unbound.length === 0 ? null : (
                <>
                  <dt>Not bound</dt>
                  <dd>{promise.unbound.join(', ')}</dd>
                </>
              )}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
