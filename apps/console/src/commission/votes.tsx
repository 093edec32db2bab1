import type { CommissionItem, CommissionView, VoteShown } from '@holdfast/domain';
import { sentenceCase } from '../claims/words.ts';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';
import { Term } from '../parts/term.tsx';
import { useView } from '../use-view.tsx';

type Body = NonNullable<CommissionView['body']>;

/** Each member's vote under the body's rule, with dissent in the member's own words, and what is still needed. */
export function Votes({
  body,
  item,
}: {
  readonly body: CommissionView['body'];
  readonly item: CommissionItem;
}) {
  const isParty = useView('session').data?.reader.role === 'liaison';
  return (
    <section className="panel" aria-label="Votes">
      <div className="ph">
        <h2>Votes{item.instance === 2 ? ', second instance' : ''}</h2>
        {body === null ? null : (
          <span className="dim">
            <Term name="quorum">quorum</Term> {body.quorum} of {body.members.length};{' '}
            {body.ruleWords}
          </span>
        )}
        {body === null ? null : <Cite index={body.entryIndex} label="Body" />}
      </div>
      <div className="pb">
        {body === null ? (
          <Empty title="No commission is constituted.">
            The chief names its members, chair, quorum and rule.
          </Empty>
        ) : isParty ? (
          <Empty title="Members’ votes are shown to the mission.">
            The decision, its reasons and every dissent are shown to all, in the same minute.
          </Empty>
        ) : (
          <>
            <Members body={body} item={item} />
            {item.standing === 'decided' ? null : (
              <p className="still">
                <span>{item.needed}</span>
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function Members({ body, item }: { readonly body: Body; readonly item: CommissionItem }) {
  const votes = item.votes.filter(({ instance }) => instance === item.instance);
  const former = votes.filter(({ personId }) =>
    body.members.every((member) => member.personId !== personId),
  );
  return (
    <table className="votes num">
      <thead className="sr">
        <tr>
          <th scope="col">Member</th>
          <th scope="col">Vote</th>
        </tr>
      </thead>
      <tbody>
        {body.members.map(({ personId, name, nation, isChair }) => (
          <tr key={personId}>
            <Who name={name} nation={nation} role={isChair ? 'chair' : null} />
            <td>
              {item.recused.includes(name) ? (
                <span className="dim">recused from this case: no vote</span>
              ) : (
                <Vote vote={votes.find((vote) => vote.personId === personId) ?? null} />
              )}
            </td>
          </tr>
        ))}
        {former.map((vote) => (
          <tr key={vote.personId}>
            <Who name={vote.name} nation={vote.nation} role="no longer a member" />
            <td>
              <Vote vote={vote} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Who({
  name,
  nation,
  role,
}: {
  readonly name: string;
  readonly nation: string | null;
  readonly role: string | null;
}) {
  return (
    <th scope="row">
      <b>{name}</b>
      <small>{[nation, role].filter((word) => word !== null).join(', ')}</small>
    </th>
  );
}

function Vote({ vote }: { readonly vote: VoteShown | null }) {
  if (vote === null) return <span className="dim">has not voted</span>;
  const { words, remedy, dissent, counts, entryIndex } = vote;
  return (
    <>
      {sentenceCase(words)} <Cite index={entryIndex} />
      {counts ? null : <small>Does not count: recused, or no longer a member.</small>}
      {remedy === null ? null : (
        <p className="own">
          <small>Asks for</small>
          {remedy}
        </p>
      )}
      {dissent === null ? null : (
        <p className="own">
          <small>Dissents</small>
          {dissent}
        </p>
      )}
    </>
  );
}
