import type {
  ClaimId,
  ClaimJudgements,
  ContradictionId,
  InstrumentId,
} from '../claims/judgements.ts';
import type { InstrumentJudgements, QuestionId } from '../instruments/judgements.ts';
import type { CommitmentJudgements, ConditionId, PledgeId, RequirementId } from './judgements.ts';
import type { Stated } from '../core/stated.ts';

export interface ContradictionState extends Stated<ClaimJudgements['contradiction.noted']> {
  readonly resolved: Stated<ClaimJudgements['contradiction.resolved']> | null;
}

/** A pledge as it stands, and every earlier statement of it, oldest first. */
export interface PledgeState extends Stated<CommitmentJudgements['pledge.recorded']> {
  readonly earlier: readonly Stated<CommitmentJudgements['pledge.recorded']>[];
}

/** What was said and promised, folded: the part of the state that the registers fill. */
export interface RegisterState {
  /** By SHA-256, hex. */
  readonly documents: ReadonlyMap<string, Stated<ClaimJudgements['document.received']>>;
  readonly claims: ReadonlyMap<ClaimId, Stated<ClaimJudgements['claim.recorded']>>;
  readonly contradictions: ReadonlyMap<ContradictionId, ContradictionState>;
  readonly instruments: ReadonlyMap<
    InstrumentId,
    Stated<InstrumentJudgements['instrument.recorded']>
  >;
  readonly questions: ReadonlyMap<QuestionId, Stated<InstrumentJudgements['question.recorded']>>;
  readonly conditions: ReadonlyMap<ConditionId, Stated<CommitmentJudgements['condition.recorded']>>;
  readonly pledges: ReadonlyMap<PledgeId, PledgeState>;
  readonly requirements: ReadonlyMap<
    RequirementId,
    Stated<CommitmentJudgements['requirement.recorded']>
  >;
  /** By clause. */
  readonly mandate: ReadonlyMap<string, Stated<CommitmentJudgements['mandate.recorded']>>;
  readonly decisions: readonly Stated<CommitmentJudgements['national-decision.recorded']>[];
}

/** The same maps, writable: only the fold holds them. */
export interface WritableRegister {
  readonly documents: Map<string, Stated<ClaimJudgements['document.received']>>;
  readonly claims: Map<ClaimId, Stated<ClaimJudgements['claim.recorded']>>;
  readonly contradictions: Map<ContradictionId, ContradictionState>;
  readonly instruments: Map<InstrumentId, Stated<InstrumentJudgements['instrument.recorded']>>;
  readonly questions: Map<QuestionId, Stated<InstrumentJudgements['question.recorded']>>;
  readonly conditions: Map<ConditionId, Stated<CommitmentJudgements['condition.recorded']>>;
  readonly pledges: Map<PledgeId, PledgeState>;
  readonly requirements: Map<RequirementId, Stated<CommitmentJudgements['requirement.recorded']>>;
  readonly mandate: Map<string, Stated<CommitmentJudgements['mandate.recorded']>>;
  readonly decisions: Stated<CommitmentJudgements['national-decision.recorded']>[];
}

export function emptyRegister(): WritableRegister {
  return {
    documents: new Map(),
    claims: new Map(),
    contradictions: new Map(),
    instruments: new Map(),
    questions: new Map(),
    conditions: new Map(),
    pledges: new Map(),
    requirements: new Map(),
    mandate: new Map(),
    decisions: [],
  };
}
