import type { ActorId, ClaimId, InstrumentId } from '../claims/judgements.ts';
import type { Id } from '../core/ids.ts';

export type QuestionId = Id<'question'>;

export const INSTRUMENT_STATUSES = [
  'mentioned',
  'reported',
  'draft',
  'leaked',
  'final',
  'signed',
  'ratified',
  'superseded',
] as const;
export type InstrumentStatus = (typeof INSTRUMENT_STATUSES)[number];

export const CAPACITIES = [
  'signed',
  'co-signed',
  'endorsed',
  'attended',
  'declined',
  'absent',
  'not-a-party',
] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** In which capacity somebody stands to an instrument, as somebody reported it. Several rows for one actor are a dispute, kept. */
export interface Participation {
  readonly actorId: ActorId;
  readonly capacity: Capacity;
  readonly claimIds: readonly ClaimId[];
}

/** One clause of a variant: whether it stands there, and what says so. Its words are content. */
export interface VariantClause {
  readonly clauseId: string;
  readonly standing: 'present' | 'removed';
  readonly claimIds: readonly ClaimId[];
}

export interface Variant {
  readonly variantId: string;
  readonly status: InstrumentStatus;
  readonly clauses: readonly VariantClause[];
}

export interface InstrumentJudgements {
  readonly 'instrument.recorded': {
    readonly instrumentId: InstrumentId;
    readonly status: InstrumentStatus;
    /** Days since 1970-01-01. */
    readonly asOfDay: number;
    readonly participations: readonly Participation[];
    readonly variants: readonly Variant[];
    readonly claimIds: readonly ClaimId[];
  };
  readonly 'question.recorded': {
    readonly questionId: QuestionId;
    readonly status: 'open' | 'partly' | 'closed';
    /** Conditions, pledges, instruments and tasks that cannot be settled before it. */
    readonly blocks: readonly string[];
    readonly claimIds: readonly ClaimId[];
  };
}
