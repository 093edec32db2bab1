import type { EntryOf } from '../core/entry.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { AccessJudgements } from './judgements.ts';

/** The kinds of entry that say who may do what. */
export const ACCESS_KINDS: Readonly<Record<keyof AccessJudgements, true>> = {
  'role.granted': true,
  'role.revoked': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldAccess(state: FoldState, entry: EntryOf<keyof AccessJudgements>): void {
  switch (entry.kind) {
    case 'role.granted': {
      const { personId } = entry.judgement;
      const grant = { ...stated(entry), revoked: null };
      state.grants.set(personId, [...(state.grants.get(personId) ?? []), grant]);
      return;
    }
    case 'role.revoked':
      return foldRevocation(state, entry);
  }
}

function foldRevocation(state: FoldState, entry: EntryOf<'role.revoked'>): void {
  const { personId, role } = entry.judgement;
  replace(state.grants, personId, (grants) =>
    grants.map((grant) =>
      grant.judgement.role === role && grant.revoked === null
        ? { ...grant, revoked: stated(entry) }
        : grant,
    ),
  );
}
