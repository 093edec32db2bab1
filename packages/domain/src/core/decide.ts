import { decideRegister } from '../commitments/decide.ts';
import { MAY, nationOf, nationsOf } from '../access/policy.ts';
import type { Refusal } from '../observations/intake.ts';
import type { Command } from './command.ts';
import type { Author, NewEntry } from './entry.ts';
import { isLedgerDue } from '../findings/ledger-due.ts';
import { numberedId } from './ids.ts';
import type { FindingState, IncidentState, State } from './state.ts';

export type Decision =
  | { readonly accepted: true; readonly entries: readonly NewEntry[] }
  | { readonly accepted: false; readonly refusal: Refusal };

/** The least hold-back, in milliseconds: nothing derived from arrivals leaves earlier, whatever an agreement says (DESIGN, promise 4). */
export const HOLD_BACK_MS_MIN = 600_000;

const refuse = (code: Refusal['code'], expected: string, found: string): Decision => ({
  accepted: false,
  refusal: { code, line: 0, expected, found },
});

const accept = (...entries: readonly NewEntry[]): Decision => ({ accepted: true, entries });

/**
 * What a command by a person leads to: entries to record, or a refusal that says what was expected and found.
 * Pure. The very first grant makes the custodian: an empty record has nobody who could.
 */
export function decide(state: State, command: Command): Decision {
  const { by } = command;
  if (!MAY[command.kind].includes(by.role)) {
    return refuse('not-permitted', `one of: ${MAY[command.kind].join(', ')}`, by.role);
  }
  const nation = isFirstGrant(state, command) ? command.judgement.nation : nationOf(state, by);
  if (nation === null) {
    return refuse('not-permitted', `${by.personId} on record as ${by.role}`, 'no such grant');
  }
  const author: Author = { kind: 'person', id: by.personId, role: by.role, nation };
  switch (command.kind) {
    case 'grant-role':
      return grantRole(state, command, author);
    case 'adopt-agreement':
      return adoptAgreement(state, command, author);
    case 'record-act':
      return recordAct(state, command, author);
    case 'enrol-source':
      return enrolSource(state, command, author);
    case 'screen-observation':
      return screenObservation(state, command, author);
    case 'open-incident':
      return openIncident(state, command, author);
    case 'dismiss-incident':
      return dismissIncident(state, command, author);
    case 'draft-finding':
      return draftFinding(state, command, author);
    case 'review-finding':
      return reviewFinding(state, command, author);
    case 'issue-finding':
      return issueFinding(state, command, author);
    case 'record-claim':
    case 'resolve-contradiction':
    case 'record-pledge':
    case 'record-national-decision': {
      const answer = decideRegister(state, command, author);
      return 'code' in answer ? { accepted: false, refusal: answer } : accept(answer);
    }
  }
}

type CommandOf<K extends Command['kind']> = Extract<Command, { readonly kind: K }>;

function isFirstGrant(state: State, command: Command): command is CommandOf<'grant-role'> {
  return (
    state.grants.size === 0 &&
    command.kind === 'grant-role' &&
    command.judgement.personId === command.by.personId &&
    command.judgement.role === 'custodian'
  );
}

/** A role is granted to a person once: a second grant under another nation would open a way around the review by another nation. */
function grantRole(state: State, command: CommandOf<'grant-role'>, author: Author): Decision {
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
  return accept({ kind: 'role.granted', author, judgement, content: { name } });
}

/** Adopted once: the sessions and clocks that run on its numbers would not follow another text. An amendment is not spoken yet. */
function adoptAgreement(
  state: State,
  command: CommandOf<'adopt-agreement'>,
  author: Author,
): Decision {
  const { judgement, content } = command;
  if (state.agreement !== null)
    return refuse('wrong-state', 'no agreement in force', state.agreement.judgement.agreementId);
  if (!Number.isSafeInteger(judgement.holdBackMs) || judgement.holdBackMs < HOLD_BACK_MS_MIN) {
    return refuse(
      'not-permitted',
      `a hold-back of at least ${HOLD_BACK_MS_MIN} ms`,
      String(judgement.holdBackMs),
    );
  }
  return accept({ kind: 'agreement.adopted', author, judgement, content });
}

function recordAct(state: State, command: CommandOf<'record-act'>, author: Author): Decision {
  const { judgement, reason } = command;
  const { fromMs, toMs, findingId } = judgement;
  if (!Number.isSafeInteger(fromMs) || !Number.isSafeInteger(toMs) || toMs < fromMs)
    return refuse(
      'impossible-time',
      'whole milliseconds, the end not before the beginning',
      `${fromMs} to ${toMs}`,
    );
  if (findingId !== null && !state.findings.has(findingId))
    return refuse('not-found', 'a finding on record', findingId);
  return accept({ kind: 'act.recorded', author, judgement, content: { reason } });
}

/** A source is enrolled once: another key under the same name would speak for what the first has signed. */
function enrolSource(state: State, command: CommandOf<'enrol-source'>, author: Author): Decision {
  const { judgement, content } = command;
  if (state.sources.has(judgement.sourceId))
    return refuse('wrong-state', 'a source not yet enrolled', judgement.sourceId);
  return accept({ kind: 'source.enrolled', author, judgement, content });
}

function screenObservation(
  state: State,
  command: CommandOf<'screen-observation'>,
  author: Author,
): Decision {
  const { observationId, outcome, cause, reason } = command;
  const observation = state.observations.get(observationId);
  if (observation === undefined)
    return refuse('not-found', 'an observation on record', observationId);
  if (observation.screened !== null)
    return refuse('wrong-state', 'not yet screened', observation.screened.judgement.outcome);
  return accept({
    kind: 'observation.screened',
    author,
    judgement: { observationId, outcome, cause },
    content: { reason },
  });
}

function stageOf(incident: IncidentState): string {
  if (incident.dismissed !== null) return 'dismissed';
  if (incident.findingId !== null) return `has ${incident.findingId}`;
  return incident.opened === null ? 'proposed' : 'open';
}

function openIncident(state: State, command: CommandOf<'open-incident'>, author: Author): Decision {
  const incident = state.incidents.get(command.incidentId);
  if (incident === undefined)
    return refuse('not-found', 'an incident on record', command.incidentId);
  if (incident.opened !== null && incident.dismissed === null)
    return refuse('wrong-state', 'proposed or dismissed', stageOf(incident));
  return accept({
    kind: 'incident.opened',
    author,
    judgement: { incidentId: command.incidentId },
    content: { reason: command.reason },
  });
}

function dismissIncident(
  state: State,
  command: CommandOf<'dismiss-incident'>,
  author: Author,
): Decision {
  const incident = state.incidents.get(command.incidentId);
  if (incident === undefined)
    return refuse('not-found', 'an incident on record', command.incidentId);
  if (incident.dismissed !== null || incident.findingId !== null)
    return refuse('wrong-state', 'proposed, or open without a finding', stageOf(incident));
  return accept({
    kind: 'incident.dismissed',
    author,
    judgement: { incidentId: command.incidentId, cause: command.cause },
    content: { reason: command.reason },
  });
}

function draftFinding(state: State, command: CommandOf<'draft-finding'>, author: Author): Decision {
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
  return accept({
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
  });
}

/** A finding names the ledger's leader to a standard that the ledger meets, or is undetermined: nobody pushes towards a culprit. */
function standardRefusal(
  command: CommandOf<'draft-finding'>,
  leading: string,
  standards: readonly { readonly standardId: string; readonly met: 0 | 1 }[],
): Decision | null {
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

function reviewFinding(
  state: State,
  command: CommandOf<'review-finding'>,
  author: Author,
): Decision {
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
  return accept({
    kind: 'finding.reviewed',
    author,
    judgement: { findingId: command.findingId, outcome: command.outcome },
    content: { reason: command.reason },
  });
}

function issueFinding(state: State, command: CommandOf<'issue-finding'>, author: Author): Decision {
  const finding = state.findings.get(command.findingId);
  if (finding === undefined) return refuse('not-found', 'a finding on record', command.findingId);
  if (finding.issued !== null || finding.reviewed?.judgement.outcome !== 'agreed')
    return refuse('wrong-state', 'reviewed and agreed', stageOfFinding(finding));
  return accept({
    kind: 'finding.issued',
    author,
    judgement: { findingId: command.findingId },
    content: null,
  });
}
