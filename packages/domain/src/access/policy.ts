import { REGISTER_MAY } from '../commitments/command.ts';
import { AGREEMENT_MAY } from '../core/agreement-command.ts';
import type { CommandKind } from '../core/command.ts';
import { FINDING_MAY } from '../findings/command.ts';
import { INCIDENT_MAY } from '../incidents/command.ts';
import { KEEPING_MAY } from '../keeping/command.ts';
import { OBSERVATION_MAY } from '../observations/command.ts';
import { refuse } from '../core/answer.ts';
import type { PartyId, PersonId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { Actor } from './actor.ts';
import { ACCESS_MAY } from './command.ts';
import type { Role } from './role.ts';
import type { GrantState } from './state.ts';
import type { Refusal } from '../observations/intake.ts';
import { REPORT_MAY } from '../reports/command.ts';
import { COMMISSION_MAY } from '../commission/command.ts';
import { NOTICE_MAY } from '../notices/command.ts';
import { TASK_MAY } from '../tasks/command.ts';
import { ALLEGATION_MAY } from '../allegations/command.ts';
import { IMPEDIMENT_MAY } from '../impediments/command.ts';
import { TEXT_MAY } from '../texts/command.ts';
import { DISCLOSURE_MAY } from '../disclosure/command.ts';

/** Which roles may ask what. What nobody is listed for, nobody may do. */
export const MAY: Readonly<Record<CommandKind, readonly Role[]>> = {
  ...AGREEMENT_MAY,
  ...ACCESS_MAY,
  ...OBSERVATION_MAY,
  ...INCIDENT_MAY,
  ...FINDING_MAY,
  ...ALLEGATION_MAY,
  ...NOTICE_MAY,
  ...TASK_MAY,
  ...IMPEDIMENT_MAY,
  ...COMMISSION_MAY,
  ...REPORT_MAY,
  ...TEXT_MAY,
  ...REGISTER_MAY,
  ...KEEPING_MAY,
  ...DISCLOSURE_MAY,
};

/** Every nation under which a person holds any role: whoever reviews must share none with the drafter. */
export function nationsOf(state: State, personId: PersonId): readonly string[] {
  const grants = state.grants.get(personId) ?? [];
  return [...new Set(grants.map(({ judgement }) => judgement.nation))];
}

/** The grant under which `actor` acts in the role it claims; null when none on record says so, or it was revoked. */
function grantOf(state: State, { personId, role }: Actor): GrantState | null {
  const grants = state.grants.get(personId) ?? [];
  return (
    grants.find(({ judgement, revoked }) => judgement.role === role && revoked === null) ?? null
  );
}

/** The nation under which `actor` holds the role it claims; null when no grant on record says so. */
export function nationOf(state: State, actor: Actor): string | null {
  return grantOf(state, actor)?.judgement.nation ?? null;
}

/** The party for which `actor` speaks in the role it claims; null for everyone who speaks for none. */
export function partyOf(state: State, actor: Actor): PartyId | null {
  return grantOf(state, actor)?.judgement.partyId ?? null;
}

/**
 * Why `actor` may not ask this kind of thing at all: the one policy. Null when the role is listed for it and on record as theirs. What the thing asked
 * about allows is for the stage to decide.
 */
export function may(state: State, actor: Actor, kind: CommandKind): Refusal | null {
  const roles = MAY[kind];
  if (!roles.includes(actor.role))
    return refuse('not-permitted', `one of: ${roles.join(', ')}`, actor.role);
  return grantOf(state, actor) === null
    ? refuse('not-permitted', `${actor.personId} on record as ${actor.role}`, 'no such grant')
    : null;
}
