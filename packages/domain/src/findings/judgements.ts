import type { FindingId, IncidentId, PersonId } from '../core/ids.ts';
import type { ResponsibleCode, Severity, LedgerRow, StandardResult } from '../core/shapes.ts';

export interface FindingJudgements {
  readonly 'ledger.weighed': {
    readonly incidentId: IncidentId;
    /** Which table of likelihoods, for instance `exercise-1`. */
    readonly tableVersion: string;
    readonly hypotheses: readonly ResponsibleCode[];
    readonly priorCdb: readonly number[];
    readonly rows: readonly LedgerRow[];
    /** Exactly the prior plus the column's weights. */
    readonly scoreCdb: readonly number[];
    readonly leading: ResponsibleCode;
    readonly standards: readonly StandardResult[];
    /** Inputs that the engine could not see when it weighed. */
    readonly withheldInputs: number;
  };
  readonly 'finding.drafted': {
    readonly findingId: FindingId;
    readonly incidentId: IncidentId;
    readonly responsible: ResponsibleCode;
    /** The highest standard that the drafter holds to be met; null with `undetermined`. */
    readonly standardId: string | null;
    /** The act, in the agreement's taxonomy. */
    readonly act: string;
    readonly severity: Severity;
    readonly fromMs: number;
    readonly toMs: number;
    /** The ledger that it rests on. */
    readonly ledgerIndex: number;
    /** The issued finding that it is to replace; absent for the first one. */
    readonly supersedesId?: FindingId;
  };
  readonly 'finding.reviewed': {
    readonly findingId: FindingId;
    readonly outcome: 'agreed' | 'returned';
  };
  readonly 'finding.issued': { readonly findingId: FindingId };
  /** Its words are put right (in the content); what it says of who, when and how grave is not. */
  readonly 'finding.corrected': { readonly findingId: FindingId };
  readonly 'finding.superseded': { readonly findingId: FindingId; readonly byFindingId: FindingId };
  readonly 'finding.withdrawn': { readonly findingId: FindingId };
  /** A person with an interest in a case has no part in its findings from here on. */
  readonly 'member.recused': { readonly personId: PersonId; readonly incidentId: IncidentId };
}
