import type { SectorId } from '../core/ids.ts';
import type { SourceHealthJudgements } from './source-health-judgements.ts';

export interface CoverageJudgements extends SourceHealthJudgements {
  readonly 'coverage.reported': {
    readonly sectorId: SectorId;
    readonly fromMs: number;
    readonly toMs: number;
    readonly seenPpm: number;
    /** A glance that sees what is hot, and neither hears nor waits: no time of watch. Absent where everything was watched for. */
    readonly lookedFor?: 'heat';
  };
}
