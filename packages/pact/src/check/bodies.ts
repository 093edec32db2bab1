import type { Body, Finding } from '../agreement.ts';
import { choicesOf } from '../evaluate/scene.ts';
import type { Names } from '../names.ts';

/** A body or group that may determine a finding: under this value of an open term, or (null) as the text says. */
export interface Determiner {
  readonly id: string;
  readonly term: string | null;
}

export function determinersOf(names: Names, { by }: Finding): readonly Determiner[] {
  if (by.kind === 'name') return [{ id: by.name, term: null }];
  return choicesOf(names, by.name).map((id) => ({ id, term: by.name }));
}

/** The parties of a body or group, each once; a party is its own only member. */
export function partiesOf(names: Names, id: string): readonly string[] {
  if (names.find('party', id) !== null) return [id];
  const body = names.find('body', id);
  if (body === null) return names.membersOf(id);
  return [...new Set(body.members.flatMap((member) => partiesOf(names, member)))];
}

/** Members that must take part: a number, or null where the text names no quorum or leaves it open. */
export function quorumOf(names: Names, { quorum }: Body): number | null {
  if (quorum === null || quorum.kind === 'term') return null;
  if (quorum.kind === 'quantity') return quorum.amount;
  return names.find('parameter', quorum.name)?.value.amount ?? null;
}

/** Parties without which a body cannot act: its chair; its only member; every member, if all must take part. */
export function indispensable(
  names: Names,
  id: string,
): readonly { readonly party: string; readonly role: string }[] {
  const body = names.find('body', id);
  const parties = partiesOf(names, id);
  const [only] = parties;
  if (parties.length === 1 && only !== undefined) return [{ party: only, role: 'its only member' }];
  if (body === null) return [];
  const all = quorumOf(names, body) === parties.length;
  const members = all ? parties.filter((party) => party !== body.chair) : [];
  return [
    ...(body.chair === null ? [] : [{ party: body.chair, role: 'its chair' }]),
    ...members.map((party) => ({ party, role: 'without whom it has no quorum' })),
  ];
}

/** Members without whom a body cannot act, as few as may be, and why: any `size` of `parties` will do. */
export interface Blockers {
  readonly parties: readonly string[];
  readonly size: number;
  readonly role: string;
}

/**
 * Every minimal set of members whose inaction blocks a body, sets that differ only in which members taken as one: each indispensable
 * party alone, and as many of the others as leave it short of its quorum, where a minority can.
 */
export function blockersOf(names: Names, id: string): readonly Blockers[] {
  const alone = indispensable(names, id);
  const single = alone.map(({ party, role }) => ({ parties: [party], size: 1, role }));
  const body = names.find('body', id);
  const quorum = body === null ? null : quorumOf(names, body);
  if (quorum === null) return single;
  const parties = partiesOf(names, id);
  const others = parties.filter((party) => alone.every((each) => each.party !== party));
  const size = parties.length - quorum + 1;
  if (size < 2 || size > others.length || 2 * size >= parties.length) return single;
  const role = `without whom it falls short of its quorum of ${quorum}`;
  return [...single, { parties: others, size, role }];
}
