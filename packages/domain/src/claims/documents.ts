import type { Library, SourceDocument } from './citation.ts';
import type { Member } from './member.ts';
import { rowsOf } from './member.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** The documents that a register cites. One that is held under the same publisher and title with other bytes is refused, and with it all that cites it. */
export function documentsFrom(root: Member, library: Library): readonly SourceDocument[] {
  return rowsOf(root, 'documents', (row) => documentFrom(row, library)).map(({ row }) => row);
}

function documentFrom(row: Member, library: Library): SourceDocument {
  row.only(['key', 'sha256', 'byteLength', 'publisher', 'title', 'published', 'address']);
  const publisher = row.at('publisher').text();
  const title = row.at('title').text();
  const published = row.at('published').text();
  const held = row.has('sha256');
  const reference = `${publisher}\n${title}\n${published}`;
  const sha256 = held
    ? row.at('sha256').text()
    : library.sha256Hex(new TextEncoder().encode(reference));
  if (!SHA256.test(sha256)) row.at('sha256').wrong('64 lower-case hex digits', sha256);
  const other = library.documents.find(
    (document) => document.publisher === publisher && document.title === title,
  );
  if (held && other !== undefined && other.sha256 !== sha256)
    row.at('sha256').wrong(`${other.sha256}, as held here`, sha256);
  const byteLength = held ? row.at('byteLength').integer() : 0;
  const bytes = library.documents.find((document) => document.sha256 === sha256)?.bytes.length;
  if (bytes !== undefined && bytes !== byteLength)
    row.at('byteLength').wrong(String(bytes), String(byteLength));
  return {
    key: row.at('key').id(),
    sha256,
    byteLength,
    publisher,
    title,
    published,
    publishedDay: row.at('published').day(),
    address: row.has('address') ? row.at('address').text() : null,
    held,
  };
}
