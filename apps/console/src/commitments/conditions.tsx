import type { CommitmentsView, ConditionShown, Verdict } from '@holdfast/domain';
import { dayYear } from '../format/times.ts';
import { counted } from '../format/numbers.ts';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { TruthChip } from '../parts/truth.tsx';
import { bodiesOf } from './bodies.ts';
import { Sources } from './sources.tsx';
import { votesText } from './state-decisions.tsx';
import { plain } from './words.ts';

const ORDER: readonly Verdict[] = ['false', 'disputed', 'unknown', 'true'];

/** Every condition as a fact: what it is today, since when, on which entry, who could supply it, and what it would open. */
export function Conditions({ view }: { readonly view: CommitmentsView }) {
  const turned = new Set(view.changes.map(({ id }) => id));
  const sorted = [...view.conditions].sort(
    (a, b) =>
      b.opens.length - a.opens.length ||
      b.pledgeIds.length - a.pledgeIds.length ||
      ORDER.indexOf(a.value) - ORDER.indexOf(b.value),
  );
  if (sorted.length === 0)
    return <Empty title="No condition is on record.">Every offer was made without one.</Empty>;
  return (
    <section className="panel" aria-label="Conditions">
      <div className="ph">
        <h2>What it would take</h2>
        <span className="dim">every condition as a fact; what it alone would open comes first</span>
      </div>
      <div className="scrolls" tabIndex={0} role="region" aria-label="Conditions, scrolls sideways">
        <table className="plain conds num">
          <thead>
            <tr>
              <th scope="col">Condition</th>
              <th scope="col">Today</th>
              <th scope="col">Could come from</th>
              <th scope="col">Offers that name it</th>
              <th scope="col">It alone would open</th>
              <th scope="col">Said in</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((condition) => (
              <Row
                key={condition.conditionId}
                view={view}
                condition={condition}
                turned={turned.has(condition.conditionId)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({
  view,
  condition,
  turned,
}: {
  readonly view: CommitmentsView;
  readonly condition: ConditionShown;
  readonly turned: boolean;
}) {
  const { title, kind, value, sinceMs, entryIndices, suppliers, pledgeIds, opens, claims } =
    condition;
  const named = suppliers.flatMap(({ name }) => (name === null ? [] : [name]));
  return (
    <tr className={turned ? 'changed' : ''}>
      <th scope="row">
        {title}
        <small>{plain(kind)}</small>
      </th>
      <td>
        <TruthChip value={value} />
        <small>
          {sinceMs === null ? null : <>since {dayYear(sinceMs)} </>}
          {entryIndices.map((index) => (
            <Cite key={index} index={index} />
          ))}
        </small>
      </td>
      <td>
        {named.length === 0 ? <span className="dim">nobody is named</span> : named.join(', ')}
      </td>
      <td>{statesOf(view, pledgeIds)}</td>
      <td>{opens.length === 0 ? <span className="dim">nothing</span> : statesOf(view, opens)}</td>
      <td>
        <Sources claims={claims} />
      </td>
    </tr>
  );
}

/** `Sweden 3, Germany`: offers by state. */
function statesOf({ states }: CommitmentsView, pledgeIds: readonly string[]): string {
  const said = states.flatMap(({ name, pledges }) => {
    const own = pledges.filter(({ pledgeId }) => pledgeIds.includes(pledgeId)).length;
    return own === 0 ? [] : [own === 1 ? name : `${name} ${own}`];
  });
  return said.length === 0 ? 'none' : said.join(', ');
}

/** National decisions state by state, with dates and votes; bodies that are waited for and have decided nothing are named. */
export function Approvals({ view }: { readonly view: CommitmentsView }) {
  const nameOf = (stateId: string) =>
    view.states.find((each) => each.stateId === stateId)?.name ?? stateId;
  const decided = view.states.flatMap(({ name, decisions }) =>
    decisions.map((decision) => ({ ...decision, state: name })),
  );
  const silent = bodiesOf(view).filter(
    ({ name }) => !decided.some(({ body, outcome }) => body === name && outcome !== 'withdrawn'),
  );
  return (
    <section className="panel" aria-label="Approvals">
      <div className="ph">
        <h2>Approvals</h2>
        <span className="dim">
          {decided.length === 0
            ? 'no national decision is on record'
            : counted(decided.length, 'national decision', 'national decisions')}
        </span>
      </div>
      <div className="scrolls" tabIndex={0} role="region" aria-label="Approvals, scrolls sideways">
        <table className="plain conds num">
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Body</th>
              <th scope="col">Decided</th>
              <th scope="col">On record</th>
            </tr>
          </thead>
          <tbody>
            {decided.map(({ entryIndex, state, body, outcome, decidedMs, ...votes }) => (
              <tr key={entryIndex}>
                <td>{state}</td>
                <td>{body}</td>
                <td>
                  {outcome}, {dayYear(decidedMs)}
                  {votesText(votes)}
                </td>
                <td>
                  <Cite index={entryIndex} />
                </td>
              </tr>
            ))}
            {silent.map(({ bodyId, name, stateIds }) => (
              <tr key={bodyId}>
                <td>{stateIds.map(nameOf).join(', ')}</td>
                <td>{name}</td>
                <td className="dim">nothing on record</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
