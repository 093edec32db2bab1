import type { Role } from '../access/role.ts';
import type {
  Area,
  BenignCause,
  IncidentType,
  ResponsibleCode,
  Severity,
  Verdict,
} from '../core/judgements.ts';
import type { Closing } from '../incidents/judgements.ts';
import type { DataCut, NamedParty } from './cut.ts';
import type { Glance } from './glance.ts';

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

/** How a case was closed, or what became of its finding afterwards. */
export type IncidentEnding = Closing | 'withdrawn' | 'reopened' | 'corrected';

/** How an incident is drawn: verified = a finding rests on it; notified = a benign cause, grey. */
export type IncidentFill = 'verified' | 'under-verification' | 'proposal' | 'benign';

export interface IncidentSummary {
  readonly incidentId: string;
  readonly title: string;
  readonly incidentType: IncidentType;
  readonly severity: Severity;
  readonly stage: IncidentStage;
  /** What the stage alone does not say. */
  readonly ending: IncidentEnding | null;
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
