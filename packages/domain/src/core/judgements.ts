import type { Role } from '../access/role.ts';
import type { ClaimJudgements } from '../claims/judgements.ts';
import type { CommitmentJudgements } from '../commitments/judgements.ts';
import type { InstrumentJudgements } from '../instruments/judgements.ts';
import type {
  ActivityId,
  AllegationId,
  EventId,
  FindingId,
  IncidentId,
  ObligationId,
  ObservationId,
  PartyId,
  PersonId,
  SectorId,
  SourceId,
} from './ids.ts';

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
export type SourceClass =
  | 'acoustic-network'
  | 'patrol'
  | 'party-spokesman'
  | 'party-notice'
  | 'weather-service'
  | 'press'
  | 'dataset'
  | 'unknown';

export type ObservationType =
  | 'shots-heard'
  | 'explosions-heard'
  | 'outgoing-heard'
  | 'flash-seen'
  | 'impact-seen'
  | 'storm-seen'
  | 'lightning'
  | 'accident-seen'
  | 'report';

export type EventKind = 'blast' | 'impact' | 'muzzle' | 'launch';

export type IncidentType = 'small-arms-fire' | 'indirect-fire' | 'explosion' | 'reported-violence';

/** Why a detection or an incident needs no finding. */
export type BenignCause = 'notified-activity' | 'natural' | 'accident' | 'duplicate' | 'instrument';

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

/** What each kind of entry may decide with. */
export interface Judgements extends ClaimJudgements, InstrumentJudgements, CommitmentJudgements {
  readonly 'agreement.adopted': {
    readonly agreementId: string;
    /** SHA-256 of the canonical form, hex. */
    readonly agreementHash: string;
    readonly parties: readonly PartyId[];
    readonly sectors: readonly SectorId[];
    /** At least 600,000. */
    readonly holdBackMs: number;
    readonly replyClockMs: number;
    readonly capCdb: number;
    readonly priorsCdb: PriorsCdb;
    readonly standards: readonly StandardOfProof[];
    readonly publicDelayMs: number;
    readonly publicCellM: number;
    /** Names of the agreement's findings that answer this mission's: use of fire, and accident; null when it has none. */
    readonly fireFinding: string | null;
    readonly accidentFinding: string | null;
  };
  /** An act of record: it happened, and its author signed it. */
  readonly 'act.recorded': {
    /** The act and the actor by their names in the agreement. */
    readonly act: string;
    readonly actor: string;
    readonly fromMs: number;
    readonly toMs: number;
    /** The finding it answers; null for none in particular. */
    readonly findingId: FindingId | null;
  };
  readonly 'role.granted': {
    readonly personId: PersonId;
    readonly role: Role;
    readonly nation: string;
    /** The party a liaison officer speaks for; null for everyone else. */
    readonly partyId: PartyId | null;
  };
  readonly 'source.enrolled': {
    readonly sourceId: SourceId;
    readonly sourceClass: SourceClass;
    /** Who owns it: sources of one owner and one means are one independence group. */
    readonly ownerId: string;
    /** SHA-256 of the public key, hex; empty for a source that cannot sign. */
    readonly keyHash: string;
    readonly partyId: PartyId | null;
  };
  readonly 'coverage.reported': {
    readonly sectorId: SectorId;
    readonly fromMs: number;
    readonly toMs: number;
    readonly seenPpm: number;
  };
  readonly 'arrivals.received': {
    readonly sourceId: SourceId;
    readonly sequence: number;
    readonly arrivals: number;
    readonly refused: number;
    readonly fromMs: number;
    readonly toMs: number;
  };
  readonly 'observation.received': {
    readonly observationId: ObservationId;
    readonly sourceId: SourceId;
    readonly observationType: ObservationType;
    readonly fromMs: number;
    readonly toMs: number;
    readonly sectorId: SectorId | null;
    /** At least so many shots, explosions or strokes; 0 when not counted. */
    readonly count: number;
    /** Where it happened, as the source has it; null when only a bearing is known (in the content). */
    readonly area: Area | null;
  };
  readonly 'observation.screened': {
    readonly observationId: ObservationId;
    readonly outcome: 'reviewed' | 'set-aside';
    readonly cause: BenignCause | null;
  };
  readonly 'allegation.filed': {
    readonly allegationId: AllegationId;
    readonly sourceId: SourceId;
    /** Who alleges. */
    readonly partyId: PartyId;
    readonly statement: 'accuses' | 'denies' | 'admits' | 'accident';
    /** Whom: the accused; the one who denies, admits or had the accident is `partyId` itself. */
    readonly accusedId: PartyId | null;
    readonly fromMs: number;
    readonly toMs: number;
    readonly sectorId: SectorId;
  };
  readonly 'activity.notified': {
    readonly activityId: ActivityId;
    readonly sourceId: SourceId;
    readonly partyId: PartyId;
    readonly activity: 'quarry' | 'demining' | 'exercise';
    readonly fromMs: number;
    readonly toMs: number;
    readonly area: CircleArea;
  };
  readonly 'event.located': {
    readonly eventId: EventId;
    readonly eventKind: EventKind;
    readonly originTimeMs: number;
    /** An ellipse for blasts and impacts, a cell for muzzle blasts and launches: never anything finer. */
    readonly area: EllipseArea | CellArea;
    readonly sectorId: SectorId;
    /** How likely the place lies in the area that each party held. */
    readonly sharesPpm: PartyShares;
    readonly arrivals: number;
    /** What the streaming session held back for: recordedAtMs is never before this. */
    readonly notBeforeMs: number;
  };
  readonly 'incident.proposed': {
    readonly incidentId: IncidentId;
    readonly incidentType: IncidentType;
    readonly severity: Severity;
    readonly fromMs: number;
    readonly toMs: number;
    readonly sectorId: SectorId | null;
    readonly area: Area;
    readonly eventIds: readonly EventId[];
    readonly observationIds: readonly ObservationId[];
    readonly allegationIds: readonly AllegationId[];
    readonly activityIds: readonly ActivityId[];
  };
  readonly 'incident.opened': { readonly incidentId: IncidentId };
  readonly 'incident.dismissed': { readonly incidentId: IncidentId; readonly cause: BenignCause };
  readonly 'ledger.weighed': {
    readonly incidentId: IncidentId;
    /** Which table of likelihoods, for instance `exercise-1`. */
    readonly tableVersion: string;
    readonly hypotheses: readonly ResponsibleCode[];
    readonly priorCdb: readonly number[];
    readonly rows: readonly LedgerRow[];
    /** Exactly the prior plus the column's weights. */
    readonly scoreCdb: readonly number[];
    readonly leading: ResponsibleCode;
    readonly standards: readonly StandardResult[];
    /** Inputs that the engine could not see when it weighed. */
    readonly withheldInputs: number;
  };
  readonly 'finding.drafted': {
    readonly findingId: FindingId;
    readonly incidentId: IncidentId;
    readonly responsible: ResponsibleCode;
    /** The highest standard that the drafter holds to be met; null with `undetermined`. */
    readonly standardId: string | null;
    /** The act, in the agreement's taxonomy. */
    readonly act: string;
    readonly severity: Severity;
    readonly fromMs: number;
    readonly toMs: number;
    /** The ledger that it rests on. */
    readonly ledgerIndex: number;
  };
  readonly 'finding.reviewed': {
    readonly findingId: FindingId;
    readonly outcome: 'agreed' | 'returned';
  };
  readonly 'finding.issued': { readonly findingId: FindingId };
  /** What has changed since the evaluation before: the state merges it, so that no entry grows with the record. */
  readonly 'evaluation.made': {
    readonly agreementHash: string;
    readonly asOfMs: number;
    readonly verdicts: readonly ClauseVerdict[];
    readonly obligations: readonly ObligationJudgement[];
    /** Obligations that no longer stand, by id. */
    readonly gone: readonly ObligationId[];
  };
  readonly 'refusal.recorded': {
    readonly feed: string;
    readonly code: string;
    /** Line in the file, from 1; 0 when the whole file is refused. */
    readonly line: number;
  };
}
