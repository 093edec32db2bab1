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
