import type { ClaimsView } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { count, counted } from '../format/numbers.ts';
import { iso } from '../format/times.ts';
import { Icon } from '../parts/icon.tsx';
import { Withheld } from '../parts/marks.tsx';
import { Changed } from './changed.tsx';
import type { Face } from './use-claims.ts';
import { FACES } from './use-claims.ts';
import { reportedOn } from './words.ts';

const FACE_WORDS: Readonly<Record<Face, string>> = {
  read: 'Documents and claims',
  'side-by-side': 'Side by side',
  contradictions: 'Contradictions',
  instruments: 'Instruments',
};

/** The days of the reports first: nothing later is implied by anything below. */
export function DeskHead({ view, face }: { readonly view: ClaimsView; readonly face: Face }) {
  const { cut, documents, open, reported, topics, withheld } = view;
  const claims = topics.reduce((sum, topic) => sum + topic.claims.length, 0);
  return (
    <header className="claimhead">
      <div className="titlerow">
        <div>
          <h1 className="page">
            {reported === null
              ? 'No document is on record'
              : `As reported on ${reportedOn(reported)}`}
          </h1>
          <p className="mid">
            {counted(claims, 'claim', 'claims')} from{' '}
            {counted(documents.length, 'document', 'documents')},{' '}
            {counted(open, 'contradiction', 'contradictions')} open. Nothing later is implied, and a
            claim is not a finding.
          </p>
        </div>
        <button className="btn sm" onClick={() => window.print()}>
          <Icon name="print" />
          Print
        </button>
      </div>
      <p className="printcut">
        Data cut: {count(cut.entries)} entries, known {iso(cut.knownAtMs)}, {cut.origin}.
      </p>
      <Withheld count={withheld} what="document" />
      <div className="facerow">
        <nav className="tabs" aria-label="Faces of this desk">
          {FACES.map((each) => (
            <Link
              key={each}
              to={{ desk: 'desk', name: 'claims', path: each === 'read' ? [] : [each] }}
              current={each === face ? 'page' : undefined}
            >
              {FACE_WORDS[each]}
              {each === 'contradictions' ? <span> {count(open)}</span> : null}
            </Link>
          ))}
        </nav>
        <Changed view={view} />
      </div>
    </header>
  );
}
