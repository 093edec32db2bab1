import { MAY, nationOf } from '../access/policy.ts';
import type { Refusal } from '../observations/intake.ts';
import type { Command } from './command.ts';
import type { Author, NewEntry } from './entry.ts';
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
      return accept({
        kind: 'role.granted',
        author,
        judgement: command.judgement,
        content: { name: command.name },
      });
    case 'adopt-agreement':
      return adoptAgreement(command, author);
    case 'record-act':
      return accept({
        kind: 'act.recorded',
        author,
        judgement: command.judgement,
        content: { reason: command.reason },
      });
    case 'enrol-source': {
      const { judgement, content } = command;
      return accept({ kind: 'source.enrolled', author, judgement, content });
    }
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

function adoptAgreement(command: CommandOf<'adopt-agreement'>, author: Author): Decision {
  const { judgement, content } = command;
  if (!(judgement.holdBackMs >= HOLD_BACK_MS_MIN)) {
    return refuse(
      'not-permitted',
      `a hold-back of at least ${HOLD_BACK_MS_MIN} ms`,
      String(judgement.holdBackMs),
    );
  }
  return accept({ kind: 'agreement.adopted', author, judgement, content });
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
  if (incident.opened !== null)
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
  const finding = state.findings.get(command.findingId);
  if (finding === undefined) return refuse('not-found', 'a finding on record', command.findingId);
  if (finding.reviewed !== null || finding.issued !== null)
    return refuse('wrong-state', 'drafted, not yet reviewed', stageOfFinding(finding));
  const drafterNation = nationOf(state, { personId: finding.draftedBy, role: 'investigator' });
  if (author.id === finding.draftedBy || author.nation === drafterNation) {
    return refuse(
      'conflict-of-interest',
      `a second person, not of ${drafterNation ?? 'the same nation'}`,
      `${author.id} of ${author.nation ?? 'no nation'}`,
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
