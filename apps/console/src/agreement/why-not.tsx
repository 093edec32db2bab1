import type { ClauseView, WhyNotView } from '@holdfast/domain';
import { Empty, FirstLoad, Trouble } from '../parts/states.tsx';
import { useView } from '../use-view.tsx';

/** For each norm of a clause that calls for nothing now: the smallest sets of things that would have to be so. */
export function WhyNot({
  textId,
  clause,
}: {
  readonly textId: string;
  readonly clause: ClauseView;
}) {
  const { data, error, again } = useView('agreement-why-not', `${textId};${clause.clauseId}`);
  if (data === null)
    return error === null ? (
      <FirstLoad what="what it waits for" />
    ) : (
      <Trouble error={error} again={again} stale={false} />
    );
  if (data.norms.length === 0)
    return <Empty title="No norm stands here.">The clause calls for nothing by itself.</Empty>;
  return (
    <ul className="whynot">
      {data.norms.map((norm) => (
        <li key={`${norm.normId} ${norm.bearer ?? ''}`}>
          <h2 className="t">
            {norm.title}
            {norm.bearer === null ? '' : `: ${norm.bearer}`}
          </h2>
          <NormWaits norm={norm} />
        </li>
      ))}
    </ul>
  );
}

function NormWaits({ norm }: { readonly norm: WhyNotView['norms'][number] }) {
  if (norm.notAsked !== null) return <p className="dim">{norm.notAsked}</p>;
  if (norm.holds)
    return <p className="mid">Nothing is missing: what it depends on is so already.</p>;
  if (norm.sets.length === 0)
    return <p className="mid">Not with four changes: more than that would have to be otherwise.</p>;
  return (
    <>
      <p className="dim small">
        {norm.sets.length === 1
          ? 'It would call for what it says if:'
          : 'Any one of these would do:'}
      </p>
      <ol className="sets">
        {norm.sets.map((set, at) => (
          <li key={at}>
            {set.map((change, index) => (
              <span key={change}>
                {index === 0 ? '' : ' and '}
                <b>{change}</b>
              </span>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}
