import type { EntryOf } from '../core/entry.ts';
import { id } from '../core/ids.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import { step } from '../incidents/step.ts';
import type { FindingJudgements } from './judgements.ts';

/** The kinds of entry that weigh, and that find. */
export const FINDING_KINDS: Readonly<Record<keyof FindingJudgements, true>> = {
  'ledger.weighed': true,
  'finding.drafted': true,
  'finding.reviewed': true,
  'finding.issued': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldFinding(state: FoldState, entry: EntryOf<keyof FindingJudgements>): void {
  if (entry.kind === 'ledger.weighed')
    return step(state, entry, entry.judgement.incidentId, () => ({ ledger: stated(entry) }));
  const { findingId } = entry.judgement;
  const by = id<'person'>(entry.author.id);
  switch (entry.kind) {
    case 'finding.drafted':
      state.findings.set(findingId, {
        ...stated(entry),
        draftedBy: by,
        reviewed: null,
        issued: null,
      });
      return step(state, entry, entry.judgement.incidentId, () => ({ findingId }));
    case 'finding.reviewed':
      replace(state.findings, findingId, (finding) => ({
        ...finding,
        reviewed: { ...stated(entry), by },
      }));
      break;
    case 'finding.issued':
      replace(state.findings, findingId, (finding) => ({
        ...finding,
        issued: { ...stated(entry), by },
      }));
      break;
  }
  const incidentId = state.findings.get(findingId)?.judgement.incidentId;
  const isReturned = entry.kind === 'finding.reviewed' && entry.judgement.outcome === 'returned';
  if (incidentId === undefined) return;
  step(state, entry, incidentId, (incident) =>
    isReturned && incident.findingId === findingId ? { findingId: null } : {},
  );
}
