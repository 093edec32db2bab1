import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { TextJudgements } from './judgements.ts';

/** Texts of agreements that are held and not in force, folded. */
export interface HeldTextState {
  /** By the agreement's own name. */
  readonly texts: ReadonlyMap<string, Stated<TextJudgements['agreement.held']>>;
  /** The latest choice among the readings of a norm, by text and norm. */
  readonly readings: ReadonlyMap<string, Stated<TextJudgements['reading.chosen']>>;
}

export function emptyTexts(): Writable<HeldTextState> {
  return { texts: new Map(), readings: new Map() };
}
