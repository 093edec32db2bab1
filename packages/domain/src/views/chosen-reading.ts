import type { State } from '../core/state.ts';
import { readingKey } from '../texts/reading-key.ts';
import type { ReadingShown } from './agreement-types.ts';
import type { ViewContext } from './context.ts';
import { textIn } from './context.ts';

/** Which reading of which norm of which text. */
export interface ReadingOfNorm {
  readonly textId: string;
  readonly normId: string;
  readonly readingId: string;
}

/** The commission's choice of this reading, with its reason; null while none on record chose it. */
export function chosenReading(
  state: State,
  { contentOf }: ViewContext,
  { textId, normId, readingId }: ReadingOfNorm,
): ReadingShown['chosen'] {
  const choice = state.readings.get(readingKey(textId, normId));
  if (choice === undefined || choice.judgement.readingId !== readingId) return null;
  return {
    entryIndex: choice.index,
    reason: textIn(contentOf(choice.index), 'reason', '') || null,
  };
}
