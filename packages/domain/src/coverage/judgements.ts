import type { SectorId } from '../core/ids.ts';

export interface CoverageJudgements {
  readonly 'coverage.reported': {
    readonly sectorId: SectorId;
    readonly fromMs: number;
    readonly toMs: number;
    readonly seenPpm: number;
  };
}
