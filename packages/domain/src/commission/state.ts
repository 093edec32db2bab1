import type { DecisionId, FindingId, PersonId, RemedyId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { CommissionJudgements, RemedyAnswer } from './judgements.ts';

export interface VoteState extends Stated<CommissionJudgements['vote.cast']> {
  readonly personId: PersonId;
}

export interface DecisionState extends Stated<CommissionJudgements['decision.taken']> {
  readonly appealed: Stated<CommissionJudgements['decision.appealed']> | null;
}

export interface RemedyState extends Stated<CommissionJudgements['remedy.requested']> {
  /** What was last said to it; null before anything was. */
  readonly answer: RemedyAnswer | 'proved' | null;
  /** Entries that answer it, oldest first. */
  readonly answerIndices: readonly number[];
}

export interface CallState extends Stated<CommissionJudgements['hotline.used']> {
  readonly callerId: string;
}

/** What the commission is, holds and asks for, folded. */
export interface CommissionState {
  readonly body: Stated<CommissionJudgements['body.constituted']> | null;
  /** One a member and instance, in the order in which they came. */
  readonly votes: ReadonlyMap<FindingId, readonly VoteState[]>;
  readonly bodyDecisions: ReadonlyMap<DecisionId, DecisionState>;
  readonly remedies: ReadonlyMap<RemedyId, RemedyState>;
  readonly calls: readonly CallState[];
}

export function emptyCommission(): Writable<CommissionState> {
  return { body: null, votes: new Map(), bodyDecisions: new Map(), remedies: new Map(), calls: [] };
}
