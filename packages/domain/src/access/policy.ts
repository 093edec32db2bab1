import { REGISTER_MAY } from '../commitments/command.ts';
import type { Actor, Command } from '../core/command.ts';
import type { PersonId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { Role } from './role.ts';

/** Which roles may ask what. What nobody is listed for, nobody may do. */
export const MAY: Readonly<Record<Command['kind'], readonly Role[]>> = {
  'adopt-agreement': ['custodian'],
  'record-act': ['commission', 'chief'],
  'grant-role': ['custodian'],
  'enrol-source': ['custodian'],
  'screen-observation': ['watch', 'investigator'],
  'open-incident': ['watch', 'investigator'],
  'dismiss-incident': ['watch', 'investigator'],
  'draft-finding': ['investigator'],
  'review-finding': ['reviewer'],
  'issue-finding': ['chief'],
  ...REGISTER_MAY,
};

/** Every nation under which a person holds any role: whoever reviews must share none with the drafter. */
export function nationsOf(state: State, personId: PersonId): readonly string[] {
  const grants = state.grants.get(personId) ?? [];
  return [...new Set(grants.map(({ judgement }) => judgement.nation))];
}

/** The nation under which `actor` holds the role it claims; null when no grant on record says so. */
export function nationOf(state: State, actor: Actor): string | null {
  const grant = state.grants
    .get(actor.personId)
    ?.find(({ judgement }) => judgement.role === actor.role);
  return grant?.judgement.nation ?? null;
}
