import type { EntryOf } from '../core/entry.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import { sawTime } from '../observations/fold.ts';
import type { ImpedimentJudgements } from './judgements.ts';

/** The kinds of entry that say how the mission was kept from seeing. */
export const IMPEDIMENT_KINDS: Readonly<Record<keyof ImpedimentJudgements, true>> = {
  'impediment.reported': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldImpediment(state: FoldState, entry: EntryOf<keyof ImpedimentJudgements>): void {
  sawTime(state, entry.judgement.toMs);
  state.impediments.push(stated(entry));
}
