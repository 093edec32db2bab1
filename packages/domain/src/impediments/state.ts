import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { ImpedimentJudgements } from './judgements.ts';

export type ImpedimentState = Stated<ImpedimentJudgements['impediment.reported']>;

/** How the mission was impeded, folded. */
export interface ImpededState {
  readonly impediments: readonly ImpedimentState[];
}

export function emptyImpeded(): Writable<ImpededState> {
  return { impediments: [] };
}
