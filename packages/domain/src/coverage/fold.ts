import type { EntryOf } from '../core/entry.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { CoverageJudgements } from './judgements.ts';

/** The kinds of entry that say how much was seen. */
export const COVERAGE_KINDS: Readonly<Record<keyof CoverageJudgements, true>> = {
  'coverage.reported': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldCoverage(state: FoldState, entry: EntryOf<keyof CoverageJudgements>): void {
  state.coverage.push(stated(entry));
}
