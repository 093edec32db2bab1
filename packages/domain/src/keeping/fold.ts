import type { EntryOf } from '../core/entry.ts';
import type { FoldState } from '../core/state.ts';
import type { KeepingJudgements } from './judgements.ts';

/** The kinds of entry that say what was done to the record. */
export const KEEPING_KINDS: Readonly<Record<keyof KeepingJudgements, true>> = {
  'content.erased': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldKeeping(state: FoldState, entry: EntryOf<keyof KeepingJudgements>): void {
  for (const index of entry.judgement.indices)
    if (!state.erasures.has(index)) state.erasures.set(index, entry.index);
}
