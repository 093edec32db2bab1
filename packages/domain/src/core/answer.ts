import type { Refusal, RefusalCode } from '../observations/intake.ts';
import type { NewEntry } from './entry.ts';

/** What a stage answers to a command of its own: the entry to record, or several that stand or fall together, or why not. */
export type Answer = NewEntry | readonly NewEntry[] | Refusal;

export function refuse(code: RefusalCode, expected: string, found: string): Refusal {
  return { code, line: 0, expected, found };
}

export function isRefusal(answer: Answer): answer is Refusal {
  return 'code' in answer;
}

export function entriesOf(answer: NewEntry | readonly NewEntry[]): readonly NewEntry[] {
  return 'kind' in answer ? [answer] : answer;
}

/** A text that a person has to give; the refusal when it is blank. */
export function missingText(text: string, expected: string): Refusal | null {
  return text.trim() === '' ? refuse('malformed', expected, 'none') : null;
}
