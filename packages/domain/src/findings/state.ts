import type { FindingId, IncidentId, PersonId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { FindingJudgements } from './judgements.ts';

export interface FindingState extends Stated<FindingJudgements['finding.drafted']> {
  readonly draftedBy: PersonId;
  readonly reviewed:
    (Stated<FindingJudgements['finding.reviewed']> & { readonly by: PersonId }) | null;
  readonly issued: (Stated<FindingJudgements['finding.issued']> & { readonly by: PersonId }) | null;
  /** Oldest first. */
  readonly corrected: readonly Stated<FindingJudgements['finding.corrected']>[];
  readonly superseded: Stated<FindingJudgements['finding.superseded']> | null;
  readonly withdrawn: Stated<FindingJudgements['finding.withdrawn']> | null;
}

/** What was found, folded. */
export interface FoundState {
  readonly findings: ReadonlyMap<FindingId, FindingState>;
  /** Who has no part in the findings of a case. */
  readonly recused: ReadonlyMap<IncidentId, readonly Stated<FindingJudgements['member.recused']>[]>;
}

export function emptyFound(): Writable<FoundState> {
  return { findings: new Map(), recused: new Map() };
}

/** How a finding stands: only one that stands opens anything. */
export type Standing = 'draft' | 'returned' | 'stands' | 'superseded' | 'withdrawn';

export function standingOf(finding: FindingState): Standing {
  if (finding.withdrawn !== null) return 'withdrawn';
  if (finding.superseded !== null) return 'superseded';
  if (finding.issued !== null) return 'stands';
  return finding.reviewed?.judgement.outcome === 'returned' ? 'returned' : 'draft';
}
