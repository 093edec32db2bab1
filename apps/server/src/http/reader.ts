import type { FastifyRequest } from 'fastify';
import { askableMs, isRole, sightOf, toldEntries } from '@holdfast/domain';
import type { PersonInRole, Reader, RefusalCode } from '@holdfast/domain';
import type { Held } from './held.ts';

/** Which of the record's times and which eyes a request asks for. */
export interface Asked {
  readonly reader: Reader;
  /** Who acts; null while one only looks. */
  readonly actor: PersonInRole | null;
  /** The person or role that was asked for and that nobody on record has; null where somebody has. */
  readonly stranger: string | null;
  /** What this device's cookie holds; null for none. */
  readonly token: string | null;
  /** What was known at this time, milliseconds; null for now. */
  readonly knownMs: number | null;
  /** What the reader last saw: the state after so many entries; null for no comparison. */
  readonly sinceEntries: number | null;
  /** "What if", as it was asked: `condition:value,…`; empty for the state as it is. */
  readonly whatIf: string;
  /** The query as it came, for a view that asks more. */
  readonly query: Readonly<Record<string, string | undefined>>;
}

/** What a query may say; all optional, all text. */
export interface ViewQuery {
  readonly role?: string;
  readonly party?: string;
  readonly as?: string;
  readonly known?: string;
  readonly since?: string;
  readonly whatif?: string;
}

/** Why a request was not answered, in the API's words. */
export interface Refused {
  readonly refuse: RefusalCode | 'not-signed-in';
  readonly message: string;
}

const refuse = (code: Refused['refuse'], message: string): Refused => ({ refuse: code, message });

/**
 * Reads `as` (a person), `role`, `party`, `known` and `since`, the two last as far as the reader is told of such times. In an exercise or a trial a visitor may look as any role and act
 * as anyone on record. Elsewhere a reader is who has signed in on this device; until anyone can, this machine's user reads as
 * any role, and from then on whoever has not signed in reads what the public reads.
 */
export function askedOf(query: ViewQuery, held: Held, token: string | null): Asked | Refused {
  const { state } = held.mission;
  if (query.as !== undefined) {
    const people = held.identity.peopleFor(state, token);
    const actor = people.find(
      ({ personId, role }) => personId === query.as && (query.role ?? role) === role,
    );
    if (actor === undefined)
      return refuse(
        'not-signed-in',
        `Nobody is signed in here as ${query.as}${query.role === undefined ? '' : `, ${query.role}`}. Sign in, and what you wrote will still be here.`,
      );
    const { personId, role, partyId, nation } = actor;
    const found = { role, partyId, nation, personId };
    return withTimes(query, held, { reader: found, actor, stranger: null, token });
  }
  const role = query.role ?? (held.identity.mustSignIn() ? 'public' : 'watch');
  if (!isRole(role))
    return refuse('malformed', `role: expected one of the mission's roles, found "${role}"`);
  if (role !== 'public' && held.identity.mustSignIn())
    return refuse(
      'not-signed-in',
      `Sign in to read as ${role}. Without, you read what the public reads.`,
    );
  const partyId = query.party ?? null;
  const parties = state.agreement?.judgement.parties ?? [];
  if (partyId !== null && !parties.some((party) => party === partyId))
    return refuse(
      'malformed',
      `party: expected one of ${parties.join(', ') || 'none'}, found "${partyId}"`,
    );
  return withTimes(query, held, {
    reader: { role, partyId, nation: null },
    actor: null,
    stranger: null,
    token,
  });
}

/**
 * The same for the session alone: where a visitor may act as anyone, a name that nobody on record has is no refusal, so that the visitor can be told so
 * and choose another.
 */
export function sessionAskedOf(
  query: ViewQuery,
  held: Held,
  token: string | null,
): Asked | Refused {
  const asked = askedOf(query, held, token);
  if (!('refuse' in asked) || query.as === undefined || held.identity.mode !== 'choose')
    return asked;
  const { as, role, party: _party, ...rest } = query;
  const looking = askedOf(rest, held, token);
  const stranger = role === undefined ? as : `${as}, ${role}`;
  return 'refuse' in looking ? looking : { ...looking, stranger };
}

/** May this reader know to the entry how far the record has come? Where a visitor may look as any role there is nothing to hide from one of them; the public never may. */
export function isToldLive({ identity }: Pick<Held, 'identity'>, reader: Reader): boolean {
  const sight = sightOf(reader);
  return sight === 'mission' || (sight !== 'public' && identity.mode === 'choose');
}

/** Adds which of the record's times are asked, as far as this reader is told of any. */
function withTimes(
  query: ViewQuery,
  held: Held,
  who: Pick<Asked, 'reader' | 'actor' | 'stranger' | 'token'>,
): Asked | Refused {
  const known = query.known === undefined ? null : Number(query.known);
  if (known !== null && !(Number.isSafeInteger(known) && known >= 0))
    return refuse(
      'malformed',
      `known: expected milliseconds since 1970 UTC, found "${query.known ?? ''}"`,
    );
  const { mission } = held;
  const isLive = isToldLive(held, who.reader);
  const entries = isLive
    ? mission.state.entries
    : toldEntries(mission.state, who.reader, mission.viewContext(false));
  const since = query.since === undefined ? null : Number(query.since);
  if (since !== null && !(Number.isSafeInteger(since) && since >= 0 && since <= entries))
    return refuse(
      'malformed',
      `since: expected 0 to ${entries}, the entries so far, found "${query.since ?? ''}"`,
    );
  return {
    ...who,
    knownMs: known === null || isLive ? known : askableMs(known, sightOf(who.reader)),
    sinceEntries: since,
    whatIf: query.whatif ?? '',
    query: { ...query },
  };
}

/** The device's token in this record's cookie; null for none. */
export function tokenOf(request: FastifyRequest, cookieName: string): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === cookieName)?.[1] ?? null;
}
