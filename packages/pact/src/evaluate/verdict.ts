import type { Cite, Modality } from '../agreement.ts';
import type { Truth } from '../truth.ts';
import type { Missing } from './proof.ts';
import type { Obligation } from './obligation.ts';

/** What to evaluate: the world at one moment, with what was known at another. Integer milliseconds UTC. */
export interface Query {
  /** A moment after `asOfKnownMs` is answered as of `asOfKnownMs`: nothing later is known. */
  readonly asOfOccurredMs: number;
  readonly asOfKnownMs: number;
  /**
   * Values for open terms, as written in their domains (`4`, `72 h`, `MISSION`), and readings of norms, under the
   * norm's name. The others stay open.
   */
  readonly openTerms?: Readonly<Record<string, string>>;
}

interface Reason {
  readonly value: Truth;
  /** Entries the value rests on, ascending. Enough for the value, not always the fewest: see `explain`. */
  readonly entries: readonly number[];
  /** Open terms on which the value hangs; a norm's name stands for the choice among its readings. */
  readonly openTerms: readonly string[];
  /** What would settle an unknown or disputed value. */
  readonly missing: readonly Missing[];
}

export interface NormVerdict extends Reason {
  readonly norm: string;
  readonly title: string;
  readonly clause: string;
  readonly modality: Modality;
  readonly obligations: readonly Obligation[];
  /** Side by side, in the order of the text. Empty for a norm that is read in one way. */
  readonly readings: readonly ReadingVerdict[];
}

/** What a norm would be under one of its readings, the open terms merged as always. */
export interface ReadingVerdict extends Reason {
  readonly reading: string;
  readonly title: string | null;
  readonly cites: readonly Cite[];
  readonly modality: Modality;
  readonly obligations: readonly Obligation[];
}

/** One fact, for one party where it is asked party by party. */
export interface FactVerdict extends Reason {
  readonly fact: string;
  readonly title: string;
  readonly clause: string;
  readonly party: string | null;
}

/** Whether a finding stands against a party. */
export interface FindingVerdict extends Reason {
  readonly finding: string;
  readonly title: string;
  readonly clause: string;
  readonly party: string;
}

/**
 * `kept`: every duty of the clause. `open`: some permission of a clause that only permits. `so`: every
 * fact of a clause with facts and no norms. Null: the clause asks nothing (it defines or appoints).
 */
export type ClauseQuestion = 'kept' | 'open' | 'so' | null;

export interface ClauseVerdict extends Reason {
  readonly clause: string;
  readonly title: string;
  readonly question: ClauseQuestion;
}

/** An item that means nothing under this agreement, and why. It changed no verdict. */
export interface IgnoredItem {
  readonly entryIndex: number;
  readonly reason: string;
}

/** The whole agreement at one moment, in the order of its text. */
export interface Verdict {
  readonly atMs: number;
  readonly asOfKnownMs: number;
  readonly clauses: readonly ClauseVerdict[];
  readonly norms: readonly NormVerdict[];
  readonly facts: readonly FactVerdict[];
  readonly findings: readonly FindingVerdict[];
  readonly ignored: readonly IgnoredItem[];
}
