import type { EntryOf } from '../core/entry.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { AccessJudgements } from './judgements.ts';

/** The kinds of entry that say who may do what. */
export const ACCESS_KINDS: Readonly<Record<keyof AccessJudgements, true>> = {
  'role.granted': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldAccess(state: FoldState, entry: EntryOf<keyof AccessJudgements>): void {
  switch (entry.kind) {
    case 'role.granted': {
      const { personId } = entry.judgement;
      state.grants.set(personId, [...(state.grants.get(personId) ?? []), stated(entry)]);
      return;
    }
  }
}
