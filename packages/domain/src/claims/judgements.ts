import type { Id } from '../core/ids.ts';

export type ClaimId = Id<'claim'>;
export type TopicId = Id<'topic'>;
export type ContradictionId = Id<'contradiction'>;
export type InstrumentId = Id<'instrument'>;
/** A state, body, institution or person that speaks, signs or promises. */
export type ActorId = Id<'actor'>;

/** How firmly the words were said, word for word where there is one; `states` is a plain assertion. */
export const MODALITIES = [
  'states',
  'could',
  'may',
  'might',
  'would',
  'will',
  'must',
  'should',
  'expected',
  'hoped',
  'wanted',
  'proposed',
  'will-not',
  'not-ruled-out',
  'warns',
] as const;
export type Modality = (typeof MODALITIES)[number];

/** By what the claims on one topic can differ. */
export const CONTRADICTION_KINDS = [
  'numbers',
  'signatories',
  'place',
  'wording',
  'timing',
  'status',
] as const;
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number];

/** What a claim says, as far as it can be compared with other claims on the same topic. Whole numbers and ids only. */
export type ClaimValue =
  | {
      readonly type: 'number';
      /** Least and most, both inclusive; null where the words set no bound. `more than 30` is least 31. */
      readonly least: number | null;
      readonly most: number | null;
      /** 1 where the words say `around`, `some` or the like. */
      readonly about: 0 | 1;
      readonly unit: string;
      /** Of what a share is a share; null for a plain number. */
      readonly of: string | null;
    }
  | {
      readonly type: 'names';
      readonly names: readonly string[];
      /** 1 where the words leave room for others. */
      readonly open: 0 | 1;
    }
  /** In any one of these places: ids of the register's places. */
  | { readonly type: 'place'; readonly places: readonly string[] }
  /** The term used, out of the topic's own list of terms. */
  | { readonly type: 'wording'; readonly term: string }
  | {
      readonly type: 'time';
      /** Days since 1970-01-01, both inclusive. */
      readonly fromDay: number;
      readonly toDay: number;
      readonly certainty: 'happened' | 'planned' | 'forecast' | 'doubted';
    }
  | {
      readonly type: 'status';
      readonly status: string;
      /** Of what the status is: claims of different scope do not contradict each other. Null for the topic as a whole. */
      readonly scope: string | null;
    }
  | { readonly type: 'none' };

/** Where the words stand: bytes of a document. */
export interface Citation {
  /** SHA-256 of the document, hex. */
  readonly sha256: string;
  /** UTF-8 bytes, from inclusive, to exclusive. Both 0 for a document that is not held: it is cited as a whole. */
  readonly fromByte: number;
  readonly toByte: number;
}

/** How two claims on one topic stand to each other, mildest first. */
export const RELATIONS = [
  'same',
  'compatible',
  'different-precision',
  'different-modality',
  'different-wording',
  'different-denominator',
  'different-scope',
  'conflict',
] as const;
export type Relation = (typeof RELATIONS)[number];

export const RESOLUTIONS = [
  'compatible',
  'different-things',
  'one-prevails',
  'both-stand',
  'cannot-be-decided',
] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export interface ClaimJudgements {
  readonly 'document.received': {
    /** SHA-256 of the original bytes, hex: the document's id. */
    readonly sha256: string;
    readonly byteLength: number;
    /** Days since 1970-01-01. */
    readonly publishedDay: number;
    /** 0 for a document that is cited but not held here: `sha256` is then the hash of its reference. */
    readonly held: 0 | 1;
  };
  readonly 'claim.recorded': {
    readonly claimId: ClaimId;
    readonly topicId: TopicId;
    readonly kind: ContradictionKind;
    readonly value: ClaimValue;
    readonly modality: Modality;
    readonly saidBy: ActorId;
    readonly reportedBy: ActorId;
    readonly asOfDay: number;
    readonly instrumentId: InstrumentId | null;
    readonly citation: Citation;
  };
  /** Claims on one topic that do not say the same: found by the engine, or entered by a person. Open until people resolve it. */
  readonly 'contradiction.noted': {
    readonly contradictionId: ContradictionId;
    readonly topicId: TopicId;
    readonly kind: ContradictionKind;
    /** The gravest relation between any two of the claims. */
    readonly relation: Relation;
    readonly claimIds: readonly ClaimId[];
  };
  readonly 'contradiction.resolved': {
    readonly contradictionId: ContradictionId;
    readonly resolution: Resolution;
    /** The claims that stand, with `one-prevails`; empty otherwise. */
    readonly standingIds: readonly ClaimId[];
  };
}
