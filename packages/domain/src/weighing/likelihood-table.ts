import type { SourceClass } from '../core/judgements.ts';
import type { ClaimCode } from './claims.ts';

/**
 * How a hypothesis stands to the one who speaks. Tables know only these words and no party's name: that is why swapping the parties
 * swaps the ledger. A party that is neither the speaker nor the accused is `otherParty`; so is every party when no party speaks.
 */
export const RELATIONS = [
  'self',
  'named',
  'otherParty',
  'thirdParty',
  'accident',
  'exercise',
  'natural',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** Of so many incidents for which a relation was true, how often the claim was made. */
export type RelationCounts = Readonly<Record<Relation, number>>;

/** What has been counted of a class or a source: `trials` incidents per relation, of which each claim was made so often. */
export interface ClaimCounts {
  readonly trials: number;
  readonly counts: Readonly<Partial<Record<ClaimCode, RelationCounts>>>;
}

export interface ClassLikelihoods extends ClaimCounts {
  /** How much of one report another report of the same group repeats, ppm: n reports are worth at most 1/ρ. */
  readonly rhoPpm: number;
  /** How often the class's places and bearings can be trusted at all, ppm; the rest is spread evenly over the parties. */
  readonly placeTrustPpm: number;
}

/** A versioned file of likelihoods: a replay names it. */
export interface LikelihoodTable {
  readonly version: string;
  /** Counts of imaginary incidents by which a class is drawn to uniform, and a source to its class. */
  readonly classShrinkCounts: number;
  readonly sourceShrinkCounts: number;
  /** Chance that a third party that fires does so from ground a party holds, ppm. */
  readonly infiltrationPpm: number;
  readonly classes: Readonly<Record<SourceClass, ClassLikelihoods>>;
  /** Own counts of single sources, by source id. */
  readonly sources: Readonly<Record<string, ClaimCounts>>;
}
