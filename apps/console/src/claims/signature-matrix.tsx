import { TruthGlyph } from '../parts/truth.tsx';
import { Peeks } from './citation-peek.tsx';
import type { RegisterProps } from './use-claims.ts';
import { sentenceCase, wordsOf } from './words.ts';

/** Who stands in which capacity to which instrument, each with the claims that say so. */
export function SignatureMatrix({ view, byId }: RegisterProps) {
  const columns = view.instruments
    .map((instrument, at) => ({ instrument, at }))
    .filter(({ at }) => view.matrix.some(({ cells }) => (cells[at]?.capacities.length ?? 0) > 0));
  const silent = view.instruments.length - columns.length;
  return (
    <section id="signatures" aria-label="Who stands how to what">
      <h2 className="topictitle">Who stands how to what</h2>
      <p className="mid small">
        Signed, co-signed, endorsed, attended, declined and absent are different capacities, each as
        somebody reported it. An empty cell: nobody has said.
        {silent === 0
          ? ''
          : ` Of ${silent} other instruments nobody has said who stands how to them.`}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Signature capacities">
        <table className="reg matrix">
          <thead>
            <tr>
              <th scope="col">Actor</th>
              {columns.map(({ instrument }) => (
                <th key={instrument.instrumentId} scope="col">
                  {instrument.title}
                  <small>{wordsOf(instrument.status)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.matrix.map(({ actorId, name, cells }) => (
              <tr key={actorId}>
                <th scope="row">{name}</th>
                {columns.map(({ instrument, at }) => (
                  <td key={instrument.instrumentId}>
                    {(cells[at]?.capacities.length ?? 0) === 0 ? (
                      <span className="sr">nobody has said</span>
                    ) : null}
                    {cells[at]?.disputed === true ? (
                      <p className="row v-disputed">
                        <TruthGlyph value="disputed" word /> Disputed
                      </p>
                    ) : null}
                    {(cells[at]?.capacities ?? []).map(({ capacity, claims }) => (
                      <p key={capacity} className="capacity">
                        <b>{sentenceCase(wordsOf(capacity))}</b>{' '}
                        <Peeks claims={claims} byId={byId} />
                      </p>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
