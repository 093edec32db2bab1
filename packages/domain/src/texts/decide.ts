import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import type { State } from '../core/state.ts';
import type { TextCommand } from './command.ts';
import { readingKey } from './reading-key.ts';

/**
 * What a command about a text leads to. `author` has been checked to hold the role. Whether the text has that norm and that reading
 * is not in the state: a choice that names neither is on record, and changes nothing that is shown.
 */
export function decideText(state: State, command: TextCommand, author: Author): Answer {
  const { textId, normId, readingId, reason } = command;
  const known = [
    ...(state.agreement === null ? [] : [state.agreement.judgement.agreementId]),
    ...state.texts.keys(),
  ];
  if (!known.includes(textId))
    return refuse('not-found', `one of ${known.join(', ') || 'no text on record'}`, textId);
  const before = state.readings.get(readingKey(textId, normId))?.judgement.readingId;
  if (before === readingId) return refuse('wrong-state', 'another reading', readingId);
  return {
    kind: 'reading.chosen',
    author,
    judgement: { textId, normId, readingId },
    content: { reason },
  };
}
