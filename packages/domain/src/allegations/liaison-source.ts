import { id } from '../core/ids.ts';
import type { PartyId, SourceId } from '../core/ids.ts';

/** A party's own voice through its liaison officers, whoever holds the office: one source, as near to its spokesman as can be. */
export function liaisonSource(partyId: PartyId): SourceId {
  return id<'source'>(`liaison-${partyId}`);
}
