import type { CommitmentsView } from '@holdfast/domain';
import { TruthGlyph } from '../parts/truth.tsx';
import { Empty } from '../parts/states.tsx';
import { plain } from './words.ts';

type Wait = CommitmentsView['waits'][number];

const ROW_PX = 30;
const NAME_PX = 210;
const WIDTH_PX = 860;
const TOP_PX = 26;

/** Who waits for whom: states on the left, the conditions they named in the middle, who could supply each on the right. With a table of the same. */
export function Waits({ view }: { readonly view: CommitmentsView }) {
  const { waits } = view;
  if (waits.length === 0)
    return <Empty title="Nobody waits.">Every offer on record has its conditions met.</Empty>;
  return (
    <section className="panel" aria-label="Who waits for whom">
      <div className="ph">
        <h2>Who waits for whom</h2>
        <span className="dim">one line for each condition that is not true</span>
      </div>
      <div className="waitbox" tabIndex={0} role="region" aria-label="Drawing, scrolls sideways">
        <Drawing view={view} />
      </div>
      <details className="pb">
        <summary>As a table</summary>
        <WaitTable view={view} />
      </details>
    </section>
  );
}

const NOBODY = 'nobody has said who';

function namesOf(view: CommitmentsView) {
  const states = new Map(view.states.map(({ stateId, name }) => [stateId, name]));
  const conditions = new Map(view.conditions.map((one) => [one.conditionId, one]));
  const supplier = ({ to, conditionId }: Wait) => {
    if (to === null) return NOBODY;
    const known = states.get(to);
    if (known !== undefined) return known;
    const named = conditions.get(conditionId)?.suppliers.find(({ name }) => name !== null)?.name;
    return named ?? to;
  };
  return {
    state: (id: string) => states.get(id) ?? id,
    condition: (id: string) => conditions.get(id)?.title ?? id,
    supplier,
  };
}

function Drawing({ view }: { readonly view: CommitmentsView }) {
  const names = namesOf(view);
  const left = [...new Set(view.waits.map(({ from }) => from))];
  const middle = [...new Set(view.waits.map(({ conditionId }) => conditionId))];
  const right = [...new Set(view.waits.map(names.supplier))];
  const rows = Math.max(left.length, middle.length, right.length);
  const heightPx = TOP_PX + rows * ROW_PX + 8;
  const y = (at: number, of: number) => TOP_PX + ((at + 0.5) * rows * ROW_PX) / of;
  const column = [0, (WIDTH_PX - NAME_PX) / 2, WIDTH_PX - NAME_PX] as const;
  const pairs = unique(
    view.waits.map(({ from, conditionId, value }) => ({ from, conditionId, value })),
  );
  const supplies = unique(
    view.waits.map((wait) => ({ conditionId: wait.conditionId, to: names.supplier(wait) })),
  );
  return (
    <svg
      className="waits"
      viewBox={`0 0 ${WIDTH_PX} ${heightPx}`}
      width={WIDTH_PX}
      height={heightPx}
      role="img"
      aria-label={`${left.length} states wait for ${middle.length} conditions. The table below says the same.`}
    >
      {(['waits', 'for', 'which could come from'] as const).map((text, at) => (
        <text key={text} x={column[at]} y={14} className="head">
          {text}
        </text>
      ))}
      {pairs.map(({ from, conditionId, value }) => (
        <Curve
          key={`${from} ${conditionId}`}
          className={`v-${value}`}
          from={[column[0] + NAME_PX - 12, y(left.indexOf(from), left.length)]}
          to={[column[1] - 6, y(middle.indexOf(conditionId), middle.length)]}
        />
      ))}
      {supplies.map(({ conditionId, to }) => (
        <Curve
          key={`${conditionId} ${to}`}
          className={to === NOBODY ? 'nobody' : ''}
          from={[column[1] + NAME_PX - 6, y(middle.indexOf(conditionId), middle.length)]}
          to={[column[2] - 6, y(right.indexOf(to), right.length)]}
        />
      ))}
      {left.map((id, at) => (
        <Name key={id} x={column[0]} y={y(at, left.length)} text={names.state(id)} />
      ))}
      {middle.map((id, at) => (
        <Name key={id} x={column[1]} y={y(at, middle.length)} text={names.condition(id)} />
      ))}
      {right.map((name, at) => (
        <Name key={name} x={column[2]} y={y(at, right.length)} text={name} />
      ))}
    </svg>
  );
}

function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

type Point = readonly [number, number];

function Curve({
  from,
  to,
  className,
}: {
  readonly from: Point;
  readonly to: Point;
  readonly className: string;
}) {
  const middle = (from[0] + to[0]) / 2;
  return (
    <path
      className={className}
      d={`M${from[0]} ${from[1]}C${middle} ${from[1]} ${middle} ${to[1]} ${to[0]} ${to[1]}`}
    />
  );
}

const LETTERS_MAX = 32;

function Name({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }) {
  const shown = text.length > LETTERS_MAX ? `${text.slice(0, LETTERS_MAX - 1)}…` : text;
  return (
    <text x={x} y={y + 4}>
      <title>{text}</title>
      {shown}
    </text>
  );
}

function WaitTable({ view }: { readonly view: CommitmentsView }) {
  const names = namesOf(view);
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">With which pledge</th>
          <th scope="col">Waits for</th>
          <th scope="col">Which could come from</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {view.waits.map((wait) => (
          <tr key={`${wait.pledgeId} ${wait.readingId} ${wait.conditionId} ${wait.to ?? ''}`}>
            <td>{names.state(wait.from)}</td>
            <td className="mono">{wait.pledgeId}</td>
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
