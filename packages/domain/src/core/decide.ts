import { ACCESS_MAY } from '../access/command.ts';
import { decideAccess } from '../access/decide.ts';
import { may, nationOf } from '../access/policy.ts';
import { ALLEGATION_MAY } from '../allegations/command.ts';
import { decideAllegation } from '../allegations/decide.ts';
import { REPORT_MAY } from '../reports/command.ts';
import { decideReport } from '../reports/decide.ts';
import { COMMISSION_MAY } from '../commission/command.ts';
import { decideCommission } from '../commission/decide.ts';
import { IMPEDIMENT_MAY } from '../impediments/command.ts';
import { decideImpediment } from '../impediments/decide.ts';
import { NOTICE_MAY } from '../notices/command.ts';
import { decideNotice } from '../notices/decide.ts';
import { TASK_MAY } from '../tasks/command.ts';
import { decideTask } from '../tasks/decide.ts';
import { TEXT_MAY } from '../texts/command.ts';
import { decideText } from '../texts/decide.ts';
import { decideRegister } from '../commitments/decide.ts';
import { FINDING_MAY } from '../findings/command.ts';
import { decideFinding } from '../findings/decide.ts';
import { INCIDENT_MAY } from '../incidents/command.ts';
import { decideIncident } from '../incidents/decide.ts';
import { KEEPING_MAY } from '../keeping/command.ts';
import { DISCLOSURE_MAY } from '../disclosure/command.ts';
import { decideDisclosure } from '../disclosure/decide.ts';
import { decideKeeping } from '../keeping/decide.ts';
import { OBSERVATION_MAY } from '../observations/command.ts';
import { decideObservation } from '../observations/decide.ts';
import type { Refusal } from '../observations/intake.ts';
import { AGREEMENT_MAY } from './agreement-command.ts';
import { entriesOf, isRefusal } from './answer.ts';
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
 * What a command by a person leads to at `nowMs`: entries to record, or a refusal that says what was expected and found. Without a time it is as late as
 * the latest entry: whoever waits for a clock waits a little longer, never less. Pure. The very first grant makes the custodian: an empty record has nobody who could.
 */
export function decide(
  state: State,
  command: Command,
  nowMs: number = state.recordedAtMs,
): Decision {
  const answer = answerOf(state, command, nowMs);
  return isRefusal(answer)
    ? { accepted: false, refusal: answer }
    : { accepted: true, entries: entriesOf(answer) };
}

function answerOf(state: State, command: Command, nowMs: number): Answer {
  const { by } = command;
  const isFirst = isFirstGrant(state, command);
  const refusal = isFirst ? null : may(state, by, command.kind);
  if (refusal !== null) return refusal;
  const nation = isFirst ? command.judgement.nation : nationOf(state, by);
  const author: Author = { kind: 'person', id: by.personId, role: by.role, nation };
  return answerOfStage(state, command, author, nowMs);
}

/** Each stage answers the commands that its table names. */
function answerOfStage(state: State, command: Command, author: Author, nowMs: number): Answer {
  if (isOf(AGREEMENT_MAY, command)) return decideAgreement(state, command, author);
  if (isOf(ACCESS_MAY, command)) return decideAccess(state, command, author);
  if (isOf(OBSERVATION_MAY, command)) return decideObservation(state, command, author, nowMs);
  if (isOf(INCIDENT_MAY, command)) return decideIncident(state, command, author);
  if (isOf(FINDING_MAY, command)) return decideFinding(state, command, author, nowMs);
  if (isOf(ALLEGATION_MAY, command)) return decideAllegation(state, command, author);
  if (isOf(NOTICE_MAY, command)) return decideNotice(state, command, author);
  if (isOf(TASK_MAY, command)) return decideTask(state, command, author, nowMs);
  if (isOf(IMPEDIMENT_MAY, command)) return decideImpediment(state, command, author);
  if (isOf(REPORT_MAY, command)) return decideReport(state, command, author, nowMs);
  if (isOf(COMMISSION_MAY, command)) return decideCommission(state, command, author, nowMs);
  if (isOf(TEXT_MAY, command)) return decideText(state, command, author);
  if (isOf(KEEPING_MAY, command)) return decideKeeping(state, command, author);
  if (isOf(DISCLOSURE_MAY, command)) return decideDisclosure(state, command, author, nowMs);
  return decideRegister(state, command, author);
}

function isFirstGrant(state: State, command: Command): command is CommandOf<'grant-role'> {
  return (
    state.grants.size === 0 &&
    command.kind === 'grant-role' &&
    command.by.role === 'custodian' &&
    command.judgement.personId === command.by.personId &&
    command.judgement.role === 'custodian'
  );
}
