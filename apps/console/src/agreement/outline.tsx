import type { AgreementView, ClauseView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { TruthGlyph } from '../parts/truth.tsx';
import { useDesk } from './use-desk.ts';

/** The clauses with their state now, the open terms, and who is who. */
export function Outline({
  view,
  chosen,
}: {
  readonly view: AgreementView;
  readonly chosen: ClauseView | null;
}) {
  const { textQuery, show } = useDesk();
  const open = view.openTerms.filter(({ kind }) => kind === 'open');
  return (
    <nav className="outl" aria-label="Clauses">
      <h2 className="eyebrow">Clauses, state now</h2>
      <ul>
        {view.clauses.map((clause) => (
          <li key={clause.clauseId}>
            <Link
              to={{ desk: 'agreement', clauseId: clause.clauseId }}
              extra={textQuery}
              current={clause === chosen ? 'true' : undefined}
            >
              {clause.verdict === null ? (
                <span className="g" />
              ) : (
                <TruthGlyph value={clause.verdict} />
              )}
              {/^\d/.test(clause.clauseId) ? (
                <span className="no num">{clause.clauseId}</span>
              ) : (
                <i />
              )}
              <span>{clause.title}</span>
            </Link>
          </li>
        ))}
      </ul>
      {open.length === 0 ? null : (
        <>
          <h2 className="eyebrow">Open terms</h2>
          <ul className="terms">
            {open.map((term) => (
              <li key={term.name}>
                <b>
                  {term.number}. {term.title}
                </b>
                <small className="num">
                  {counted(term.blocks.length, 'norm waits', 'norms wait')} for it
                </small>
              </li>
            ))}
          </ul>
          <button className="fold" onClick={() => show('open')}>
            All open questions
          </button>
        </>
      )}
      {view.signers.length === 0 ? null : (
        <>
          <h2 className="eyebrow">Who stands where</h2>
          <ul className="terms">
            {view.signers.map(({ capacity, names }, at) => (
              <li key={at}>
                <b>{capacity.charAt(0).toUpperCase() + capacity.slice(1)}</b>
                <small>{names.join(', ')}</small>
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
