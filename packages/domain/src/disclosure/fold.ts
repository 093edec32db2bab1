import type { EntryOf } from '../core/entry.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { DisclosureJudgements } from './judgements.ts';

/** The kinds of entry that say what the public is shown. */
export const DISCLOSURE_KINDS: Readonly<Record<keyof DisclosureJudgements, true>> = {
  'disclosure.made': true,
  'disclosure.withdrawn': true,
  'disclosure.refused': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldDisclosure(state: FoldState, entry: EntryOf<keyof DisclosureJudgements>): void {
  if (entry.kind === 'disclosure.refused') {
    const { rule, count } = entry.judgement;
    state.refusedRequests.set(rule, (state.refusedRequests.get(rule) ?? 0) + count);
    return;
  }
  const { incidentId } = entry.judgement;
  const act = entry.kind === 'disclosure.made' ? 'made' : 'withdrawn';
  state.disclosures.set(incidentId, [
    ...(state.disclosures.get(incidentId) ?? []),
    { ...stated(entry), act },
  ]);
}
