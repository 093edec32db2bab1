import type { CommitmentsView } from '@holdfast/domain';
import { Icon } from '../parts/icon.tsx';
import { Cite } from '../parts/marks.tsx';
import { Empty } from '../parts/states.tsx';

interface ChangesProps {
  readonly view: CommitmentsView;
  /** Under "what if" the changes are those that the assumption makes. */
  readonly assuming: boolean;
  readonly seen: number | null;
  readonly onRead: () => void;
}

/** What reads differently than when this person last marked the page as read, or than without the assumption: exactly that, and on which entry. */
export function Changes({ view, assuming, seen, onRead }: ChangesProps) {
  const { changes, cut } = view;
  const title = assuming ? 'What would change' : 'Changed since you last read';
  return (
    <section className="panel" aria-label={title}>
      <div className="ph">
        <h2>{title}</h2>
        <span className="dim">
          {assuming
            ? 'nothing is recorded'
            : seen === null
              ? 'you have not marked this page as read on this device'
              : `at entry ${seen}`}
        </span>
        {assuming ? null : (
          <button className="btn sm push" onClick={onRead} disabled={seen === cut.entries}>
            Mark as read
          </button>
        )}
      </div>
      <div className="pb">
        {changes.length === 0 ? (
          <Empty title={assuming ? 'Nothing would change.' : 'Nothing to compare.'}>
            {assuming
              ? 'No pledge reads differently under this assumption.'
              : seen === null
                ? 'Mark the page as read, and what changes from then on stands here.'
                : 'No pledge and no condition reads differently.'}
          </Empty>
        ) : (
          <table className="chg num">
            <caption className="sr">{title}</caption>
            <thead className="sr">
              <tr>
                <th scope="col">What</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
                <th scope="col">Because of</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ id, kind, title: what, before, after, entryIndices }) => (
                <tr key={`${kind} ${id}`}>
                  <td>
                    <b>{what}</b>
                    <small>{kind}</small>
                  </td>
                  <td>{before ?? 'was not there'}</td>
                  <td>
                    <Icon name="right" /> {after}
                  </td>
                  <td className="cites">
                    {entryIndices.slice(-2).map((index) => (
                      <Cite key={index} index={index} />
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
