import { partyOf } from '../access/policy.ts';
import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import { numberedId } from '../core/ids.ts';
import type { AllegationId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { stageOf } from '../incidents/stage-of.ts';
import type { Refusal } from '../observations/intake.ts';
import type { AllegationCommand } from './command.ts';
import { liaisonSource } from './liaison-source.ts';
import { allegationStage } from './state.ts';
import type { AllegationState } from './state.ts';

/** What a command about an allegation leads to. `author` has been checked to hold the role. */
export function decideAllegation(state: State, command: AllegationCommand, author: Author): Answer {
  switch (command.kind) {
    case 'file-allegation':
      return fileAllegation(state, command, author);
    case 'acknowledge-allegation':
      return acknowledge(state, command, author);
    case 'judge-allegation':
      return judge(state, command, author);
    case 'link-allegation':
      return link(state, command, author);
  }
}

type CommandOf<K extends AllegationCommand['kind']> = Extract<
  AllegationCommand,
  { readonly kind: K }
>;

function fileAllegation(
  state: State,
  command: CommandOf<'file-allegation'>,
  author: Author,
): Answer {
  const { by, statement, accusedId, fromMs, toMs, sectorId, text } = command;
  const partyId = partyOf(state, by);
  const terms = state.agreement?.judgement;
  if (partyId === null || terms === undefined || !terms.parties.includes(partyId))
    return refuse('not-permitted', 'a party to the agreement', partyId ?? by.personId);
  if (!terms.sectors.includes(sectorId))
    return refuse('not-found', `one of ${terms.sectors.join(', ')}`, sectorId);
  const isAccused =
    accusedId !== null && accusedId !== partyId && terms.parties.includes(accusedId);
  if (statement === 'accuses' ? !isAccused : accusedId !== null)
    return refuse(
      'malformed',
      'another party as the accused where one accuses, and nobody elsewhere',
      accusedId ?? 'nobody',
    );
  if (toMs < fromMs || fromMs > state.recordedAtMs + AHEAD_MS)
    return refuse(
      'impossible-time',
      'what has happened, the end not before the beginning',
      `${fromMs} to ${toMs}`,
    );
  return {
    kind: 'allegation.filed',
    author,
    judgement: {
      allegationId: numberedId<'allegation'>('AL', state.allegations.size + 1),
      sourceId: liaisonSource(partyId),
      partyId,
      statement,
      accusedId,
      fromMs,
      toMs,
      sectorId,
    },
    content: { text },
  };
}

/** The record is as old as its latest entry: what happened within the day after that may be alleged. */
const AHEAD_MS = 86_400_000;

function allegationOr(state: State, allegationId: AllegationId): AllegationState | Refusal {
  return (
    state.allegations.get(allegationId) ??
    refuse('not-found', 'an allegation on record', allegationId)
  );
}

function acknowledge(
  state: State,
  { allegationId }: CommandOf<'acknowledge-allegation'>,
  author: Author,
): Answer {
  const allegation = allegationOr(state, allegationId);
  if ('code' in allegation) return allegation;
  if (allegation.acknowledged !== null || allegation.judged !== null)
    return refuse('wrong-state', 'not yet acknowledged', allegationStage(allegation));
  return {
    kind: 'allegation.acknowledged',
    author,
    judgement: { allegationId },
    content: null,
  };
}

function judge(
  state: State,
  { allegationId, outcome, reason }: CommandOf<'judge-allegation'>,
  author: Author,
): Answer {
  const allegation = allegationOr(state, allegationId);
  if ('code' in allegation) return allegation;
  if (allegation.judged !== null)
    return refuse('wrong-state', 'not yet judged', allegation.judged.judgement.outcome);
  return {
    kind: 'allegation.judged',
    author,
    judgement: { allegationId, outcome },
    content: { reason },
  };
}

function link(
  state: State,
  { allegationId, incidentId, reason }: CommandOf<'link-allegation'>,
  author: Author,
): Answer {
  const allegation = allegationOr(state, allegationId);
  if ('code' in allegation) return allegation;
  if (allegationStage(allegation) === 'inadmissible')
    return refuse('wrong-state', 'an admissible allegation', 'inadmissible');
  const incident = state.incidents.get(incidentId);
  if (incident === undefined) return refuse('not-found', 'an incident on record', incidentId);
  if (incident.mergedInto !== null)
    return refuse('wrong-state', 'an incident of its own', stageOf(incident));
  if (allegation.incidentId === incidentId)
    return refuse('wrong-state', 'not yet linked to it', `linked to ${incidentId}`);
  return {
    kind: 'allegation.linked',
    author,
    judgement: { allegationId, incidentId },
    content: { reason },
  };
}
