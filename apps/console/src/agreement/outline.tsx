import type { AgreementView, ClauseView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { TruthGlyph } from '../parts/truth.tsx';

/** The clauses with their state now, the open terms, and who is who. */
export function Outline({
  view,
  chosen,
}: {
  readonly view: AgreementView;
  readonly chosen: ClauseView | null;
}) {
  return (
    <nav className="outl" aria-label="Clauses">
      <h2 className="eyebrow">Clauses, state now</h2>
      <ul>
        {view.clauses.map((clause) => (
          <li key={clause.clauseId}>
            <Link
              to={{ desk: 'agreement', clauseId: clause.clauseId }}
              current={clause === chosen ? 'true' : undefined}
            >
              {clause.verdict === null ? (
                <span className="g" />
              ) : (
                <TruthGlyph value={clause.verdict} />
              )}
              <span className="no num">{clause.clauseId}</span>
              <span>{clause.title}</span>
            </Link>
          </li>
        ))}
      </ul>
      {view.openTerms.length === 0 ? null : (
        <>
          <h2 className="eyebrow">Open terms</h2>
          <ul className="terms">
            {view.openTerms.map((term) => (
              <li key={term.name}>
                <b>{term.name.replaceAll('_', ' ')}</b>
                <small className="num">
                  {term.domain.map(({ title }) => title).join(', ')};{' '}
                  {counted(term.hangs, 'verdict hangs', 'verdicts hang')} on it
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="eyebrow">Who is who</h2>
      <ul className="terms">
        <li>
          <b>Parties</b>
          <small>{view.parties.map(({ name }) => name).join(', ')}</small>
        </li>
        {view.bodies.map((body) => (
          <li key={body.name}>
            <b>{body.name}</b>
            <small>{body.members.join(', ')}</small>
          </li>
        ))}
      </ul>
    </nav>
  );
}
