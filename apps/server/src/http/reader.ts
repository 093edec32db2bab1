import { isRole } from '@holdfast/domain';
import type { Reader, State } from '@holdfast/domain';

/** Which of the record's times and which eyes a request asks for. */
export interface Asked {
  readonly reader: Reader;
  /** What was known at this time, milliseconds; null for now. */
  readonly knownMs: number | null;
  /** What the reader last saw: the state after so many entries; null for no comparison. */
  readonly sinceEntries: number | null;
}

/** What a query may say; all optional, all text. */
export interface ViewQuery {
  readonly role?: string;
  readonly party?: string;
  readonly known?: string;
  readonly since?: string;
}

/**
 * Reads `role`, `party`, `known` and `since`. Until people can sign in, one machine serves one visitor, who may look as any
 * role; a role that nobody knows, or a party that the agreement does not name, is answered with a sentence.
 */
export function askedOf(query: ViewQuery, state: State): Asked | string {
  const role = query.role ?? 'watch';
  if (!isRole(role)) return `role: expected one of the mission's roles, found "${role}"`;
  const partyId = query.party ?? null;
  const parties = state.agreement?.judgement.parties ?? [];
  if (partyId !== null && !parties.some((party) => party === partyId))
    return `party: expected one of ${parties.join(', ') || 'none'}, found "${partyId}"`;
  const known = query.known === undefined ? null : Number(query.known);
  if (known !== null && !(Number.isSafeInteger(known) && known >= 0))
    return `known: expected milliseconds since 1970 UTC, found "${query.known ?? ''}"`;
  const since = query.since === undefined ? null : Number(query.since);
  if (since !== null && !(Number.isSafeInteger(since) && since >= 0 && since <= state.entries))
    return `since: expected 0 to ${state.entries}, the entries so far, found "${query.since ?? ''}"`;
  return { reader: { role, partyId, nation: null }, knownMs: known, sinceEntries: since };
}
