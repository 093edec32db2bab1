import type { FindingId, PersonId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { FindingJudgements } from './judgements.ts';

export interface FindingState extends Stated<FindingJudgements['finding.drafted']> {
  readonly draftedBy: PersonId;
  readonly reviewed:
    (Stated<FindingJudgements['finding.reviewed']> & { readonly by: PersonId }) | null;
  readonly issued: (Stated<FindingJudgements['finding.issued']> & { readonly by: PersonId }) | null;
}

/** What was found, folded. */
export interface FoundState {
  readonly findings: ReadonlyMap<FindingId, FindingState>;
}

export function emptyFound(): Writable<FoundState> {
  return { findings: new Map() };
}
