import type { EntryOf } from '../core/entry.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import { sawTime } from '../observations/fold.ts';
import type { AllegationJudgements } from './judgements.ts';

/** The kinds of entry that hold what parties allege, and what became of it. */
export const ALLEGATION_KINDS: Readonly<Record<keyof AllegationJudgements, true>> = {
  'allegation.filed': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldAllegation(state: FoldState, entry: EntryOf<keyof AllegationJudgements>): void {
  sawTime(state, entry.judgement.toMs);
  state.allegations.set(entry.judgement.allegationId, { ...stated(entry), incidentId: null });
}
