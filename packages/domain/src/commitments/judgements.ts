import type { ActorId, ClaimId, Modality, TopicId } from '../claims/judgements.ts';
import type { Id } from '../core/ids.ts';

export type PledgeId = Id<'pledge'>;
export type ConditionId = Id<'condition'>;
export type RequirementId = Id<'requirement'>;

/** `not-said` where a source names forces and no domain: nothing is invented to fill the column. */
export const DOMAINS = [
  'land',
  'air',
  'sea',
  'training',
  'mine-clearance',
  'logistics',
  'storage',
  'finance',
  'industry',
  'intelligence',
  'not-said',
] as const;
export type Domain = (typeof DOMAINS)[number];

export const STAGES = [
  'pledged',
  'approved',
  'ready',
  'deployed',
  'delivered',
  'received',
] as const;
export type Stage = (typeof STAGES)[number];

/** `hoped-for` is what others hope somebody will give: never an offer. */
export const STANCES = ['offers', 'refuses', 'not-ruled-out', 'hoped-for'] as const;
export type Stance = (typeof STANCES)[number];

export const CONDITION_KINDS = [
  'ceasefire',
  'peace-agreement',
  'parliament',
  'rules-of-engagement',
  'backstop',
  'monitoring',
  'promise',
  'clarification',
  'mission',
  'trigger',
] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** Whole units, both inclusive; null where the words set no bound. Both null: quantity unknown. */
export interface Quantity {
  readonly least: number | null;
  readonly most: number | null;
  readonly unit: string;
}

/** An act of record; `actor` null where the sources do not say whose act it is. */
export interface ActName {
  readonly act: string;
  readonly actor: ActorId | null;
}

/** One way to read a statement: under it, all of these conditions must hold. */
export interface PledgeReading {
  readonly readingId: string;
  readonly conditionIds: readonly ConditionId[];
}

export interface CommitmentJudgements {
  readonly 'condition.recorded': {
    readonly conditionId: ConditionId;
    readonly kind: ConditionKind;
    /** Acts that make it so, and acts that end it or say no. The latest by the time it happened counts. */
    readonly trueBy: readonly ActName[];
    readonly falseBy: readonly ActName[];
    /** Met when this promise of another state is. */
    readonly promiseId: PledgeId | null;
    /** While claims on this topic conflict and nobody has resolved it, the condition is disputed unless an act decides it. */
    readonly topicId: TopicId | null;
    readonly claimIds: readonly ClaimId[];
  };
  readonly 'pledge.recorded': {
    readonly pledgeId: PledgeId;
    /** What is offered, once: pledges of one contribution are never added up. */
    readonly contributionId: string;
    readonly stateId: ActorId;
    readonly domain: Domain;
    readonly stance: Stance;
    readonly modality: Modality;
    readonly stage: Stage;
    readonly quantity: Quantity | null;
    /** Where, as the words have it: ids of the register's places; empty where nothing is said. */
    readonly places: readonly string[];
    readonly tasks: readonly string[];
    readonly readings: readonly PledgeReading[];
    readonly claimIds: readonly ClaimId[];
  };
  readonly 'requirement.recorded': {
    readonly requirementId: RequirementId;
    readonly domain: Domain;
    /** Rival figures, each with its claims: never averaged. */
    readonly figures: readonly {
      readonly quantity: Quantity;
      readonly claimIds: readonly ClaimId[];
    }[];
  };
  readonly 'mandate.recorded': {
    readonly clauseId: string;
    readonly allows: readonly string[];
    readonly forbids: readonly string[];
    /** Tasks that the text or the talks leave open. */
    readonly leavesOpen: readonly string[];
    readonly claimIds: readonly ClaimId[];
  };
  readonly 'national-decision.recorded': {
    readonly stateId: ActorId;
    /** Who decided, for instance a parliament. */
    readonly body: ActorId;
    readonly outcome: 'approved' | 'rejected' | 'withdrawn';
    /** Null where no vote was counted or reported. */
    readonly votesFor: number | null;
    readonly votesAgainst: number | null;
    readonly abstained: number | null;
    readonly decidedMs: number;
  };
}
