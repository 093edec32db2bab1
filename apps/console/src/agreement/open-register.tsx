import type { AgreementView, OpenTermShown } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { Empty } from '../parts/states.tsx';
import { useDesk } from './use-desk.ts';

/** Everything the text leaves open, and what waits for each answer: those that decide most come first. */
export function OpenRegister({ view }: { readonly view: AgreementView }) {
  return (
    <div className="pg stack">
      <h1 className="page">
        {counted(view.openTerms.length, 'question is', 'questions are')} open in this text
      </h1>
      {view.openTerms.length === 0 ? (
        <Empty title="The text leaves nothing open that it was marked to leave.">
          Terms that nobody marked as open are not seen here.
        </Empty>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label="Open questions">
          <table className="reg">
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">Question</th>
                <th scope="col">It could mean</th>
                <th scope="col">What waits for the answer</th>
                <th scope="col">Hang on it now</th>
              </tr>
            </thead>
            <tbody>
              {view.openTerms.map((term) => (
                <Row key={term.name} term={term} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Row({ term }: { readonly term: OpenTermShown }) {
  const { textQuery } = useDesk();
  return (
    <tr>
      <td className="num">{term.number}</td>
      <th scope="row">
        {term.title}
        <small>{term.kind === 'open' ? 'not decided' : 'reported in several ways'}</small>
      </th>
      <td>
        <ul className="bul">
          {term.domain.map(({ value, title }) => (
            <li key={value}>{title}</li>
          ))}
        </ul>
      </td>
      <td>
        {term.blocks.length === 0 ? <span className="dim">Nothing: no norm uses it.</span> : null}
        <ul className="bul">
          {term.blocks.map(({ normId, title, clauseId, decides }) => (
            <li key={normId}>
              <Link to={{ desk: 'agreement', clauseId }} extra={textQuery}>
                {title}
              </Link>
              {decides ? null : <small className="dim"> mentions it; decides nothing found</small>}
            </li>
          ))}
        </ul>
      </td>
      <td className="num">{counted(term.hangs, 'verdict', 'verdicts')}</td>
    </tr>
  );
}
