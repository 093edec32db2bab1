import type { PublicCell } from '../access/public-grid.ts';
import type { BenignCause, IncidentType, ResponsibleCode, Severity } from '../core/judgements.ts';
import type { ImpedimentType } from '../impediments/judgements.ts';
import type { ReportKind } from '../reports/report.ts';
import type { NamedParty } from './cut.ts';

/** How far the mission has come with an incident, in words for everybody. */
export type PublicStatus =
  'finding' | 'cannot-be-determined' | 'not-a-violation' | 'unverifiable' | 'under-verification';

export interface PublicFinding {
  readonly findingId: string;
  readonly responsible: ResponsibleCode;
  readonly responsibleName: string;
  /** The agreement's own name of the standard; null where nobody can be named. */
  readonly standardName: string | null;
  readonly issuedAtMs: number;
  /** The finding's own words; null when they were erased. */
  readonly statement: string | null;
}

/** One incident as everybody may know it: a cell and whole hours. */
export interface PublicIncident {
  readonly incidentId: string;
  readonly incidentType: IncidentType;
  readonly title: string;
  readonly severity: Severity;
  readonly status: PublicStatus;
  readonly cause: BenignCause | null;
  readonly sectorId: string | null;
  readonly sectorName: string | null;
  /** Whole hours that hold it, milliseconds UTC. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly cell: PublicCell;
  readonly finding: PublicFinding | null;
  /** Since when everybody may know of it, down to the quarter of an hour. */
  readonly publicSinceMs: number;
}

export type PublicChangeAct =
  'released' | 'finding-issued' | 'corrected' | 'superseded' | 'finding-withdrawn' | 'taken-back';

/** One change of what everybody may know. */
export interface PublicChange {
  /** Stable: the incident's, and the entry's that made the change. */
  readonly changeId: string;
  readonly act: PublicChangeAct;
  readonly atMs: number;
  readonly incidentId: string;
  readonly findingId: string | null;
  /** The finding that stands instead. */
  readonly byFindingId: string | null;
  /** Why, in the words of whoever did it; empty where no reason was asked. */
  readonly reason: string;
}

/** Cases of one day that were not released one by one when they were counted, where at least three lie in one cell. */
export interface PublicCellCount {
  readonly dayStartMs: number;
  readonly cell: PublicCell;
  /** There are so many or more: 3, 30, 300, ... */
  readonly atLeast: number;
}

/** What all other cells of that day hold together, in the same steps: null for fewer than three, none included. */
export interface PublicDayRest {
  readonly dayStartMs: number;
  readonly atLeast: number | null;
}

export interface PublicClaims {
  readonly partyId: string;
  readonly partyName: string;
  /** What the party itself says, by kind; null for fewer than three, none included. */
  readonly accuses: number | null;
  readonly denies: number | null;
  readonly admits: number | null;
}

export interface PublicSector {
  readonly sectorId: string;
  readonly name: string;
  /** Of the time from the first report of coverage that is old enough to the last. */
  readonly seenPpm: number;
  readonly incidents: number;
}

export interface PublicImpediment {
  readonly impedimentType: ImpedimentType;
  readonly partyName: string | null;
  readonly sectorName: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly minutesLost: number;
}

/** A report issued for everybody. */
export interface PublicReport {
  readonly reportId: string;
  readonly reportKind: ReportKind;
  readonly fromMs: number;
  readonly toMs: number;
  /** Down to the quarter of an hour. */
  readonly issuedAtMs: number;
  readonly fileNames: readonly string[];
  /** What is read in its place today, and why; null while it stands. */
  readonly corrected: {
    readonly latestId: string;
    readonly atMs: number;
    readonly reason: string;
  } | null;
}

/** Everything that everybody may know: what the page, the files and the feed are made from. */
export interface PublicView {
  readonly origin: string;
  readonly exercise: boolean;
  /** Down to the quarter of an hour. */
  readonly asOfMs: number;
  /** What is younger than this is not told; null where no agreement says. */
  readonly toldUntilMs: number | null;
  readonly delayMs: number | null;
  readonly cellM: number | null;
  readonly title: string;
  readonly agreementTitle: string | null;
  readonly parties: readonly NamedParty[];
  /** From when to when anything was looked at; both `asOfMs` before anything is old enough. */
  readonly periodFromMs: number;
  readonly periodToMs: number;
  /** Latest first. */
  readonly incidents: readonly PublicIncident[];
  readonly changes: readonly PublicChange[];
  readonly reports: readonly PublicReport[];
  readonly cellCounts: readonly PublicCellCount[];
  readonly dayRests: readonly PublicDayRest[];
  readonly claims: readonly PublicClaims[];
  readonly sectors: readonly PublicSector[];
  readonly impediments: readonly PublicImpediment[];
}
