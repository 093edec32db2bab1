import { useState } from 'react';
import type { CommitmentsView } from '@holdfast/domain';
import { Empty } from '../parts/states.tsx';
import { TruthGlyph } from '../parts/truth.tsx';
import { WaitDrawing } from './wait-drawing.tsx';
import { waitNames } from './wait-names.ts';
import { plain } from './words.ts';

/** Who waits for whom: states on the left, the conditions they named in the middle, who could supply each on the right. With a table of the same. */
export function Waits({ view }: { readonly view: CommitmentsView }) {
  const [table, setTable] = useState(false);
  if (view.waits.length === 0)
    return <Empty title="Nobody waits.">Every offer on record has its conditions met.</Empty>;
  return (
    <section className="panel" aria-label="Who waits for whom">
      <div className="ph">
        <h2>Who waits for whom</h2>
        <span className="dim">one line for each condition that is not true</span>
        <span className="seg push" role="group" aria-label="Drawing or table">
          <button aria-pressed={!table} onClick={() => setTable(false)}>
            Drawing
          </button>
          <button aria-pressed={table} onClick={() => setTable(true)}>
            Table
          </button>
        </span>
      </div>
      {table ? (
        <div className="scrolls" tabIndex={0} role="region" aria-label="Table, scrolls sideways">
          <WaitTable view={view} />
        </div>
      ) : (
        <div className="waitbox" tabIndex={0} role="region" aria-label="Drawing, scrolls sideways">
          <WaitDrawing view={view} />
        </div>
      )}
    </section>
  );
}

function WaitTable({ view }: { readonly view: CommitmentsView }) {
  const names = waitNames(view);
  const statements = new Map(
    view.states.flatMap(({ pledges }) =>
      pledges.map(({ pledgeId, statement }) => [pledgeId, statement] as const),
    ),
  );
  return (
    <table className="plain conds">
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">With which offer</th>
          <th scope="col">Waits for</th>
          <th scope="col">Which could come from</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {view.waits.map((wait) => (
          <tr key={`${wait.pledgeId} ${wait.readingId} ${wait.conditionId} ${wait.to ?? ''}`}>
            <th scope="row">{names.state(wait.from)}</th>
            <td>
              {statements.get(wait.pledgeId) ?? wait.pledgeId}
              {wait.readingId === 'as-said' ? null : <small>read as {plain(wait.readingId)}</small>}
            </td>
            <td>
              <TruthGlyph value={wait.value} /> {names.condition(wait.conditionId)}
            </td>
            <td>{names.supplier(wait)}</td>
            <td>{wait.act === null ? 'a promise' : plain(wait.act)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
