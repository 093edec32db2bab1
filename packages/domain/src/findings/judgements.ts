import type { FindingId, IncidentId } from '../core/ids.ts';
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
  };
  readonly 'finding.reviewed': {
    readonly findingId: FindingId;
    readonly outcome: 'agreed' | 'returned';
  };
  readonly 'finding.issued': { readonly findingId: FindingId };
}
