import { ACCESS_MAY } from '../access/command.ts';
import { decideAccess } from '../access/decide.ts';
import { MAY, nationOf } from '../access/policy.ts';
import { decideRegister } from '../commitments/decide.ts';
import { FINDING_MAY } from '../findings/command.ts';
import { decideFinding } from '../findings/decide.ts';
import { INCIDENT_MAY } from '../incidents/command.ts';
import { decideIncident } from '../incidents/decide.ts';
import { KEEPING_MAY } from '../keeping/command.ts';
import { decideKeeping } from '../keeping/decide.ts';
import { OBSERVATION_MAY } from '../observations/command.ts';
import { decideObservation } from '../observations/decide.ts';
import type { Refusal } from '../observations/intake.ts';
import { AGREEMENT_MAY } from './agreement-command.ts';
import { isRefusal, refuse } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Command, CommandOf } from './command.ts';
import { decideAgreement } from './decide-agreement.ts';
import type { Author, NewEntry } from './entry.ts';
import { isOf } from './stage.ts';
import type { State } from './state.ts';

export type Decision =
  | { readonly accepted: true; readonly entries: readonly NewEntry[] }
  | { readonly accepted: false; readonly refusal: Refusal };

/**
 * What a command by a person leads to: entries to record, or a refusal that says what was expected and found.
 * Pure. The very first grant makes the custodian: an empty record has nobody who could.
 */
export function decide(state: State, command: Command): Decision {
  const answer = answerOf(state, command);
  return isRefusal(answer)
    ? { accepted: false, refusal: answer }
    : { accepted: true, entries: [answer] };
}

function answerOf(state: State, command: Command): Answer {
  const { by } = command;
  if (!MAY[command.kind].includes(by.role))
    return refuse('not-permitted', `one of: ${MAY[command.kind].join(', ')}`, by.role);
  const nation = isFirstGrant(state, command) ? command.judgement.nation : nationOf(state, by);
  if (nation === null)
    return refuse('not-permitted', `${by.personId} on record as ${by.role}`, 'no such grant');
  const author: Author = { kind: 'person', id: by.personId, role: by.role, nation };
  return answerOfStage(state, command, author);
}

/** Each stage answers the commands that its table names. */
function answerOfStage(state: State, command: Command, author: Author): Answer {
  if (isOf(AGREEMENT_MAY, command)) return decideAgreement(state, command, author);
  if (isOf(ACCESS_MAY, command)) return decideAccess(state, command, author);
  if (isOf(OBSERVATION_MAY, command)) return decideObservation(state, command, author);
  if (isOf(INCIDENT_MAY, command)) return decideIncident(state, command, author);
  if (isOf(FINDING_MAY, command)) return decideFinding(state, command, author);
  if (isOf(KEEPING_MAY, command)) return decideKeeping(state, command, author);
  return decideRegister(state, command, author);
}

function isFirstGrant(state: State, command: Command): command is CommandOf<'grant-role'> {
  return (
    state.grants.size === 0 &&
    command.kind === 'grant-role' &&
    command.judgement.personId === command.by.personId &&
    command.judgement.role === 'custodian'
  );
}
