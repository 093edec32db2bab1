import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { CoverageJudgements } from './judgements.ts';
import { emptySourceHealth } from './source-health-state.ts';
import type { SourceHealthState } from './source-health-state.ts';

/** How much was seen, folded. */
export interface CoverageState extends SourceHealthState {
  readonly coverage: readonly Stated<CoverageJudgements['coverage.reported']>[];
  /** Looks from orbit, apart: they are no time in which the line was watched. */
  readonly glances: readonly Stated<CoverageJudgements['coverage.reported']>[];
}

export function emptyCoverage(): Writable<CoverageState> {
  return { coverage: [], glances: [], ...emptySourceHealth() };
}
