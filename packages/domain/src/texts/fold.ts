import type { EntryOf } from '../core/entry.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import { readingKey } from './reading-key.ts';
import type { TextJudgements } from './judgements.ts';

/** The kinds of entry that hold texts. */
export const TEXT_KINDS: Readonly<Record<keyof TextJudgements, true>> = {
  'agreement.held': true,
  'reading.chosen': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldText(state: FoldState, entry: EntryOf<keyof TextJudgements>): void {
  switch (entry.kind) {
    case 'agreement.held':
      state.texts.set(entry.judgement.agreementId, stated(entry));
      return;
    case 'reading.chosen': {
      const { textId, normId } = entry.judgement;
      state.readings.set(readingKey(textId, normId), stated(entry));
      return;
    }
  }
}
