import { nationsOf } from '../access/policy.ts';
import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import { numberedId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { stageOf } from '../incidents/stage-of.ts';
import type { Refusal } from '../observations/intake.ts';
import type { FindingCommand } from './command.ts';
import { isLedgerDue } from './ledger-due.ts';
import type { FindingState } from './state.ts';

/** What a command about a finding leads to. `author` has been checked to hold the role. */
export function decideFinding(state: State, command: FindingCommand, author: Author): Answer {
  switch (command.kind) {
    case 'draft-finding':
      return draftFinding(state, command, author);
    case 'review-finding':
      return reviewFinding(state, command, author);
    case 'issue-finding':
      return issueFinding(state, command, author);
  }
}

type CommandOf<K extends FindingCommand['kind']> = Extract<FindingCommand, { readonly kind: K }>;

function draftFinding(state: State, command: CommandOf<'draft-finding'>, author: Author): Answer {
  const incident = state.incidents.get(command.incidentId);
  if (incident === undefined)
    return refuse('not-found', 'an incident on record', command.incidentId);
  const { ledger } = incident;
  if (incident.opened === null || incident.dismissed !== null || incident.findingId !== null)
    return refuse('wrong-state', 'open, without a finding', stageOf(incident));
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
      `a ledger of the incident as it stands, after entry ${incident.index}`,
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

function stageOfFinding(finding: FindingState): string {
  if (finding.issued !== null) return 'issued';
  return finding.reviewed === null ? 'drafted' : `review: ${finding.reviewed.judgement.outcome}`;
}

function reviewFinding(state: State, command: CommandOf<'review-finding'>, author: Author): Answer {
  const { by } = command;
  const finding = state.findings.get(command.findingId);
  if (finding === undefined) return refuse('not-found', 'a finding on record', command.findingId);
  if (finding.reviewed !== null || finding.issued !== null)
    return refuse('wrong-state', 'drafted, not yet reviewed', stageOfFinding(finding));
  const drafters = nationsOf(state, finding.draftedBy);
  const reviewers = nationsOf(state, by.personId);
  if (by.personId === finding.draftedBy || drafters.some((nation) => reviewers.includes(nation))) {
    return refuse(
      'conflict-of-interest',
      `a second person, not of ${drafters.join(' or ')}`,
      `${by.personId} of ${reviewers.join(' and ')}`,
    );
  }
  return {
    kind: 'finding.reviewed',
    author,
    judgement: { findingId: command.findingId, outcome: command.outcome },
    content: { reason: command.reason },
  };
}

function issueFinding(state: State, command: CommandOf<'issue-finding'>, author: Author): Answer {
  const finding = state.findings.get(command.findingId);
  if (finding === undefined) return refuse('not-found', 'a finding on record', command.findingId);
  if (finding.issued !== null || finding.reviewed?.judgement.outcome !== 'agreed')
    return refuse('wrong-state', 'reviewed and agreed', stageOfFinding(finding));
  return {
    kind: 'finding.issued',
    author,
    judgement: { findingId: command.findingId },
    content: null,
  };
}
