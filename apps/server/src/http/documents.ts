import { documentView } from '@holdfast/domain';
import type { Mission } from '@holdfast/mission';
import type { AddView } from './add-view.ts';

/** `GET /api/document/SHA256`: a document's words as far as this reader may see them, and the bytes that claims cite. Its hash is its only name. */
export function addDocumentView(add: AddView, mission: Mission): void {
  add(
    '/api/document/:id',
    (state, { reader, knownMs }, sha256) =>
      documentView(state, reader, mission.viewContext(knownMs !== null), sha256) ?? {
        refuse: 'not-found',
        message: `No document with the SHA-256 “${sha256}” on this record.`,
      },
  );
}
