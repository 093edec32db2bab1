import { sightOf } from '../access/sight.ts';
import { toldAtMs } from '../access/told-times.ts';
import type { State } from '../core/state.ts';
import { namedParties, responsibleName } from './context.ts';
import type { ViewContext } from './context.ts';
import { entrySentence } from './sentences.ts';
import type { Reader } from './types.ts';

/** One of the reader's own statements; of each the log gives its author a receipt. */
export interface FiledShown {
  readonly entryIndex: number;
  readonly recordedAtMs: number;
  readonly sentence: string;
}

const FILED_MAX = 20;

/** What the reader has put on record, latest first, also what is younger than the beat: they know of it. Null for a reader who is nobody on record. */
export function filedBy(
  state: State,
  reader: Reader,
  context: ViewContext,
): readonly FiledShown[] | null {
  const { personId } = reader;
  if (personId === undefined) return null;
  const parties = namedParties(state, context.contentOf);
  const filed: FiledShown[] = [];
  for (let index = state.entries - 1; index >= 0 && filed.length < FILED_MAX; index -= 1) {
    const entry = context.entryOf(index);
    if (entry?.author.kind !== 'person' || entry.author.id !== personId) continue;
    filed.push({
      entryIndex: index,
      recordedAtMs: toldAtMs(entry.recordedAtMs, sightOf(reader)),
      sentence: entrySentence(entry, (code) => responsibleName(parties, code)),
    });
  }
  return filed;
}
