import type { EntryOf } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import { step } from '../incidents/step.ts';
import { incidentOfCommission } from './incident-of.ts';
import type { CommissionEntry } from './incident-of.ts';
import type { CommissionJudgements } from './judgements.ts';
import type { RemedyState } from './state.ts';

/** The kinds of entry that a commission leaves. */
export const COMMISSION_KINDS: Readonly<Record<keyof CommissionJudgements, true>> = {
  'body.constituted': true,
  'vote.cast': true,
  'decision.taken': true,
  'decision.appealed': true,
  'remedy.requested': true,
  'remedy.answered': true,
  'remedy.proved': true,
  'hotline.used': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldCommission(state: FoldState, entry: CommissionEntry): void {
  foldOne(state, entry);
  const incidentId = incidentOfCommission(state, entry);
  if (incidentId !== null) step(state, entry, incidentId, () => ({}));
}

function foldOne(state: FoldState, entry: CommissionEntry): void {
  switch (entry.kind) {
    case 'body.constituted':
      state.body = stated(entry);
      break;
    case 'vote.cast':
      foldVote(state, entry);
      break;
    case 'decision.taken':
      state.bodyDecisions.set(entry.judgement.decisionId, { ...stated(entry), appealed: null });
      break;
    case 'decision.appealed':
      replace(state.bodyDecisions, entry.judgement.decisionId, (decision) => ({
        ...decision,
        appealed: stated(entry),
      }));
      break;
    case 'remedy.requested':
      state.remedies.set(entry.judgement.remedyId, {
        ...stated(entry),
        answer: null,
        answerIndices: [],
      });
      break;
    case 'remedy.answered':
    case 'remedy.proved':
      foldAnswer(state, entry);
      break;
    case 'hotline.used':
      state.calls.push({ ...stated(entry), callerId: entry.author.id });
      break;
  }
}

function foldVote(state: FoldState, entry: EntryOf<'vote.cast'>): void {
  const { findingId, instance } = entry.judgement;
  const personId = id<'person'>(entry.author.id);
  const others = (state.votes.get(findingId) ?? []).filter(
    (vote) => vote.personId !== personId || vote.judgement.instance !== instance,
  );
  state.votes.set(findingId, [...others, { ...stated(entry), personId }]);
}

function foldAnswer(
  state: FoldState,
  entry: EntryOf<'remedy.answered'> | EntryOf<'remedy.proved'>,
): void {
  const answer: RemedyState['answer'] =
    entry.kind === 'remedy.proved' ? 'proved' : entry.judgement.answer;
  replace(state.remedies, entry.judgement.remedyId, (remedy) => ({
    ...remedy,
    answer,
    answerIndices: [...remedy.answerIndices, entry.index],
  }));
}
