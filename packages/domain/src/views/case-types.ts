import type { Role } from '../access/role.ts';
import type { Area, EventKind, ResponsibleCode } from '../core/judgements.ts';
import type { DataCut } from './cut.ts';
import type { Glance } from './glance.ts';
import type { IncidentSummary, SectorCoverage } from './types.ts';
import type { CaseWorkflow } from './workflow-types.ts';

/** What the Case desk shows. */

/** A photograph that a monitor's report names. */
export interface CasePhoto {
  readonly sha256: string;
  readonly byteLength: number;
  readonly takenMs: number;
  /** The entry by which its original was taken in, and is read; null while it is on the monitor's device alone. */
  readonly entryIndex: number | null;
}

/** What one source perceived, as the case shows it. */
export interface CaseSource {
  readonly entryIndex: number;
  readonly recordedAtMs: number;
  readonly kind: 'detection' | 'observation' | 'allegation' | 'activity';
  readonly id: string;
  readonly who: string;
  /** Holdfast's own words for it, one sentence. */
  readonly sentence: string;
  /** The source's own words, verbatim, when it used any and the reader may see them; shown in serif. */
  readonly verbatim: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly eventKind: EventKind | null;
  /** Where the source puts it; null when only a direction is known. Cell for muzzle blasts and launches. */
  readonly area: Area | null;
  readonly arrivals: number | null;
  readonly residualRmsMs: number | null;
  /** For those who work on cases alone: a camera writes down where it stood. */
  readonly photos: readonly CasePhoto[];
  /** How a detection's place came about; null for everything else, for firings, and for readers outside the mission. */
  readonly fit: LocationFit | null;
}

/** What the place of a blast or an impact rests on. No place of a sensor is in it, and none can be computed from it. */
export interface LocationFit {
  /** Heard less expected, milliseconds, of each sensor in it, by name: in order of time they would tell how near each stands. */
  readonly residuals: readonly { readonly sensorId: string; readonly ms: number }[];
  /** Other places that explain the arrivals about as well, strongest first; the area holds them. */
  readonly rivals: readonly RivalPlace[];
}

export interface RivalPlace {
  /** From the middle of the area, metres, and degrees clockwise from north. */
  readonly distanceM: number;
  readonly azimuthDeg: number;
  readonly arrivals: number;
}

export interface CaseLedgerRow {
  readonly groupId: string;
  readonly name: string;
  readonly reports: number;
  readonly effectiveMilli: number;
  readonly capped: boolean;
  readonly physical: boolean;
  readonly weightsCdb: readonly number[];
  readonly entryIndices: readonly number[];
}

export interface CaseStandard {
  readonly standardId: string;
  readonly name: string;
  readonly thresholdCdb: number;
  readonly leastGroups: number;
  readonly survivesLossOf: number;
  readonly physicalEvidence: boolean;
  readonly met: boolean;
  readonly marginCdb: number;
  readonly worstMarginCdb: number;
  readonly groupsInFavour: number;
}

export interface CaseLedger {
  readonly entryIndex: number;
  readonly tableVersion: string;
  readonly capCdb: number;
  readonly hypotheses: readonly { readonly code: ResponsibleCode; readonly name: string }[];
  readonly priorCdb: readonly number[];
  readonly rows: readonly CaseLedgerRow[];
  readonly scoreCdb: readonly number[];
  readonly leading: ResponsibleCode;
  /** ICD-203 word and whole per cent, 1 to 99: never one without the other. */
  readonly word: string;
  readonly percent: number;
  readonly standards: readonly CaseStandard[];
  /** Rows that speak most against the leader, and what would settle the case, in sentences. */
  readonly against: readonly string[];
  readonly wouldSettle: readonly string[];
  readonly withheldInputs: number;
}

/** Who did what, in order. */
export interface CaseStep {
  readonly entryIndex: number;
  /** Kind of the entry, for instance `incident.opened`. */
  readonly kind: string;
  readonly recordedAtMs: number;
  readonly who: string;
  readonly role: Role | null;
  readonly nation: string | null;
  readonly byEngine: boolean;
  readonly sentence: string;
  /** Why, in the words of whoever did it; null where none were asked for, or they were erased. */
  readonly reason: string | null;
}

export interface CaseFinding {
  readonly findingId: string;
  readonly responsible: ResponsibleCode;
  readonly responsibleName: string;
  readonly standardId: string | null;
  readonly standardName: string | null;
  readonly stage: 'drafted' | 'reviewed' | 'issued';
  readonly draftedBy: string;
  readonly reviewedBy: string | null;
  readonly issuedAtMs: number | null;
  readonly statement: string | null;
}

export interface CaseObligation {
  readonly obligationId: string;
  readonly clauseId: string;
  readonly bearer: string;
  readonly bearerName: string;
  readonly modality: 'must' | 'must-not' | 'may';
  readonly act: string;
  readonly state: string;
  readonly dueMs: number | null;
}

export interface CaseView extends CaseWorkflow {
  readonly cut: DataCut;
  readonly incident: IncidentSummary;
  readonly sectorName: string | null;
  /** Chance that the place lies in the area each party held; empty when no detection says. */
  readonly sharesPpm: readonly {
    readonly partyId: string;
    readonly name: string;
    readonly ppm: number;
  }[];
  readonly sources: readonly CaseSource[];
  readonly ledger: CaseLedger | null;
  readonly finding: CaseFinding | null;
  readonly obligations: readonly CaseObligation[];
  readonly steps: readonly CaseStep[];
  readonly coverage: SectorCoverage | null;
  /** Looks from orbit that might have seen it burn, latest first. */
  readonly glances: readonly Glance[];
  readonly withheld: number;
  /** The cases before and after in time, for `J` and `K`. */
  readonly previousId: string | null;
  readonly nextId: string | null;
}
