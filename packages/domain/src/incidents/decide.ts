import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import type { State } from '../core/state.ts';
import type { IncidentCommand } from './command.ts';
import { stageOf } from './stage-of.ts';

/** What a command about an incident leads to. `author` has been checked to hold the role. */
export function decideIncident(state: State, command: IncidentCommand, author: Author): Answer {
  switch (command.kind) {
    case 'open-incident':
      return openIncident(state, command, author);
    case 'dismiss-incident':
      return dismissIncident(state, command, author);
  }
}

type CommandOf<K extends IncidentCommand['kind']> = Extract<IncidentCommand, { readonly kind: K }>;

function openIncident(state: State, command: CommandOf<'open-incident'>, author: Author): Answer {
  const incident = state.incidents.get(command.incidentId);
  if (incident === undefined)
    return refuse('not-found', 'an incident on record', command.incidentId);
  if (incident.opened !== null && incident.dismissed === null)
    return refuse('wrong-state', 'proposed or dismissed', stageOf(incident));
  return {
    kind: 'incident.opened',
    author,
    judgement: { incidentId: command.incidentId },
    content: { reason: command.reason },
  };
}

function dismissIncident(
  state: State,
  command: CommandOf<'dismiss-incident'>,
  author: Author,
): Answer {
  const incident = state.incidents.get(command.incidentId);
  if (incident === undefined)
    return refuse('not-found', 'an incident on record', command.incidentId);
  if (incident.dismissed !== null || incident.findingId !== null)
    return refuse('wrong-state', 'proposed, or open without a finding', stageOf(incident));
  return {
    kind: 'incident.dismissed',
    author,
    judgement: { incidentId: command.incidentId, cause: command.cause },
    content: { reason: command.reason },
  };
}
