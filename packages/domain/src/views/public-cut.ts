import { sightOf } from '../access/sight.ts';
import { onBeat } from '../access/told-times.ts';
import type { State } from '../core/state.ts';
import { dataCut } from './context.ts';
import type { ViewContext } from './context.ts';
import type { DataCut } from './cut.ts';
import type { EntryView, Reader } from './types.ts';

/**
 * The data cut as everybody is told it: how many entries there were when the latest quarter of an hour began, and no time finer or
 * younger. How fast entries come would tell how busy the line is. The checkpoint is shown as it was published.
 */
export function publicCut(state: State, context: ViewContext): DataCut {
  const cut = dataCut(state, context);
  const knownAtMs = onBeat(cut.knownAtMs);
  return {
    ...cut,
    entries: entriesBefore(state.entries, context, knownAtMs),
    worldToMs: Math.min(onBeat(cut.worldToMs), knownAtMs),
    knownAtMs,
  };
}

/** The data cut as this reader is told it: the mission as it is, everybody else on the beat. */
export function toldCut(state: State, reader: Reader, context: ViewContext): DataCut {
  return sightOf(reader) === 'mission' ? dataCut(state, context) : publicCut(state, context);
}

/** How many entries there are, as far as this reader is told. */
export function toldEntries(state: State, reader: Reader, context: ViewContext): number {
  return toldCut(state, reader, context).entries;
}

/** May this reader know that the entry is there? One that it may not read is there from the next beat on: or asking for one after the other would count them live. */
export function isEntryTold(
  state: State,
  { index, kind }: EntryView,
  reader: Reader,
  context: ViewContext,
): boolean {
  return kind !== 'withheld' || index < toldEntries(state, reader, context);
}

/** Entries are recorded in the order of time. */
function entriesBefore(entries: number, { entryOf }: ViewContext, timeMs: number): number {
  let [low, high] = [0, entries];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((entryOf(middle)?.recordedAtMs ?? 0) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
