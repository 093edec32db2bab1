import type { FindingId, ObligationId, PartyId } from './ids.ts';

/**
 * Judgements: integers and ids only. Units are in names. `Ms` are integer milliseconds since 1970 UTC,
 * `Udeg` integer millionths of a degree, `Cdb` integer centidecibans, `Ppm` parts per million (0 to 1,000,000).
 */

/** A place and how far from it the truth may be. */
export interface PlaceUdeg {
  readonly latitudeUdeg: number;
  readonly longitudeUdeg: number;
}

/** 95 % ellipse: semi-axes in metres, azimuth of the major axis in degrees clockwise from north, 0 to 179. */
export interface EllipseArea extends PlaceUdeg {
  readonly shape: 'ellipse';
  readonly semiMajorM: number;
  readonly semiMinorM: number;
  readonly azimuthDeg: number;
}

/** A square cell of a fixed grid, `sizeM` (at least 5,000) on a side, around its centre. All that muzzle blasts and launches ever show. */
export interface CellArea extends PlaceUdeg {
  readonly shape: 'cell';
  readonly sizeM: number;
}

/** A circle: the precision of a place as a source gives it. */
export interface CircleArea extends PlaceUdeg {
  readonly shape: 'circle';
  readonly radiusM: number;
}

export type Area = EllipseArea | CellArea | CircleArea;

/** A whole number of parts per million for each party, in the agreement's order of parties. */
export type PartyShares = readonly { readonly partyId: PartyId; readonly ppm: number }[];

/** The five kinds of cause that are nobody's breach, and the parties' and others' responsibility. */
export type ResponsibleCode =
  PartyId | 'third-party' | 'accident' | 'exercise' | 'natural' | 'undetermined';

export type Severity = 1 | 2 | 3 | 4;

/** What kind of thing a source is: which table of likelihoods applies to what it says. */
export const SOURCE_CLASSES = [
  'acoustic-network',
  'patrol',
  'party-spokesman',
  'party-notice',
  'weather-service',
  'press',
  'dataset',
  'satellite-service',
  'party-institution',
  'volunteers',
  'seismic-agency',
  'sensor-service',
  'alerting-authority',
  'unknown',
] as const;
export type SourceClass = (typeof SOURCE_CLASSES)[number];

export type ObservationType =
  | 'shots-heard'
  | 'explosions-heard'
  | 'outgoing-heard'
  | 'flash-seen'
  | 'impact-seen'
  | 'storm-seen'
  | 'lightning'
  | 'accident-seen'
  | 'thermal-anomaly'
  | 'air-raid-alert'
  | 'public-alert'
  | 'alert-cancelled'
  | 'seismic-event'
  | 'sensor-reading'
  | 'report';

export type EventKind = 'blast' | 'impact' | 'muzzle' | 'launch';

export type IncidentType = 'small-arms-fire' | 'indirect-fire' | 'explosion' | 'reported-violence';

/** Why a detection or an incident needs no finding. */
export const BENIGN_CAUSES = [
  'notified-activity',
  'natural',
  'accident',
  'duplicate',
  'instrument',
] as const;
export type BenignCause = (typeof BENIGN_CAUSES)[number];

export interface StandardOfProof {
  /** The agreement's own name for it, for instance `reasonable_grounds`. */
  readonly standardId: string;
  /** Lead over the next hypothesis, centidecibans. */
  readonly thresholdCdb: number;
  /** Independent groups that must each favour the leader. */
  readonly leastGroups: number;
  /** The threshold must hold after the loss of any so many groups. */
  readonly survivesLossOf: number;
  readonly physicalEvidence: 0 | 1;
}

export interface PriorsCdb {
  readonly party: number;
  readonly thirdParty: number;
  readonly accident: number;
  readonly exercise: number;
  readonly natural: number;
}

export interface LedgerRow {
  readonly groupId: string;
  readonly reports: number;
  /** Effective number of reports, thousandths. */
  readonly effectiveMilli: number;
  readonly capped: 0 | 1;
  readonly physical: 0 | 1;
  /** One weight per hypothesis, in the ledger's order. */
  readonly weightsCdb: readonly number[];
  /** Which entries this row rests on, ascending. */
  readonly entryIndices: readonly number[];
}

export interface StandardResult {
  readonly standardId: string;
  readonly met: 0 | 1;
  /** Lead of the first over the second hypothesis, and the worst such lead after the allowed loss of groups. */
  readonly marginCdb: number;
  readonly worstMarginCdb: number;
  readonly groupsInFavour: number;
}

export type Verdict = 'true' | 'false' | 'unknown' | 'disputed';

export interface ClauseVerdict {
  /** `norm`, `finding` or `fact` and its name, and the clause that holds it. */
  readonly statementId: string;
  readonly clauseId: string;
  readonly verdict: Verdict;
  /** Entries it rests on, ascending. */
  readonly entryIndices: readonly number[];
  readonly openTerms: readonly string[];
  readonly missingFacts: readonly string[];
}

export interface ObligationJudgement {
  readonly obligationId: ObligationId;
  readonly statementId: string;
  readonly clauseId: string;
  readonly bearer: string;
  readonly modality: 'must' | 'must-not' | 'may';
  /** One of these acts, by their names in the agreement. */
  readonly acts: readonly string[];
  readonly state:
    'dormant' | 'in-force' | 'discharged' | 'breached' | 'excused' | 'lapsed' | 'undecided';
  /** Null where the agreement sets no deadline. */
  readonly dueMs: number | null;
  readonly findingId: FindingId | null;
  readonly causeIndices: readonly number[];
}
