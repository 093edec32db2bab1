import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import type { State } from '../core/state.ts';
import type { AccessCommand } from './command.ts';
import { nationOf } from './policy.ts';

/** What a command about roles leads to. `author` has been checked to hold the role. */
export function decideAccess(state: State, command: AccessCommand, author: Author): Answer {
  switch (command.kind) {
    case 'grant-role':
      return grantRole(state, command, author);
    case 'revoke-role':
      return revokeRole(state, command, author);
  }
}

type CommandOf<K extends AccessCommand['kind']> = Extract<AccessCommand, { readonly kind: K }>;

/** A role is granted to a person once: a second grant under another nation would open a way around the review by another nation. */
function grantRole(state: State, command: CommandOf<'grant-role'>, author: Author): Answer {
  const { judgement, name } = command;
  const { personId, role, nation, partyId } = judgement;
  if (nation === '') return refuse('malformed', 'a nation', 'none');
  if ((role === 'liaison') !== (partyId !== null))
    return refuse(
      'malformed',
      'a party with a liaison officer, and with nobody else',
      partyId ?? 'none',
    );
  if (nationOf(state, { personId, role }) !== null)
    return refuse('wrong-state', `${personId} not yet ${role}`, 'a grant on record');
  return { kind: 'role.granted', author, judgement, content: { name } };
}

/** The last custodian stays: nobody could grant a role any more. */
function revokeRole(state: State, command: CommandOf<'revoke-role'>, author: Author): Answer {
  const { personId, role, reason } = command;
  if (nationOf(state, { personId, role }) === null)
    return refuse('not-found', `${personId} on record as ${role}`, 'no such grant');
  const custodians = [...state.grants.values()]
    .flat()
    .filter(({ judgement, revoked }) => judgement.role === 'custodian' && revoked === null);
  if (role === 'custodian' && custodians.length === 1)
    return refuse('not-permitted', 'a second custodian on record', personId);
  return {
    kind: 'role.revoked',
    author,
    judgement: { personId, role },
    content: { reason },
  };
}
