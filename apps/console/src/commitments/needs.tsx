import type { CommitmentsView } from '@holdfast/domain';
import { Empty } from '../parts/states.tsx';
import { pledgesOf } from './headline.ts';
import { NeedBar, wordsOf } from './need-bar.tsx';
import { Sources } from './sources.tsx';
import { domainName, gapText, rangeText } from './words.ts';

/** What is needed against what is offered, as ranges. Rival figures stand side by side and are never averaged. */
export function Needs({ view }: { readonly view: CommitmentsView }) {
  if (view.needs.length === 0)
    return <Empty title="No need is on record.">A gap is said only against a stated need.</Empty>;
  return (
    <section className="panel" aria-label="Need and gap">
      <div className="ph">
        <h2>Need and gap</h2>
        <span className="dim">
          offers at any stage, each contribution counted once; a range stays a range
        </span>
      </div>
      <ul className="needs num">
        {view.needs.map((need, at) => (
          <li key={`${need.requirementId} ${at}`}>
            <div>
              <b>{need.title}</b>
              <small>{domainName(need.domain)}</small>
            </div>
            <div>
              <span>{rangeText(need.need) ?? 'no number stated'}</span>
              <small>{need.unit} needed</small>
            </div>
            <div>
              <NeedBar need={need} />
              <small>{wordsOf(need)}</small>
            </div>
            <div>
              <b>{gapText(need.gapToday, 'today')}</b>
              <small>
                {gapText(need.gap, 'if every offer came')}
                {need.unknown === 0
                  ? ''
                  : `; ${need.unknown} without a number may fill all or nothing`}
              </small>
            </div>
            <Sources claims={need.claims} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const AFTER_PROMISE = ['approved', 'ready', 'deployed', 'delivered', 'received'];

/** What has gone beyond the promise, stage by stage. Stages are never added up, and none is added to what is pledged. */
export function Delivered({ view }: { readonly view: CommitmentsView }) {
  const rows = view.offers.filter(({ stage }) => AFTER_PROMISE.includes(stage));
  const pledged = view.offers.filter(({ stage }) => stage === 'pledged');
  const pledges = pledgesOf(view);
  const saidBy = (id: string) => {
    const pledge = pledges.find(({ pledgeId }) => pledgeId === id);
    return pledge === undefined ? id : `${pledge.stateName}: ${pledge.statement}`;
  };
  const promised = pledged.reduce((sum, { contributions }) => sum + contributions, 0);
  return (
    <section className="panel" aria-label="Delivered">
      <div className="ph">
        <h2>Beyond the promise</h2>
        <span className="dim">
          {promised} contributions are pledged and no further; they are not in this table
        </span>
      </div>
      <div className="pb">
        {rows.length === 0 ? (
          <Empty title="Nothing has gone beyond a promise.">
            No approval, readiness, deployment, delivery or receipt is on record.
          </Empty>
        ) : (
          <table className="plain num">
            <thead>
              <tr>
                <th scope="col">Domain</th>
                <th scope="col">Stage</th>
                <th scope="col">Quantity</th>
                <th scope="col">Contributions</th>
                <th scope="col">Pledges</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ domain, unit, stage, least, most, contributions, pledgeIds }) => (
                <tr key={`${domain} ${unit} ${stage}`}>
                  <td>{domainName(domain)}</td>
                  <td>{stage}</td>
                  <td>{rangeText([least, most]) ?? 'no number'}</td>
                  <td>{contributions}</td>
                  <td>{pledgeIds.map(saidBy).join('; ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
