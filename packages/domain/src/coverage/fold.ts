import type { EntryOf } from '../core/entry.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { CoverageJudgements } from './judgements.ts';
import { foldSourceHealth, SOURCE_HEALTH_KINDS } from './source-health-fold.ts';

/** The kinds of entry that say how much was seen, and by whom. */
export const COVERAGE_KINDS: Readonly<Record<keyof CoverageJudgements, true>> = {
  'coverage.reported': true,
  ...SOURCE_HEALTH_KINDS,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldCoverage(state: FoldState, entry: EntryOf<keyof CoverageJudgements>): void {
  if (entry.kind !== 'coverage.reported') foldSourceHealth(state, entry);
  else if (entry.judgement.lookedFor === undefined) state.coverage.push(stated(entry));
  else state.glances.push(stated(entry));
}
