import { id, isId, isRole, ROLES } from '@holdfast/domain';
import type { PartyId, PersonId, Role } from '@holdfast/domain';
import type { Complaints } from './problem.ts';
import { readRows } from './read-rows.ts';

/** A person and the role that is to be granted; a second role is a second row. */
export interface PersonRow {
  readonly line: number;
  readonly personId: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly nation: string;
  /** The party that a liaison officer speaks for; null for everyone else. */
  readonly partyId: PartyId | null;
}

export const PEOPLE_COLUMNS = ['person_id', 'name', 'role', 'nation', 'party_id'] as const;

/** Reads people.csv. The first row must be a custodian: only one can grant roles. */
export function readPeople(
  bytes: Uint8Array,
  parties: ReadonlySet<string>,
  complaints: Complaints,
): readonly PersonRow[] {
  const people = readRows(bytes, PEOPLE_COLUMNS, complaints).flatMap(
    ({ line, field }): PersonRow[] => {
      const personId = field('person_id');
      const role = field('role');
      const party = field('party_id');
      const before = complaints.problems.length;
      if (!isId(personId))
        complaints.add(line, 'person_id: letters, digits and . _ -, a letter first', personId);
      for (const column of ['name', 'nation']) {
        if (field(column).trim() === '') complaints.add(line, `${column}: some words`, 'nothing');
      }
      if (!isRole(role)) complaints.add(line, `role: one of ${ROLES.join(', ')}`, role);
      if (role === 'liaison' && !parties.has(party))
        complaints.add(line, `party_id: one of ${[...parties].join(', ')}`, party);
      if (role !== 'liaison' && party !== '')
        complaints.add(line, 'party_id: nothing, unless the role is liaison', party);
      if (complaints.problems.length > before || !isRole(role)) return [];
      return [
        {
          line,
          personId: id<'person'>(personId),
          name: field('name'),
          role,
          nation: field('nation'),
          partyId: party === '' ? null : id<'party'>(party),
        },
      ];
    },
  );
  const first = people[0];
  if (complaints.problems.length === 0 && first?.role !== 'custodian') {
    complaints.add(
      first?.line ?? 2,
      'a custodian in the first row, who grants the other roles',
      first?.role ?? '',
    );
  }
  complainOfRepeats(people, complaints);
  return people;
}

function complainOfRepeats(people: readonly PersonRow[], complaints: Complaints): void {
  const seen = new Set<string>();
  for (const { line, personId, role } of people) {
    const key = `${personId} as ${role}`;
    if (seen.has(key)) complaints.add(line, 'each person once in each role', `${key} again`);
    seen.add(key);
  }
}
