import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import { numberedId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { wantsFinding } from '../incidents/settled.ts';
import { stageOf } from '../incidents/stage-of.ts';
import type { Refusal } from '../observations/intake.ts';
import type { FindingCommand } from './command.ts';
import { isLedgerDue } from './ledger-due.ts';
import { correctFinding, issueFinding, reviewFinding, withdrawFinding } from './decide-issue.ts';
import { recusalOf, recuseMember } from './recusal.ts';

/** What a command about a finding leads to, at `nowMs`. `author` has been checked to hold the role. */
export function decideFinding(
  state: State,
  command: FindingCommand,
  author: Author,
  nowMs: number,
): Answer {
  switch (command.kind) {
    case 'draft-finding':
      return draftFinding(state, command, author);
    case 'review-finding':
      return reviewFinding(state, command, author);
    case 'issue-finding':
      return issueFinding(state, command, author, nowMs);
    case 'correct-finding':
      return correctFinding(state, command, author);
    case 'withdraw-finding':
      return withdrawFinding(state, command, author);
    case 'recuse-member':
      return recuseMember(state, command, author);
  }
}

type CommandOf<K extends FindingCommand['kind']> = Extract<FindingCommand, { readonly kind: K }>;

function draftFinding(state: State, command: CommandOf<'draft-finding'>, author: Author): Answer {
  const incident = state.incidents.get(command.incidentId);
  if (incident === undefined)
    return refuse('not-found', 'an incident on record', command.incidentId);
  if (!wantsFinding(incident))
    return refuse('wrong-state', 'open, without a finding', stageOf(incident));
  const barred = recusalOf(state, command.by.personId, command.incidentId);
  if (barred !== null) return barred;
  const { ledger } = incident;
  if (ledger === null || ledger.index !== command.ledgerIndex) {
    return refuse(
      'wrong-state',
      `the latest ledger, entry ${ledger?.index ?? 'none yet'}`,
      `entry ${command.ledgerIndex}`,
    );
  }
  if (isLedgerDue(state, incident))
    return refuse(
      'wrong-state',
      `a ledger of the incident as it stands, after entry ${Math.max(incident.index, incident.changedAt)}`,
      `entry ${ledger.index}`,
    );
  const refusal = standardRefusal(command, ledger.judgement.leading, ledger.judgement.standards);
  if (refusal !== null) return refusal;
  const findingId = numberedId<'finding'>('F', state.findings.size + 1);
  const { incidentType, severity, fromMs, toMs, incidentId } = incident.judgement;
  return {
    kind: 'finding.drafted',
    author,
    judgement: {
      findingId,
      incidentId,
      responsible: command.responsible,
      standardId: command.standardId,
      act: incidentType,
      severity,
      fromMs,
      toMs,
      ledgerIndex: ledger.index,
      ...(incident.findingId === null ? {} : { supersedesId: incident.findingId }),
    },
    content: { statement: command.statement },
  };
}

/** A finding names the ledger's leader to a standard that the ledger meets, or is undetermined: nobody pushes towards a culprit. */
function standardRefusal(
  command: CommandOf<'draft-finding'>,
  leading: string,
  standards: readonly { readonly standardId: string; readonly met: 0 | 1 }[],
): Refusal | null {
  const { responsible, standardId } = command;
  if (responsible === 'undetermined') {
    return standardId === null
      ? null
      : refuse('wrong-state', 'no standard with undetermined', standardId);
  }
  if (responsible !== leading)
    return refuse('wrong-state', `${leading}, which leads, or undetermined`, responsible);
  const standard = standards.find((result) => result.standardId === standardId);
  if (standard?.met !== 1)
    return refuse('wrong-state', 'a standard that the ledger meets', standardId ?? 'none');
  return null;
}
