import { REGISTER_MAY } from '../commitments/command.ts';
import { AGREEMENT_MAY } from '../core/agreement-command.ts';
import type { CommandKind } from '../core/command.ts';
import { FINDING_MAY } from '../findings/command.ts';
import { INCIDENT_MAY } from '../incidents/command.ts';
import { OBSERVATION_MAY } from '../observations/command.ts';
import type { PersonId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { Actor } from './actor.ts';
import { ACCESS_MAY } from './command.ts';
import type { Role } from './role.ts';

/** Which roles may ask what. What nobody is listed for, nobody may do. */
export const MAY: Readonly<Record<CommandKind, readonly Role[]>> = {
  ...AGREEMENT_MAY,
  ...ACCESS_MAY,
  ...OBSERVATION_MAY,
  ...INCIDENT_MAY,
  ...FINDING_MAY,
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
