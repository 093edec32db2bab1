import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import type { State } from '../core/state.ts';
import type { ObservationCommand } from './command.ts';
import { reportObservation } from './field-report.ts';

/** What a command about sources and observations leads to. `author` has been checked to hold the role. */
export function decideObservation(
  state: State,
  command: ObservationCommand,
  author: Author,
  nowMs: number,
): Answer {
  switch (command.kind) {
    case 'enrol-source':
      return enrolSource(state, command, author);
    case 'revoke-key':
      return revokeKey(state, command, author);
    case 'screen-observation':
      return screenObservation(state, command, author);
    case 'report-observation':
      return reportObservation(state, command, author, nowMs);
  }
}

type CommandOf<K extends ObservationCommand['kind']> = Extract<
  ObservationCommand,
  { readonly kind: K }
>;

/**
 * A source is enrolled once: another key under the same name would speak for what the first has signed. It is enrolled again only after its
 * key was revoked, and with another key.
 */
function enrolSource(state: State, command: CommandOf<'enrol-source'>, author: Author): Answer {
  const { judgement, content } = command;
  const before = state.sources.get(judgement.sourceId);
  if (before !== undefined && before.revoked === null)
    return refuse('wrong-state', 'a source not yet enrolled', judgement.sourceId);
  if (before !== undefined && before.judgement.keyHash === judgement.keyHash)
    return refuse('not-permitted', 'a key that was not revoked', judgement.keyHash || 'no key');
  return { kind: 'source.enrolled', author, judgement, content };
}

function revokeKey(state: State, command: CommandOf<'revoke-key'>, author: Author): Answer {
  const { sourceId, reason } = command;
  const source = state.sources.get(sourceId);
  if (source === undefined) return refuse('not-found', 'a source on record', sourceId);
  if (source.revoked !== null)
    return refuse('wrong-state', 'a key in use', `revoked by entry ${source.revoked.index}`);
  const { keyHash } = source.judgement;
  return { kind: 'key.revoked', author, judgement: { sourceId, keyHash }, content: { reason } };
}

function screenObservation(
  state: State,
  command: CommandOf<'screen-observation'>,
  author: Author,
): Answer {
  const { observationId, outcome, cause, reason } = command;
  const observation = state.observations.get(observationId);
  if (observation === undefined)
    return refuse('not-found', 'an observation on record', observationId);
  if (observation.screened !== null)
    return refuse('wrong-state', 'not yet screened', observation.screened.judgement.outcome);
  return {
    kind: 'observation.screened',
    author,
    judgement: { observationId, outcome, cause },
    content: { reason },
  };
}
