import type { EntryOf } from '../core/entry.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { TextJudgements } from './judgements.ts';

/** The kinds of entry that hold texts. */
export const TEXT_KINDS: Readonly<Record<keyof TextJudgements, true>> = {
  'agreement.held': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldText(state: FoldState, entry: EntryOf<keyof TextJudgements>): void {
  state.texts.set(entry.judgement.agreementId, stated(entry));
}
