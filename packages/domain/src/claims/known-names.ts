import type { ClaimId } from './judgements.ts';
import type { Member } from './member.ts';

/** What the rows of a register may refer to: claims, and actors by id with their names. */
export interface KnownNames {
  readonly claimIds: ReadonlySet<string>;
  readonly actors: ReadonlyMap<string, string>;
}

/** The claims a row rests on: at least one, each of the same register. */
export function claimsOf(row: Member, { claimIds }: KnownNames): readonly ClaimId[] {
  if (!row.has('claims')) {
    row.wrong('claims that say so', 'none');
    return [];
  }
  const cited = row.ids<'claim'>('claims', 1);
  const stranger = cited.find((claimId) => !claimIds.has(claimId));
  if (stranger !== undefined) row.at('claims').wrong('claims on record', stranger, 'not-found');
  return cited;
}

/** An actor of the register, by its id. */
export function actorOf(member: Member, { actors }: KnownNames) {
  const actorId = member.id<'actor'>();
  if (!actors.has(actorId)) member.wrong('an actor of the claims', actorId, 'not-found');
  return actorId;
}

/** Names of some actors, as content keeps them beside ids. */
export function namesOf(actorIds: readonly string[], { actors }: KnownNames) {
  return Object.fromEntries(
    [...new Set(actorIds)].map((actorId) => [actorId, actors.get(actorId) ?? actorId]),
  );
}
