import type { State } from '../core/state.ts';
import { dataCut } from './context.ts';
import type { ViewContext } from './context.ts';
import type { DataCut } from './cut.ts';
import { onBeat } from './public-changes.ts';

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
