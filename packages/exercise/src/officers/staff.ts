import type { Actor, Reader } from '@holdfast/domain';
import { PEOPLE } from '../emit/cast.ts';
import type { Person } from '../emit/cast.ts';

/** The person of a role whose turn it is; null when nobody has it. */
export function staff(role: Person['role'], turn: number): Person | null {
  const people = staffOf(role);
  return people[turn % Math.max(1, people.length)] ?? null;
}

/** Everyone of a role, in the order in which they were granted it. */
export function staffOf(role: Person['role']): readonly Person[] {
  return PEOPLE.filter((person) => person.role === role);
}

export function actorOf({ personId, role }: Person): Actor {
  return { personId, role };
}

export function readerOf({ role, nation }: Person): Reader {
  return { role, partyId: null, nation };
}

/** The digits of an incident's id as a number: who of two takes the case. */
export function ordinalOf(incidentId: string): number {
  return Number(incidentId.replaceAll(/\D/g, '').slice(-6));
}
