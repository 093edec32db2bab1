import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import type { IncidentId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { Refusal } from '../observations/intake.ts';
import type { IncidentCommand } from './command.ts';
import {
  attachEvidence,
  mergeIncidents,
  preferLocation,
  splitIncident,
} from './decide-membership.ts';
import { stageOf } from './stage-of.ts';
import type { IncidentState } from './state.ts';

/** What a command about an incident leads to. `author` has been checked to hold the role. */
export function decideIncident(state: State, command: IncidentCommand, author: Author): Answer {
  const incident = incidentOr(state, command.incidentId);
  if ('code' in incident) return incident;
  switch (command.kind) {
    case 'open-incident':
      return openIncident(incident, command, author);
    case 'dismiss-incident':
      return dismissIncident(incident, command, author);
    case 'close-incident':
      return closeIncident(incident, command, author);
    case 'reopen-incident':
      return reopenIncident(incident, command, author);
    case 'merge-incidents':
      return mergeIncidents(state, incident, command, author);
    case 'split-incident':
      return splitIncident(state, incident, command, author);
    case 'attach-evidence':
      return attachEvidence(state, incident, command, author);
    case 'prefer-location':
      return preferLocation(state, incident, command, author);
  }
}

type CommandOf<K extends IncidentCommand['kind']> = Extract<IncidentCommand, { readonly kind: K }>;

/** An incident that is one of its own: what was merged away is decided on no more. */
function incidentOr(state: State, incidentId: IncidentId): IncidentState | Refusal {
  const incident = state.incidents.get(incidentId);
  if (incident === undefined) return refuse('not-found', 'an incident on record', incidentId);
  return incident.mergedInto === null
    ? incident
    : refuse('wrong-state', 'an incident of its own', stageOf(incident));
}

function openIncident(
  incident: IncidentState,
  { incidentId, reason }: CommandOf<'open-incident'>,
  author: Author,
): Answer {
  const { opened, dismissed, closed } = incident;
  if (opened !== null && dismissed === null && closed === null)
    return refuse('wrong-state', 'proposed or dismissed', stageOf(incident));
  return { kind: 'incident.opened', author, judgement: { incidentId }, content: { reason } };
}

function dismissIncident(
  incident: IncidentState,
  { incidentId, cause, reason }: CommandOf<'dismiss-incident'>,
  author: Author,
): Answer {
  const { dismissed, closed, findingId, nextFindingId } = incident;
  if (dismissed !== null || closed !== null || findingId !== null || nextFindingId !== null)
    return refuse('wrong-state', 'proposed, or open without a finding', stageOf(incident));
  return {
    kind: 'incident.dismissed',
    author,
    judgement: { incidentId, cause },
    content: { reason },
  };
}

/** Ends a case that could not be borne out, or not be looked into: with a reason, and open to be opened again. */
function closeIncident(
  incident: IncidentState,
  { incidentId, outcome, reason }: CommandOf<'close-incident'>,
  author: Author,
): Answer {
  const { opened, dismissed, closed, findingId, nextFindingId } = incident;
  const hasFinding = findingId !== null || nextFindingId !== null;
  if (opened === null || dismissed !== null || closed !== null || hasFinding)
    return refuse('wrong-state', 'open, without a finding', stageOf(incident));
  return {
    kind: 'incident.closed',
    author,
    judgement: { incidentId, outcome },
    content: { reason },
  };
}

function reopenIncident(
  incident: IncidentState,
  { incidentId, reason }: CommandOf<'reopen-incident'>,
  author: Author,
): Answer {
  const { findingId, issuedIds, reopened } = incident;
  if (findingId === null || !issuedIds.includes(findingId) || reopened !== null)
    return refuse('wrong-state', 'an issued finding, not reopened since', stageOf(incident));
  return { kind: 'incident.reopened', author, judgement: { incidentId }, content: { reason } };
}
