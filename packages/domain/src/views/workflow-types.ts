import type { Role } from '../access/role.ts';
import type { AllegationStage } from '../allegations/state.ts';
import type { ClockKind, ClockStanding } from '../clocks/clocks-of.ts';
import type { Glance } from './glance.ts';
import type { SectorCount } from '../coverage/sector-rates.ts';
import type { CommandKind } from '../core/command.ts';
import type { Severity } from '../core/shapes.ts';
import type { Standing } from '../findings/state.ts';
import type { ImpedimentType } from '../impediments/judgements.ts';
import type { CasePhase } from '../incidents/phase.ts';
import type { NoticeSubject } from '../notices/judgements.ts';
import type { Assignee, TaskResult } from '../tasks/judgements.ts';
import type { DataCut, NamedParty } from './cut.ts';

import type { NextStep } from './next-types.ts';

export type { CasePhase };

/** Something that this reader may do now, or why not. */
export interface CaseAction {
  readonly kind: CommandKind;
  readonly allowed: boolean;
  /** One sentence: why it may be done, or why it may not. */
  readonly because: string;
}

/** A clock of the agreement, in words. */
export interface ClockShown {
  readonly clockId: string;
  readonly kind: ClockKind;
  readonly standing: ClockStanding;
  /** What is due, by whom: one sentence. */
  readonly sentence: string;
  readonly bearer: string;
  readonly bearerName: string;
  /** What sets it: the words of the agreement's parameter, or the clause. */
  readonly parameter: string;
  readonly incidentId: string | null;
  readonly fromMs: number;
  readonly dueMs: number;
  readonly metAtMs: number | null;
}

export interface AllegationShown {
  readonly entryIndex: number;
  readonly allegationId: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly stage: AllegationStage;
  readonly sentence: string;
  /** The party's own words; null where they were erased. */
  readonly verbatim: string | null;
  readonly incidentId: string | null;
  readonly filedAtMs: number;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ReplyShown {
  readonly entryIndex: number;
  readonly replyId: string;
  readonly filedAtMs: number;
  readonly late: boolean;
  readonly text: string | null;
}

/** One notice to all parties: one entry, one moment, one leaf. */
export interface NoticeShown {
  readonly entryIndex: number;
  readonly noticeId: string;
  readonly subject: NoticeSubject;
  readonly subjectId: string;
  readonly incidentId: string | null;
  readonly sentence: string;
  /** Of a notice of a decision: on which finding, and what was decided. */
  readonly decided: { readonly findingId: string; readonly sentence: string } | null;
  readonly text: string | null;
  readonly servedAtMs: number;
  /** Until when replies are in time; null where none is asked. */
  readonly dueMs: number | null;
  readonly parties: readonly (NamedParty & {
    readonly receiptedAtMs: number | null;
    readonly replies: readonly ReplyShown[];
  })[];
}

export interface TaskShown {
  readonly entryIndex: number;
  readonly taskId: string;
  readonly assignee: Assignee;
  readonly incidentId: string | null;
  readonly sectorId: string | null;
  readonly sectorName: string | null;
  readonly text: string | null;
  readonly assignedAtMs: number;
  readonly dueMs: number | null;
  readonly overdue: boolean;
  readonly result: TaskResult | null;
  readonly doneAtMs: number | null;
  readonly report: string | null;
  /** Of a crater form: thousandths of a degree, standard error, and how many readings. Never a place. */
  readonly azimuth: {
    readonly azimuthMdeg: number;
    readonly sigmaMdeg: number;
    readonly readings: number;
  } | null;
}

/** One link of the chain of a case's findings, oldest first. */
export interface FindingLink {
  readonly findingId: string;
  readonly standing: Standing;
  readonly responsibleName: string;
  readonly issuedAtMs: number | null;
  readonly supersedesId: string | null;
  readonly supersededById: string | null;
  /** Corrections, the withdrawal, and of a draft that it was sent back: each with its reason. */
  readonly changes: readonly {
    readonly entryIndex: number;
    readonly kind: 'corrected' | 'superseded' | 'withdrawn' | 'returned';
    readonly atMs: number;
    readonly reason: string | null;
  }[];
}

/** What a case could take in, and who could be recused from it: for whoever may say so, empty for everybody else. At most 40 of each, nearest in time first. */
export interface CaseCandidates {
  /** Cases without a finding that could be part of this one. */
  readonly merge: readonly {
    readonly incidentId: string;
    readonly title: string;
    readonly severity: Severity;
    readonly fromMs: number;
    readonly toMs: number;
  }[];
  /** Evidence in no case first, then what is in another case without a finding. */
  readonly attach: readonly {
    readonly kind: 'detection' | 'observation' | 'allegation' | 'activity';
    readonly id: string;
    readonly who: string;
    readonly sentence: string;
    readonly fromMs: number;
    /** The case that it is in now. */
    readonly holderId: string | null;
  }[];
  readonly recuse: readonly {
    readonly personId: string;
    readonly name: string;
    readonly role: Role;
    readonly nation: string | null;
  }[];
}

/** What people did with a case, beside its evidence and its ledger. */
export interface CaseWorkflow {
  readonly phase: CasePhase;
  readonly allegationsShown: readonly AllegationShown[];
  readonly tasks: readonly TaskShown[];
  readonly notices: readonly NoticeShown[];
  readonly clocks: readonly ClockShown[];
  /** What the engine has said of the incident since a person merged, split or placed it: entries, ascending. */
  readonly newSinceDecision: readonly number[];
  /** A person has said where it was. */
  readonly isPlacePreferred: boolean;
  /** Why it was closed without a finding; null while it is not, and outside the mission. */
  readonly closedBecause: string | null;
  readonly mergedIntoId: string | null;
  readonly findingChain: readonly FindingLink[];
  /** Persons who have no part in its findings. */
  readonly recused: readonly string[];
  readonly candidates: CaseCandidates;
  /** What the commission last decided on the finding that stands; null before, and for those who do not read decisions. */
  readonly decided: { readonly findingId: string; readonly words: string } | null;
  /** What it waits for, and who could do it. */
  readonly next: readonly NextStep[];
  readonly actions: readonly CaseAction[];
}

/** One thing that wants the floor, in order of consequence. */
export interface WatchItem {
  readonly key: string;
  readonly kind:
    | 'clock-missed'
    | 'review-finding'
    | 'hear-parties'
    | 'issue-finding'
    | 'reopened'
    | 'new-since-decision'
    | 'draft-finding'
    | 'screen-incident'
    | 'acknowledge-allegation'
    | 'judge-allegation'
    | 'task-done'
    | 'clock-running';
  readonly id: string;
  readonly incidentId: string | null;
  /** What the case is, in a few words; null for what hangs on no case. */
  readonly title: string | null;
  readonly sentence: string;
  readonly clock: ClockShown | null;
  readonly severity: Severity | null;
  /** Of an allegation: whose it is, and the entry in which it was filed. Null for everything else. */
  readonly allegation: {
    readonly partyName: string;
    readonly entryIndex: number;
    readonly filedAtMs: number;
  } | null;
}

export interface ImpedimentShown {
  readonly entryIndex: number;
  readonly impedimentId: string;
  readonly impedimentType: ImpedimentType;
  readonly partyId: string | null;
  readonly partyName: string | null;
  readonly sectorId: string;
  readonly sectorName: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly minutesLost: number;
  readonly sentence: string;
  readonly reason: string | null;
}

/** Counts of one sector against the time it was seen, in words. */
export interface SectorRate extends SectorCount {
  readonly sectorName: string;
  /** For instance `2 violations in 12.4 h seen`, `no violation in 20 min seen`, or `not observed`. */
  readonly words: string;
}

export interface HandoverShown {
  readonly entryIndex: number;
  readonly handoverId: string;
  readonly who: string;
  /** In which role and of which nation it was signed. */
  readonly role: Role | null;
  readonly nation: string | null;
  readonly signedAtMs: number;
  readonly text: string | null;
  readonly openClocks: readonly {
    readonly clockId: string;
    /** What was due; its case, where the clock is still known. */
    readonly sentence: string;
    readonly incidentId: string | null;
    readonly dueMs: number;
    readonly missed: boolean;
  }[];
  readonly openClocksTotal: number;
  readonly notes: readonly {
    readonly entryIndex: number;
    readonly who: string;
    readonly role: Role | null;
    readonly nation: string | null;
    readonly atMs: number;
    readonly text: string | null;
  }[];
}

/** The floor: what wants somebody, who was sent where, what was in the way, and how the floor was handed over. */
export interface WatchView {
  readonly cut: DataCut;
  /** At most 200; `queueTotal` counts all. */
  readonly queue: readonly WatchItem[];
  readonly queueTotal: number;
  readonly clocks: readonly ClockShown[];
  readonly tasks: readonly TaskShown[];
  readonly impediments: readonly ImpedimentShown[];
  readonly rates: readonly SectorRate[];
  /** Looks from orbit of the same day, latest first. */
  readonly glances: readonly Glance[];
  readonly handovers: readonly HandoverShown[];
  readonly actions: readonly CaseAction[];
}

/** What goes between the mission and the parties: the same for both, to the letter. */
export interface LiaisonView {
  readonly cut: DataCut;
  readonly parties: readonly NamedParty[];
  readonly notices: readonly NoticeShown[];
  readonly allegations: readonly AllegationShown[];
  readonly clocks: readonly ClockShown[];
  readonly actions: readonly CaseAction[];
}
