import type { IncidentId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { EntryOf } from '../core/entry.ts';
import type { CommissionJudgements } from './judgements.ts';

export type CommissionEntry = EntryOf<keyof CommissionJudgements>;

/** The case that an entry of the commission is about; null for none. */
export function incidentOfCommission(
  state: Pick<State, 'findings' | 'bodyDecisions' | 'remedies'>,
  entry: CommissionEntry,
): IncidentId | null {
  switch (entry.kind) {
    case 'body.constituted':
      return null;
    case 'hotline.used':
      return entry.judgement.incidentId;
    case 'vote.cast':
    case 'decision.taken':
      return state.findings.get(entry.judgement.findingId)?.judgement.incidentId ?? null;
    default: {
      const decisionId =
        'decisionId' in entry.judgement
          ? entry.judgement.decisionId
          : state.remedies.get(entry.judgement.remedyId)?.judgement.decisionId;
      const findingId =
        decisionId === undefined
          ? undefined
          : state.bodyDecisions.get(decisionId)?.judgement.findingId;
      return findingId === undefined
        ? null
        : (state.findings.get(findingId)?.judgement.incidentId ?? null);
    }
  }
}
