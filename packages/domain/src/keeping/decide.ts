import type { Answer } from '../core/answer.ts';
import { missingText, refuse } from '../core/answer.ts';
import type { Author } from '../core/entry.ts';
import type { State } from '../core/state.ts';
import type { KeepingCommand } from './command.ts';

/**
 * What an order to erase leads to: one entry that names what is erased and says why. `author` has been checked to hold the role. The mission could not go on
 * without the text of its agreement, and nobody could ask why if the reason of an erasure could be erased: these stay.
 */
export function decideKeeping(state: State, command: KeepingCommand, author: Author): Answer {
  const { judgement, reason } = command;
  const { indices } = judgement;
  const unsaid = missingText(reason, 'a reason');
  if (unsaid !== null) return unsaid;
  const wrong = indices.find((index, at) => index <= (indices[at - 1] ?? -1));
  if (indices.length === 0 || wrong !== undefined)
    return refuse('malformed', 'indices, ascending, each once', String(wrong ?? 'none'));
  const later = indices.find((index) => !Number.isSafeInteger(index) || index >= state.entries);
  if (later !== undefined)
    return refuse('not-found', `an entry below ${state.entries}`, String(later));
  const kept = indices.find((index) => index === state.agreement?.index);
  if (kept !== undefined)
    return refuse('wrong-state', 'contents that the mission can go on without', `entry ${kept}`);
  const reasons = new Set(state.erasures.values());
  const why = indices.find((index) => reasons.has(index));
  if (why !== undefined)
    return refuse('wrong-state', 'no reason of an erasure', `entry ${why}, which is one`);
  const again = indices.find((index) => state.erasures.has(index));
  if (again !== undefined)
    return refuse('wrong-state', 'contents not yet erased', `entry ${again}, erased`);
  return { kind: 'content.erased', author, judgement, content: { reason } };
}
