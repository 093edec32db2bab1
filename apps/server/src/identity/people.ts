import { namedParties, textIn } from '@holdfast/domain';
import type { ContentOf, PersonInRole, Role, State } from '@holdfast/domain';

/** Roles in the order in which a case passes through their hands, in words. */
export const ROLE_LABELS: readonly (readonly [Role, string])[] = [
  ['watch', 'Watch officer'],
  ['monitor', 'Field monitor'],
  ['investigator', 'Investigator'],
  ['reviewer', 'Reviewer'],
  ['chief', 'Head of mission'],
  ['commission', 'Commission member'],
  ['liaison', 'Liaison'],
  ['planner', 'Planner'],
  ['capital', 'Guarantor capital'],
  ['information', 'Information officer'],
  ['custodian', 'Record custodian'],
  ['public', 'Public reader'],
];

/** Everyone on record, once for each role they hold, in the order in which a case passes through their hands. */
export function peopleOnRecord(state: State, contentOf: ContentOf): readonly PersonInRole[] {
  const partyNames = new Map(
    namedParties(state, contentOf).map(({ partyId, name }) => [partyId, name]),
  );
  const people = [...state.grants.values()].flat().map(({ index, judgement }): PersonInRole => {
    const { personId, role, nation, partyId } = judgement;
    const party = partyId === null ? null : (partyNames.get(partyId) ?? partyId);
    const label = ROLE_LABELS.find(([known]) => known === role)?.[1] ?? role;
    const name = textIn(contentOf(index), 'name', personId);
    return {
      personId,
      name,
      role,
      nation,
      partyId,
      label: party === null ? label : `${label}, ${party}`,
    };
  });
  const order = ROLE_LABELS.map(([role]) => role);
  return people.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}
