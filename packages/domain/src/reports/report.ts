import type {
  BenignCause,
  EventKind,
  ObligationJudgement,
  ObservationType,
  SourceClass,
} from '../core/shapes.ts';
import type { ImpedimentType } from '../impediments/judgements.ts';
import type { ObservationJudgements } from '../observations/judgements.ts';
import type { DataCut, NamedParty } from '../views/cut.ts';

/** What kinds of report there are (FIELD 7). A flash and a spot report are of some hours, the others of whole days. */
export const REPORT_KINDS = ['flash', 'spot', 'daily', 'weekly'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** For whom: those who work in the mission, both parties alike, or everybody after the agreement's delay. */
export const AUDIENCES = ['mission', 'party', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A report is this and nothing more: whoever asks it of the same record gets the same report. */
export interface ReportQuery {
  readonly kind: ReportKind;
  /** The period, milliseconds UTC, its end not included. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How many entries of the record it rests on. */
  readonly cutEntries: number;
  readonly audience: Audience;
}

/** What a figure counts. */
export type Measure =
  | 'incidents'
  | 'detections'
  | 'observations'
  | 'alert-time'
  | 'alerts'
  | 'thermal-anomalies'
  | 'public-alerts'
  | 'seismic-events'
  | 'sensor-readings'
  | 'lightning'
  | 'press-items'
  | 'reports';

/** How much was looked at while it was counted: a count never stands alone. */
export type FigureCoverage =
  | { readonly by: 'sectors'; readonly seenS: number; readonly wholeS: number }
  /** Regions that the feed named in the period, and alerts of which nobody has given the end. */
  | { readonly by: 'regions'; readonly regions: number; readonly openEnds: number }
  /** Minutes in which a satellite saw anything at all. */
  | { readonly by: 'passes'; readonly passes: number }
  | { readonly by: 'nobody' };

/** One figure of this period beside the one before, and beside the earlier periods that the record knows. Whole numbers. */
export interface ReportFigure {
  readonly measure: Measure;
  /** Whose figure it is; null for the mission's own. */
  readonly sourceId: string | null;
  readonly sourceName: string | null;
  /** `ms` are milliseconds added up over regions. */
  readonly unit: 'count' | 'ms';
  /** Null where nobody can say: nothing was looked at, or the feed brought nothing. */
  readonly value: number | null;
  readonly previous: number | null;
  /** The sum over so many earlier periods; null where the record knows none. */
  readonly earlier: { readonly sum: number; readonly periods: number } | null;
  /** In how many of those the figure was lower, and higher. */
  readonly higherThan: number;
  readonly lowerThan: number;
  readonly coverage: FigureCoverage;
  /** By period, oldest first; the last is this one. */
  readonly series: readonly (number | null)[];
}

export interface ReportSector {
  readonly sectorId: string;
  readonly name: string;
  readonly seenS: number;
  readonly wholeS: number;
  readonly incidents: number;
  readonly detections: number;
  readonly observations: number;
  /** Findings against a party that stand. */
  readonly findings: number;
  readonly incidentsPerHourMilli: number | null;
  /** Accusations by party, in the agreement's order: never added to what was seen. */
  readonly claims: readonly number[];
  /** Incidents that the mission itself saw or heard anything of; those that a finding rests on; those out of reach. */
  readonly seen: number;
  readonly verified: number;
  readonly unverifiable: number;
}

/** How a count is meant (FIELD 2). */
export type RowCount =
  | { readonly sort: 'exact' | 'at-least'; readonly least: number }
  | { readonly sort: 'range'; readonly least: number; readonly most: number }
  | { readonly sort: 'not-counted' };

export type Means = 'heard' | 'seen' | 'heard-and-seen' | 'acoustic' | 'reported';

/** Sixteen winds, of which only eight are used where more would tell too much. */
export type Wind = (typeof WINDS)[number];
export const WINDS = [
  'N',
  'NNE',
  'NE',
  'ENE',
  'E',
  'ESE',
  'SE',
  'SSE',
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
] as const;

/** One row of the table of observations, in the field's columns (FIELD 2). The observer is a sector, never a place. */
export interface ReportRow {
  /** Entries that it rests on, ascending. */
  readonly entryIndices: readonly number[];
  readonly sectorId: string | null;
  readonly sectorName: string | null;
  readonly means: Means;
  readonly what: ObservationType | EventKind | 'burst' | 'projectile';
  readonly count: RowCount;
  /** Empty where no direction is known, or none is told. */
  readonly directions: readonly Wind[];
  /** Distance band, metres; null likewise. */
  readonly band: { readonly nearM: number; readonly farM: number } | null;
  /** The class of weapon in the observer's word; null where nobody knows. */
  readonly weapon: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly incidentId: string | null;
}

export interface ReportImpediment {
  readonly entryIndex: number;
  readonly impedimentType: ImpedimentType;
  readonly partyName: string | null;
  readonly sectorName: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly minutesLost: number;
  /** The reason that was given and what happened, in the monitor's words: for the mission alone; empty for others. */
  readonly account: string;
}

export interface ReportActivity {
  readonly entryIndex: number;
  readonly activity: ObservationJudgements['activity.notified']['activity'];
  readonly partyName: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Incidents that match it in time and place. They count until somebody sets them aside. */
  readonly incidentIds: readonly string[];
}

export type CorrectionAct = 'corrected' | 'superseded' | 'withdrawn';

/** One line of the corrections register: what was put right, when, and why. */
export interface ReportCorrection {
  readonly entryIndex: number;
  readonly recordedAtMs: number;
  readonly subject: 'finding' | 'report';
  readonly subjectId: string;
  readonly act: CorrectionAct;
  /** What stands in its place; null for nothing. */
  readonly byId: string | null;
  readonly reason: string;
}

/** What was done after earlier reports about one of their incidents: nothing, too, is an answer. */
export interface FollowUp {
  /** The reports that told of it, in the order they were issued. */
  readonly reportIds: readonly string[];
  readonly incidentId: string;
  readonly sectorName: string | null;
  /** Acts upon it since the first cut of theirs, oldest first. */
  readonly done: readonly {
    readonly entryIndex: number;
    readonly recordedAtMs: number;
    readonly act: FollowUpAct;
    readonly subjectId: string;
  }[];
  /** Obligations that its findings opened, as they stood at this cut. */
  readonly obligations: readonly {
    readonly clauseId: string;
    readonly state: ObligationJudgement['state'];
    readonly dueMs: number | null;
  }[];
}

export type FollowUpAct =
  | 'finding-issued'
  | 'finding-corrected'
  | 'finding-superseded'
  | 'finding-withdrawn'
  | 'set-aside'
  | 'closed'
  | 'notice-served'
  | 'reply-filed'
  | 'decision-taken'
  | 'act-recorded';

/** What this report does not know, and of what. */
export type Unknown =
  | {
      readonly code: 'sectors-unseen';
      readonly sectors: readonly { readonly name: string; readonly seenPpm: number }[];
    }
  | { readonly code: 'coverage-unknown' }
  | { readonly code: 'feed-silent'; readonly measure: Measure; readonly name: string }
  | { readonly code: 'open-ends'; readonly name: string; readonly count: number }
  | { readonly code: 'alerts-no-attack' }
  | { readonly code: 'thermal-no-proof' }
  | {
      readonly code: 'unverifiable';
      readonly incidentId: string;
      readonly why: 'unverifiable-access' | 'unverifiable-coverage';
    }
  | {
      readonly code: 'undetermined';
      readonly cases: readonly { readonly findingId: string; readonly incidentId: string }[];
    }
  | { readonly code: 'not-looked-into'; readonly count: number }
  | { readonly code: 'replies-awaited'; readonly count: number }
  | { readonly code: 'claims-alone'; readonly count: number }
  | { readonly code: 'clauses-undecided'; readonly clauseIds: readonly string[] }
  | { readonly code: 'refused'; readonly count: number }
  /** The period was not over when the last entry was recorded. */
  | { readonly code: 'period-open'; readonly knownAtMs: number }
  | { readonly code: 'later-entries' };

export interface SetAside {
  readonly cause: BenignCause;
  readonly count: number;
}

/** A whole report, without words: every language and format is made from this. */
export interface Report {
  readonly query: ReportQuery;
  readonly cut: DataCut;
  /** The mission's name and the agreement's, as the record has them; empty where it has none. */
  readonly missionName: string;
  readonly agreementName: string;
  readonly parties: readonly NamedParty[];
  /** Starts of the periods of every series, oldest first. */
  readonly periodStartsMs: readonly number[];
  /** Days, or weeks, or the same hours of earlier days. */
  readonly step: 'day' | 'week' | 'hours';
  readonly figures: readonly ReportFigure[];
  /** How many of the events that instruments located in the period were explosions. */
  readonly explosions: number;
  readonly sectors: readonly ReportSector[];
  readonly rows: readonly ReportRow[];
  /** How many rows there are in all; more than `rows` where a bound cut them. */
  readonly rowsTotal: number;
  /** True where rows are kept from this audience, which gets counts by sector. */
  readonly rowsWithheld: boolean;
  readonly impediments: readonly ReportImpediment[];
  readonly activities: readonly ReportActivity[];
  readonly setAside: readonly SetAside[];
  readonly corrections: readonly ReportCorrection[];
  readonly followUp: readonly FollowUp[];
  readonly unknowns: readonly Unknown[];
  readonly sources: readonly { readonly name: string; readonly sourceClass: SourceClass }[];
  /** Incidents of the period that this audience is not told of. */
  readonly withheld: number;
}
