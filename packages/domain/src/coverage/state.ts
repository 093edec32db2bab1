import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { CoverageJudgements } from './judgements.ts';

/** How much was seen, folded. */
export interface CoverageState {
  readonly coverage: readonly Stated<CoverageJudgements['coverage.reported']>[];
}

export function emptyCoverage(): Writable<CoverageState> {
  return { coverage: [] };
}
