import { mergeEvaluation } from '../obligations/merge-evaluation.ts';
import type { EntryOf } from './entry.ts';
import type { FoldState } from './state.ts';
import { stated } from './stated.ts';

type AgreementEntry = EntryOf<
  'agreement.adopted' | 'act.recorded' | 'evaluation.made' | 'refusal.recorded'
>;

/** Folds what the agreement in force rests on, and what intake refused, into the state, in place. Total, like `evolve`. */
export function foldAgreement(state: FoldState, entry: AgreementEntry): void {
  switch (entry.kind) {
    case 'agreement.adopted':
      state.agreement = { ...stated(entry), kind: entry.kind, author: entry.author };
      return;
    case 'act.recorded':
      state.acts.push(stated(entry));
      return;
    case 'evaluation.made':
      state.evaluation = {
        ...stated(entry),
        judgement: mergeEvaluation(state.evaluation?.judgement ?? null, entry.judgement),
      };
      return;
    case 'refusal.recorded': {
      const key = `${entry.judgement.feed} ${entry.judgement.code}`;
      state.refusals.set(key, (state.refusals.get(key) ?? 0) + 1);
      return;
    }
  }
}
