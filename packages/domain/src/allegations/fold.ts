import type { EntryOf } from '../core/entry.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import { attachMembers } from '../incidents/fold.ts';
import { NO_MEMBERS } from '../incidents/members.ts';
import { step } from '../incidents/step.ts';
import { sawTime } from '../observations/fold.ts';
import type { AllegationJudgements } from './judgements.ts';

/** The kinds of entry that hold what parties allege, and what became of it. */
export const ALLEGATION_KINDS: Readonly<Record<keyof AllegationJudgements, true>> = {
  'allegation.filed': true,
  'allegation.acknowledged': true,
  'allegation.judged': true,
  'allegation.linked': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldAllegation(state: FoldState, entry: EntryOf<keyof AllegationJudgements>): void {
  const { allegationId } = entry.judgement;
  switch (entry.kind) {
    case 'allegation.filed':
      sawTime(state, entry.judgement.toMs);
      state.allegations.set(allegationId, {
        ...stated(entry),
        incidentId: null,
        acknowledged: null,
        judged: null,
        linked: null,
      });
      return;
    case 'allegation.acknowledged':
      return replace(state.allegations, allegationId, (allegation) => ({
        ...allegation,
        acknowledged: stated(entry),
      }));
    case 'allegation.judged':
      return foldJudged(state, entry);
    case 'allegation.linked':
      return foldLinked(state, entry);
  }
}

/** A ledger that weighed what is now inadmissible speaks of something else. */
function foldJudged(state: FoldState, entry: EntryOf<'allegation.judged'>): void {
  const { allegationId } = entry.judgement;
  replace(state.allegations, allegationId, (allegation) => ({
    ...allegation,
    judged: stated(entry),
  }));
  const incidentId = state.allegations.get(allegationId)?.incidentId ?? null;
  if (incidentId !== null) step(state, entry, incidentId, () => ({ changedAt: entry.index }));
}

function foldLinked(state: FoldState, entry: EntryOf<'allegation.linked'>): void {
  const { allegationId, incidentId } = entry.judgement;
  if (!state.allegations.has(allegationId)) return;
  replace(state.allegations, allegationId, (allegation) => ({
    ...allegation,
    linked: stated(entry),
  }));
  attachMembers(state, entry, incidentId, { ...NO_MEMBERS, allegationIds: [allegationId] });
}
