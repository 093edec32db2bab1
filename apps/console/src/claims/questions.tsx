import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Cite } from '../parts/marks.tsx';
import { useView } from '../use-view.tsx';
import { Peeks } from './citation-peek.tsx';
import type { RegisterProps } from './use-claims.ts';
import { sentenceCase, wordsOf } from './words.ts';

/** What is not settled, and everything that waits for the answer: those that block most first. */
export function Questions({ view, byId }: RegisterProps) {
  const titles = useTitles(view);
  return (
    <section id="questions" aria-label="Open questions">
      <h2 className="topictitle">Open questions, and what each blocks</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label="Register of open questions">
        <table className="reg">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">It blocks</th>
              <th scope="col">Pledges that wait</th>
              <th scope="col">Said in</th>
            </tr>
          </thead>
          <tbody>
            {view.questions.map(
              ({ questionId, question, status, blocks, pledgeIds, claims, entryIndex }) => (
                <tr key={questionId}>
                  <th scope="row">
                    <span className="openterm">{question}</span>
                    <small>
                      {status === 'partly' ? 'partly answered' : 'open'} <Cite index={entryIndex} />
                    </small>
                  </th>
                  <td>
                    <ul className="bul">
                      {blocks.map((name) => (
                        <li key={name}>{titles.get(name) ?? sentenceCase(wordsOf(name))}</li>
                      ))}
                    </ul>
                  </td>
                  <td>
                    {pledgeIds.length === 0 ? (
                      <span className="dim">None that names it.</span>
                    ) : null}
                    <ul className="bul">
                      {pledgeIds.map((pledgeId) => (
                        <li key={pledgeId}>
                          <Link
                            to={{ desk: 'desk', name: 'commitments', path: [] }}
                            extra={{ sel: pledgeId }}
                          >
                            {titles.get(pledgeId) ?? wordsOf(pledgeId)}
                          </Link>
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td>
                    <Peeks claims={claims} byId={byId} />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      <p className="dim small">
        {counted(view.questions.length, 'question', 'questions')} open or partly so. A question that
        nobody entered is not seen here.
      </p>
    </section>
  );
}

/** What blocked names stand for: instruments here, conditions and pledges on the desk of commitments. */
function useTitles({ instruments }: RegisterProps['view']): ReadonlyMap<string, string> {
  const commitments = useView('commitments').data;
  return new Map([
    ...instruments.map(({ instrumentId, title }): [string, string] => [instrumentId, title]),
    ...(commitments?.conditions ?? []).map(({ conditionId, title }): [string, string] => [
      conditionId,
      title,
    ]),
    ...(commitments?.states ?? []).flatMap(({ name, pledges }) =>
      pledges.map(({ pledgeId, domain }): [string, string] => [
        pledgeId,
        `${name}: ${wordsOf(domain)}`,
      ]),
    ),
    ...(commitments?.needs ?? []).map(({ requirementId, title }): [string, string] => [
      requirementId,
      title,
    ]),
  ]);
}
