import type { State } from '../core/state.ts';
import type { ViewContext } from './context.ts';
import type { ReadingShown } from './agreement-types.ts';

/** Which reading of which norm, in which clause. */
export interface ReadingOfNorm {
  readonly clauseId: string;
  readonly normId: string;
  readonly readingId: string;
}

/** The latest decision on record that took this reading; null while none did. */
export function chosenReading(
  _state: State,
  _context: ViewContext,
  _reading: ReadingOfNorm,
): ReadingShown['chosen'] {
  return null;
}
