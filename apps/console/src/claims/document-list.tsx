import type { DocumentShown } from '@holdfast/domain';
import { Link } from '../address/use-address.tsx';
import { counted } from '../format/numbers.ts';
import { dayWords } from './words.ts';

/** Every document on record, also those that only their publisher, title and date are known of here. */
export function DocumentList({
  documents,
  chosen,
}: {
  readonly documents: readonly DocumentShown[];
  readonly chosen: string;
}) {
  return (
    <nav className="doclist" aria-label="Documents">
      <h2 className="eyebrow">Documents</h2>
      <ul>
        {documents.map(({ sha256, publisher, title, publishedDay, claims, held }) => (
          <li key={sha256}>
            <Link
              to={{ desk: 'desk', name: 'claims', path: [] }}
              extra={{ doc: sha256 }}
              current={sha256 === chosen ? 'true' : undefined}
            >
              <b>{publisher}</b>
              <span>{title}</span>
              <small className="num">
                {dayWords(publishedDay)}, {counted(claims.length, 'claim', 'claims')}
                {held ? '' : ', not held'}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
