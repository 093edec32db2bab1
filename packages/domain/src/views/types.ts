import type {
  Area,
  BenignCause,
  EventKind,
  IncidentType,
  ResponsibleCode,
  Severity,
  Verdict,
} from '../core/judgements.ts';
import type { CaseWorkflow } from './workflow-types.ts';
import type { Glance } from './glance.ts';
import type { Role } from '../access/role.ts';

import type { DataCut, NamedParty } from './cut.ts';

export type { DataCut, NamedParty };

/**
 * What the screens show: plain JSON, made by `view` for one reader. Ids, integers and words of the record;
 * the console formats times, numbers and names of things. A reader who may not see something is told so by a count.
 */

/** Who reads: a role and, for a liaison officer, the party. */
export interface Reader {
  readonly role: Role;
  readonly partyId: string | null;
  readonly nation: string | null;
  /** Who, once signed in; absent while one only looks. */
  readonly personId?: string;
}

/** Product words of an incident's stage. */
export type IncidentStage =
  'proposed' | 'open' | 'finding-drafted' | 'finding-reviewed' | 'finding-issued' | 'dismissed';

/** How an incident is drawn: verified = a finding rests on it; notified = a benign cause, grey. */
export type IncidentFill = 'verified' | 'under-verification' | 'proposal' | 'benign';

export interface IncidentSummary {
  readonly incidentId: string;
  readonly title: string;
  readonly incidentType: IncidentType;
  readonly severity: Severity;
  readonly stage: IncidentStage;
  readonly fill: IncidentFill;
  readonly cause: BenignCause | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly sectorId: string | null;
  /** Coarsened for readers who may not see it finer. */
  readonly area: Area;
  /** Machine detections, human reports of the mission and others, parties' allegations: never added up. */
  readonly detections: number;
  readonly observations: number;
  readonly allegations: number;
  readonly findingId: string | null;
  readonly responsible: ResponsibleCode | null;
  readonly standardId: string | null;
}

/** One thing that wants a person, in order of consequence. */
export interface QueueItem {
  readonly key: string;
  readonly kind:
    'screen-incident' | 'draft-finding' | 'review-finding' | 'issue-finding' | 'obligation-due';
  readonly title: string;
  readonly sentence: string;
  readonly incidentId: string | null;
  readonly findingId: string | null;
  readonly severity: Severity | null;
  /** When the clock began to run, and when it ends; null without a clock. */
  readonly fromMs: number | null;
  readonly dueMs: number | null;
  readonly proposal: boolean;
}

export interface SectorCoverage {
  readonly sectorId: string;
  readonly name: string;
  /** Along the line, from 1. */
  readonly order: number;
  readonly spans: readonly {
    readonly fromMs: number;
    readonly toMs: number;
    readonly seenPpm: number;
  }[];
  /** Share of the whole period seen. */
  readonly seenPpm: number;
}

export interface SituationView {
  readonly cut: DataCut;
  readonly title: string;
  readonly agreementTitle: string | null;
  readonly parties: readonly NamedParty[];
  readonly periodFromMs: number;
  readonly periodToMs: number;
  /** In order of time: of a long record about 5,000, the latest of those asked for. */
  readonly incidents: readonly IncidentSummary[];
  /** How many began before those shown, and how many after the time before which one asked: neither is in any count of this view but the queue's. */
  readonly earlier: number;
  readonly later: number;
  /** At most 200, in order of consequence; `queueTotal` counts all. */
  readonly queue: readonly QueueItem[];
  readonly queueTotal: number;
  readonly sectors: readonly SectorCoverage[];
  /** Sensors hear, and the reader may ask what they would have heard. */
  readonly hearing: boolean;
  /** Allegations that no incident has taken up: claimed, not confirmed. */
  readonly unmatchedAllegations: number;
  /** Looks from orbit in the period, latest first. */
  readonly glances: readonly Glance[];
  readonly refusals: readonly {
    readonly feed: string;
    readonly code: string;
    readonly count: number;
  }[];
  readonly withheld: number;
}

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

/** One step of a proof: a value, what says so, and what it rests on. */
export interface ProofNode {
  readonly value: Verdict;
  readonly title: string;
  readonly detail: string | null;
  readonly connector: 'and' | 'or' | 'unless' | 'not' | null;
  readonly clauseId: string | null;
  readonly entryIndices: readonly number[];
  readonly children: readonly ProofNode[];
}

/** One entry as a stranger would check it. */
export interface EntryView {
  readonly index: number;
  readonly recordedAtMs: number;
  readonly kind: string;
  readonly author: {
    readonly kind: string;
    readonly id: string;
    readonly role: string | null;
    readonly nation: string | null;
  };
  /** One sentence in Holdfast's words. */
  readonly sentence: string;
  /** Judgement as canonical JSON; null when withheld from this reader. */
  readonly judgement: string | null;
  readonly content: string | null;
  readonly contentState: 'shown' | 'withheld' | 'erased' | 'empty';
  /** Leaf and inclusion proof against the last checkpoint, hex; null when it is not yet under one. */
  readonly leafHex: string;
  readonly proof: {
    readonly size: number;
    readonly rootHex: string;
    readonly pathHex: readonly string[];
  } | null;
  /** The object it belongs to, to go back to. */
  readonly incidentId: string | null;
}

/** GeoJSON of the base map and of what the agreement draws on it. */
export interface MapView {
  readonly exercise: boolean;
  /** [west, south, east, north], degrees. */
  readonly boundsDeg: readonly [number, number, number, number];
  /** Layers by name: land, water, river, road, wood, border; town (points with `name`, `rank`); line, sector, party-area (labelled). */
  readonly layers: Readonly<Record<MapLayer, MapFeatureCollection>>;
  readonly credit: string;
}

export type MapLayer =
  'land' | 'water' | 'river' | 'road' | 'wood' | 'town' | 'line' | 'sector' | 'party-area';

export interface MapFeatureCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly MapFeature[];
}

export interface MapFeature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: readonly number[] }
    | { readonly type: 'LineString'; readonly coordinates: readonly (readonly number[])[] }
    | {
        readonly type: 'MultiLineString';
        readonly coordinates: readonly (readonly (readonly number[])[])[];
      }
    | {
        readonly type: 'Polygon';
        readonly coordinates: readonly (readonly (readonly number[])[])[];
      }
    | {
        readonly type: 'MultiPolygon';
        readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[];
      };
}

/** What one reader may see, as HTTP answers it: the body under `/api/…`, or a refusal. */
export interface ApiRefusal {
  readonly code: string;
  readonly message: string;
}

/** Answer of `GET /api/session`: who reads, as which roles one may look (an exercise on one machine lets the visitor choose), and what is there. */
export interface SessionView {
  readonly reader: Reader;
  readonly roles: readonly {
    readonly role: Role;
    readonly partyId: string | null;
    readonly label: string;
  }[];
  readonly cut: DataCut;
  /** Times at which something became known, ascending, at most 24: what to offer when a reader asks for an earlier time. */
  readonly knownTimesMs: readonly number[];
  /** What this record holds: a desk for nothing is not shown. */
  readonly holds: {
    readonly cases: boolean;
    readonly register: boolean;
    readonly agreement: boolean;
  };
  /** `choose`: an exercise or a trial, where a visitor may act as anyone on record. `account`: each with an account of their own. */
  readonly signIn: 'choose' | 'account';
  /** A trial over real statements: what is recorded here binds nobody. */
  readonly trial: boolean;
  /** Who acts in this view: signed in on this device and on record in that role; null while one only looks. */
  readonly actor: PersonInRole | null;
  /** The person, and the role, asked for that nobody on record has, where one may choose; null otherwise. */
  readonly stranger: string | null;
  /** Whom one may act as: everyone on record where one may choose, else those signed in on this device. */
  readonly people: readonly PersonInRole[];
  /** All records that this server holds; more than one gives a way from one to the other. */
  readonly records: readonly {
    readonly title: string;
    readonly href: string;
    readonly current: boolean;
  }[];
}

/** A person on record, in one role. */
export interface PersonInRole {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly nation: string;
  readonly partyId: string | null;
  /** In words, with the party of a liaison officer: "Watch officer", "Liaison, Orsk". */
  readonly label: string;
}

/** A claim and the entry that holds it: where every figure and word of the registers leads back to. */
export interface ClaimLink {
  readonly claimId: string;
  readonly entryIndex: number;
}

/** Where a claim's words stand. */
export interface CitationShown {
  readonly sha256: string;
  readonly fromByte: number;
  readonly toByte: number;
  readonly publisher: string;
  readonly title: string;
  /** Days since 1970-01-01. */
  readonly publishedDay: number;
  readonly address: string | null;
  /** The cited words between what stands around them; null when the document is not held here, was erased, or this reader may not see it. */
  readonly words: {
    readonly before: string;
    readonly cited: string;
    readonly after: string;
  } | null;
}

export interface ClaimShown extends ClaimLink {
  readonly topicId: string;
  /** In the recorder's own words. */
  readonly statement: string;
  /** The value in words, for instance `15000 to 20000 troops`; null when the claim carries none. */
  readonly value: string | null;
  readonly modality: string;
  readonly saidBy: string;
  readonly reportedBy: string;
  readonly asOfDay: number;
  readonly instrumentId: string | null;
  readonly citation: CitationShown;
}

export interface ContradictionShown {
  readonly contradictionId: string;
  readonly entryIndex: number;
  readonly kind: string;
  readonly relation: string;
  readonly byEngine: boolean;
  readonly claims: readonly ClaimLink[];
  readonly resolution: {
    readonly resolution: string;
    readonly standingIds: readonly string[];
    readonly by: string;
    readonly reason: string | null;
    readonly entryIndex: number;
  } | null;
}

export interface ClaimTopicShown {
  readonly topicId: string;
  readonly title: string;
  readonly kind: string;
  /** What several outlets say on it, side by side, in the order recorded. */
  readonly claims: readonly ClaimShown[];
  readonly contradiction: ContradictionShown | null;
}

export interface DocumentShown {
  readonly sha256: string;
  readonly entryIndex: number;
  readonly publisher: string;
  readonly title: string;
  readonly publishedDay: number;
  readonly address: string | null;
  readonly byteLength: number;
  readonly held: boolean;
  /** The original, to read and to select from; null as for a citation's words. */
  readonly text: string | null;
  readonly claims: readonly ClaimLink[];
}

/** The days between which everything on the page was reported: nothing later is implied. Null without documents. */
export interface ReportedDays {
  readonly fromDay: number;
  readonly toDay: number;
}

export interface ClaimsView {
  readonly cut: DataCut;
  readonly reported: ReportedDays | null;
  readonly documents: readonly DocumentShown[];
  readonly topics: readonly ClaimTopicShown[];
  /** Contradictions that nobody has resolved. */
  readonly open: number;
  /** Documents whose text this reader may not see. */
  readonly withheld: number;
}

export interface ConditionShown {
  readonly conditionId: string;
  readonly entryIndex: number;
  readonly kind: string;
  readonly title: string;
  readonly value: Verdict;
  /** Null while no act decides it. */
  readonly sinceMs: number | null;
  /** What decides or disputes it. */
  readonly entryIndices: readonly number[];
  /** Acts that would make it so or end it, and whose; `actorId` null where the sources do not say. */
  readonly decidedBy: readonly {
    readonly act: string;
    readonly actorId: string | null;
    readonly name: string | null;
  }[];
  /** Values that an act, or the want of one, could give it: what one may ask "what if" of. */
  readonly possible: readonly Verdict[];
  /** Who could supply it; `name` null where the sources do not say who determines it. */
  readonly suppliers: readonly { readonly name: string | null; readonly act: string | null }[];
  /** Offers that name it under any reading. */
  readonly pledgeIds: readonly string[];
  /** Offers that are blocked by it alone: they could be called on if it were true. */
  readonly opens: readonly string[];
  readonly claims: readonly ClaimLink[];
}

export interface PledgeShown {
  readonly pledgeId: string;
  /** What is offered, once: several pledges of one contribution are never added up. */
  readonly contributionId: string;
  readonly entryIndex: number;
  readonly domain: string;
  readonly statement: string;
  readonly stance: string;
  readonly modality: string;
  readonly stage: string;
  readonly quantity: {
    readonly least: number | null;
    readonly most: number | null;
    readonly unit: string;
  } | null;
  readonly places: readonly string[];
  readonly tasks: readonly string[];
  readonly value: Verdict;
  readonly word: string;
  /** One sentence: what it is, and the nearest missing condition. */
  readonly sentence: string;
  readonly readings: readonly {
    readonly readingId: string;
    readonly value: Verdict;
    readonly conditionIds: readonly string[];
    /** Missing conditions, the nearest first. */
    readonly missingIds: readonly string[];
  }[];
  readonly claims: readonly ClaimLink[];
  /** True when it reads differently than at the entry that the reader last saw. */
  readonly changed: boolean;
}

/** A new entry on which a change rests. */
export interface ChangeReason {
  readonly entryIndex: number;
  readonly recordedAtMs: number;
  /** What the entry says, one sentence. */
  readonly words: string;
  /** The reason its author gave; null where none was given or this reader may not see it. */
  readonly reason: string | null;
}

/** One thing that reads differently than at an earlier entry. */
export interface CommitmentChange {
  readonly kind: 'pledge' | 'condition';
  readonly id: string;
  readonly title: string;
  /** How it stood, in words; null for what was not there. */
  readonly before: string | null;
  readonly beforeValue: Verdict | null;
  readonly after: string;
  readonly afterValue: Verdict;
  /** Conditions of the pledge that changed, by their titles. */
  readonly through: readonly string[];
  readonly entryIndices: readonly number[];
  /** Why: the entries since then; empty under assumptions. */
  readonly because: readonly ChangeReason[];
}

export interface CommitmentsView {
  readonly cut: DataCut;
  readonly reported: ReportedDays | null;
  /** The moment in the world for which readiness is said. */
  readonly asOfMs: number;
  /** What the reader has assumed; empty for the state as it is. */
  readonly assumed: readonly { readonly conditionId: string; readonly value: Verdict }[];
  /** Columns. */
  readonly domains: readonly string[];
  readonly states: readonly {
    readonly stateId: string;
    readonly name: string;
    readonly pledges: readonly PledgeShown[];
    readonly decisions: readonly {
      readonly entryIndex: number;
      readonly body: string;
      readonly outcome: string;
      readonly votesFor: number | null;
      readonly votesAgainst: number | null;
      readonly abstained: number | null;
      readonly decidedMs: number;
    }[];
  }[];
  readonly conditions: readonly ConditionShown[];
  /** Who waits for whom: `to` null where the sources do not say. */
  readonly waits: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly pledgeId: string;
    readonly readingId: string;
    readonly conditionId: string;
    readonly act: string | null;
    readonly value: Verdict;
  }[];
  /** By domain, unit and stage: stages are never added up. */
  readonly offers: readonly {
    readonly domain: string;
    readonly unit: string;
    readonly stage: string;
    readonly least: number | null;
    readonly most: number | null;
    readonly contributions: number;
    readonly unknown: number;
    readonly pledgeIds: readonly string[];
  }[];
  /** One row a figure of what is needed: rival figures stand side by side. */
  readonly needs: readonly {
    readonly requirementId: string;
    readonly title: string;
    readonly domain: string;
    readonly unit: string;
    readonly need: readonly [number | null, number | null];
    readonly offered: readonly [number | null, number | null];
    readonly gap: readonly [number | null, number | null];
    /** What is missing today: the need against what is offered and has every condition met. */
    readonly gapToday: readonly [number | null, number | null];
    /** What is offered by how it stands: ready, unknown, disputed, not ready. */
    readonly standings: readonly {
      readonly value: Verdict;
      readonly least: number | null;
      readonly most: number | null;
      /** The most of the range where it has one, else its least. */
      readonly amount: number;
      readonly contributions: number;
      readonly unknown: number;
    }[];
    readonly unknown: number;
    readonly claims: readonly ClaimLink[];
  }[];
  readonly mandate: readonly {
    readonly clauseId: string;
    readonly entryIndex: number;
    readonly title: string;
    readonly allows: readonly string[];
    readonly forbids: readonly string[];
    readonly leavesOpen: readonly string[];
    readonly claims: readonly ClaimLink[];
  }[];
  /** What reads differently than at `sinceEntry`; empty when the reader asked for no comparison. */
  readonly sinceEntry: number | null;
  readonly changes: readonly CommitmentChange[];
}

export interface InstrumentShown {
  readonly instrumentId: string;
  readonly entryIndex: number;
  readonly title: string;
  readonly note: string | null;
  readonly status: string;
  readonly asOfDay: number;
  readonly claims: readonly ClaimLink[];
  readonly variants: readonly {
    readonly variantId: string;
    readonly title: string;
    readonly status: string;
    readonly clauses: readonly {
      readonly clauseId: string;
      readonly words: string;
      readonly standing: 'present' | 'removed';
      readonly claims: readonly ClaimLink[];
    }[];
  }[];
}

export interface RedlineShown {
  readonly instrumentId: string;
  readonly clauseId: string;
  readonly fromVariantId: string;
  readonly toVariantId: string;
  readonly runs: readonly { readonly kind: 'same' | 'removed' | 'added'; readonly words: string }[];
}

export interface InstrumentsView {
  readonly cut: DataCut;
  readonly reported: ReportedDays | null;
  readonly instruments: readonly InstrumentShown[];
  /** Who stands how to what: one cell an instrument, in the order of `instruments`. An empty cell: nobody has said. */
  readonly matrix: readonly {
    readonly actorId: string;
    readonly name: string;
    readonly cells: readonly {
      readonly disputed: boolean;
      readonly capacities: readonly {
        readonly capacity: string;
        readonly claims: readonly ClaimLink[];
      }[];
    }[];
  }[];
  readonly redlines: readonly RedlineShown[];
  /** Open and partly open questions, those that block most first. */
  readonly questions: readonly {
    readonly questionId: string;
    readonly entryIndex: number;
    readonly question: string;
    readonly status: string;
    readonly blocks: readonly string[];
    readonly pledgeIds: readonly string[];
    readonly claims: readonly ClaimLink[];
  }[];
}
