import type { Modality } from '../agreement.ts';
import type { Truth } from '../truth.ts';
import type { Missing, Proof } from './proof.ts';

/**
 * `dormant`: nothing has called for it. `in-force`: owed now, or permitted now. `undecided`: whether it is
 * owed, kept or permitted cannot be said; the value and what is missing tell why.
 */
export type ObligationState =
  'dormant' | 'in-force' | 'discharged' | 'breached' | 'excused' | 'lapsed' | 'undecided';

/** What called for an obligation, on which entries, when. */
export interface Cause {
  readonly kind: 'standing' | 'finding' | 'act' | 'breach' | 'condition';
  /** The finding's instance; null for the other kinds. */
  readonly instance: string | null;
  readonly entries: readonly number[];
  /** Integer milliseconds; null for a standing duty. */
  readonly atMs: number | null;
}

/**
 * One norm bound to one bearer and one cause. Value of `must` and `must_not`: is it kept (a duty not yet
 * due is unknown); of `may`: is it permitted.
 */
export interface Obligation {
  /** `norm/bearer/cause`, the same for as long as its cause stands. */
  readonly id: string;
  readonly norm: string;
  readonly clause: string;
  readonly bearer: string;
  readonly modality: Modality;
  readonly acts: readonly string[];
  readonly state: ObligationState;
  readonly value: Truth;
  readonly cause: Cause;
  /** Last moment at which doing it is in time; null without a deadline. */
  readonly dueMs: number | null;
  /** First moment of the present state, where the log tells it: discharge, breach, excuse, lapse. */
  readonly sinceMs: number | null;
  /** The obligation that took this one's place when it was breached, or null. */
  readonly followedBy: string | null;
  /** Every entry the present state rests on, ascending. */
  readonly entries: readonly number[];
  readonly openTerms: readonly string[];
  readonly missing: readonly Missing[];
}

/** An obligation with the reason for its value: what evaluation works with. */
export interface ReasonedObligation extends Omit<Obligation, 'entries' | 'openTerms' | 'missing'> {
  readonly proof: Proof;
}
