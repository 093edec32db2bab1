import type { SourceId } from '../core/ids.ts';
import type { State } from '../core/state.ts';

/** How complete one source's numbering is. A log proves that nothing was taken out of it, not that nothing was kept from it: gaps are all that can be seen of that. */
export interface SequenceGaps {
  readonly sourceId: SourceId;
  /** Files taken, by distinct numbers. */
  readonly taken: number;
  /** The highest number taken; 0 before the first. */
  readonly highest: number;
  /** Numbers from 1 to the highest that were never taken: lost on the way, kept back, or refused whole. */
  readonly missing: number;
  /** The first of these, as ranges with both ends in them, ascending; at most `GAPS_SHOWN_MAX`. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** Ranges listed for one source; all are counted. */
export const GAPS_SHOWN_MAX = 100;

/**
 * What is missing in the numbering of every enrolled source, in the order of enrolment. Counted are files of arrivals, which alone carry their number on record. What a source sent
 * after its highest number, or whether it exists at all, no record can say.
 */
export function missingSequences(state: State): readonly SequenceGaps[] {
  const taken = new Map<SourceId, Set<number>>();
  for (const { judgement } of state.arrivals) {
    const numbers = taken.get(judgement.sourceId) ?? new Set<number>();
    taken.set(judgement.sourceId, numbers.add(judgement.sequence));
  }
  return [...state.sources.keys()].map((sourceId) => {
    const numbers = [...(taken.get(sourceId) ?? [])].filter((each) => each >= 1);
    return { sourceId, ...gapsIn(numbers.sort((a, b) => a - b)) };
  });
}

/** `numbers` distinct and ascending, from 1. */
function gapsIn(numbers: readonly number[]): Omit<SequenceGaps, 'sourceId'> {
  const gaps: { from: number; to: number }[] = [];
  let next = 1;
  for (const number of numbers) {
    if (number > next && gaps.length < GAPS_SHOWN_MAX) gaps.push({ from: next, to: number - 1 });
    next = number + 1;
  }
  const highest = next - 1;
  return { taken: numbers.length, highest, missing: highest - numbers.length, gaps };
}
