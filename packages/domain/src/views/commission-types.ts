import type { Breach, DecisionRule, Instance, Intent } from '../commission/judgements.ts';
import type { RemedyState } from '../commission/state.ts';
import type { ResponsibleCode, Severity, Verdict } from '../core/judgements.ts';
import type { DataCut, NamedParty } from './cut.ts';
import type { NextStep } from './next-types.ts';
import type { CaseAction } from './workflow-types.ts';

/** Where a finding stands before the commission. */
export type AgendaStanding = 'to-decide' | 'appealed' | 'decided';

/** One line of the agenda: what wants deciding first, oldest first, then what is decided, latest first. */
export interface AgendaItem {
  readonly findingId: string;
  readonly incidentId: string;
  readonly title: string;
  readonly severity: Severity;
  readonly responsibleName: string;
  readonly issuedAtMs: number;
  readonly standing: AgendaStanding;
  /** What was decided last, in words; null before. */
  readonly outcome: string | null;
  readonly votesCast: number;
}

export interface BodyShown {
  readonly entryIndex: number;
  readonly members: readonly {
    readonly personId: string;
    readonly name: string;
    readonly nation: string | null;
    readonly isChair: boolean;
  }[];
  readonly quorum: number;
  readonly rule: DecisionRule;
  readonly ruleWords: string;
}

export interface VoteShown {
  readonly entryIndex: number;
  readonly instance: Instance;
  readonly personId: string;
  readonly name: string;
  readonly nation: string | null;
  readonly breach: Breach;
  readonly responsible: ResponsibleCode;
  readonly intent: Intent;
  /** `A breach by Aland, deliberate`. */
  readonly words: string;
  readonly remedy: string | null;
  readonly dissent: string | null;
  /** The member is recused, or of the body no more. */
  readonly counts: boolean;
}

export interface DecisionShown {
  readonly entryIndex: number;
  readonly decisionId: string;
  readonly instance: Instance;
  readonly breach: Breach;
  readonly responsible: ResponsibleCode;
  readonly words: string;
  readonly votesFor: number;
  readonly votesCast: number;
  readonly takenAtMs: number;
  readonly reason: string | null;
  /** The reading of a clause on which it rests. */
  readonly reading: { readonly normTitle: string; readonly readingTitle: string } | null;
  readonly dissents: readonly { readonly name: string; readonly text: string }[];
  readonly appeal: {
    readonly entryIndex: number;
    readonly atMs: number;
    readonly reason: string | null;
  } | null;
}

export interface RemedyShown {
  readonly entryIndex: number;
  readonly remedyId: string;
  readonly decisionId: string;
  readonly partyId: string;
  readonly partyName: string;
  readonly text: string | null;
  readonly askedAtMs: number;
  readonly dueMs: number;
  readonly answer: RemedyState['answer'];
  /** Not proved when its time had passed. */
  readonly overdue: boolean;
  readonly answers: readonly {
    readonly entryIndex: number;
    readonly atMs: number;
    readonly sentence: string;
    readonly text: string | null;
  }[];
}

/** What Paris called the kinds of measures (FIELD, 7). */
export type OptionKind =
  'military' | 'intelligence-logistics' | 'diplomatic' | 'sanctions' | 'other';

/** What the agreement lets somebody do now. It has no effect, no rank and no default: nothing fires by itself. */
export interface OptionCard {
  readonly normId: string;
  /** Whether it is open: under the reading that the commission chose, where it chose one. */
  readonly value: Verdict;
  /** Where its norm can be read in more than one way: each, and which of them was chosen; null where it cannot. */
  readonly reading: ReadingChoice | null;
  readonly kind: OptionKind;
  readonly kindWords: string;
  readonly title: string;
  readonly clauseId: string;
  readonly clauseText: string;
  /** Who may, each for itself. */
  readonly bearers: readonly string[];
  readonly acts: string;
  /** Until when it is open; null for no limit. */
  readonly dueMs: number | null;
  /** Entries that open it. */
  readonly restsOn: readonly number[];
  /** Open terms and facts without which it is not certain. */
  readonly missing: readonly string[];
  readonly undo: string;
  /** States that bear it and what each has said it would need, as reported; none where no register says. */
  readonly states: readonly {
    readonly stateId: string;
    readonly name: string;
    readonly pledges: readonly {
      readonly pledgeId: string;
      /** Whether its own conditions are met now. */
      readonly value: Verdict;
      readonly sentence: string;
      /** It names an act of this card. */
      readonly isOfThis: boolean;
    }[];
    readonly decisions: readonly { readonly entryIndex: number; readonly words: string }[];
  }[];
}

/** A norm with readings beside each other: the same finding, what each reading makes of it. */
export interface ReadingChoice {
  readonly normId: string;
  readonly normTitle: string;
  /** Which of them holds for this finding; null while the commission has chosen none. */
  readonly chosen: ReadingChosen | null;
  /** In the order of the text. */
  readonly readings: readonly {
    readonly readingId: string;
    readonly title: string;
    /** The norm in words, as this reading has it: what calls for it, and who may do what. */
    readonly words: string;
    readonly value: Verdict;
    /** `Applies to this finding`, `Does not apply to this finding`, `Cannot say`. */
    readonly result: string;
  }[];
}

/** The commission's choice of a reading: in the decision on this finding, or else for the agreement as a whole. */
export interface ReadingChosen {
  readonly readingId: string;
  /** The decision that rests on it; null where it was chosen for the agreement as a whole. */
  readonly decisionId: string | null;
  readonly entryIndex: number;
  readonly atMs: number;
  /** The member who signed the choice; null outside the mission. */
  readonly signedBy: string | null;
  readonly reason: string | null;
}

/** A finding as somebody who decides on it reads it, in five minutes. */
export interface CommissionItem {
  readonly findingId: string;
  readonly incidentId: string;
  readonly title: string;
  readonly standing: AgendaStanding;
  readonly instance: Instance;
  readonly fromMs: number;
  readonly toMs: number;
  readonly severity: Severity;
  readonly responsible: ResponsibleCode;
  readonly responsibleName: string;
  readonly standardName: string | null;
  readonly statement: string | null;
  readonly issuedAtMs: number;
  /** Groups of sources that speak for the responsible, and against; the ledger's own decibans. */
  readonly forRows: readonly string[];
  readonly againstRows: readonly string[];
  /** What is disputed, withheld or would settle it. */
  readonly missing: readonly string[];
  readonly replies: readonly {
    readonly partyName: string;
    readonly atMs: number;
    readonly late: boolean;
    readonly text: string | null;
  }[];
  /** Like cases and what became of them: the same rule for each party. What is decided comes first, the latest before. */
  readonly likeCases: readonly {
    readonly findingId: string;
    readonly incidentId: string;
    readonly severity: Severity;
    readonly issuedAtMs: number;
    readonly responsibleName: string;
    readonly outcome: string | null;
  }[];
  readonly recused: readonly string[];
  readonly votes: readonly VoteShown[];
  /** What the votes come to, or what is still needed. */
  readonly needed: string;
  readonly readings: readonly ReadingChoice[];
  readonly decisions: readonly DecisionShown[];
  readonly remedies: readonly RemedyShown[];
  /** Null while the finding stands. */
  readonly overtaken: Overtaken | null;
  /** Only after a decision of breach that has effect. */
  readonly cards: readonly OptionCard[];
  /** What it waits for, and who could do it. */
  readonly next: readonly NextStep[];
  readonly actions: readonly CaseAction[];
}

/** What became of a finding that does not stand, or of a draft that was sent back. */
export interface Overtaken {
  readonly how: 'superseded' | 'withdrawn' | 'returned';
  readonly entryIndex: number;
  readonly atMs: number;
  /** Who signed it; null outside the mission. */
  readonly by: string | null;
  readonly reason: string | null;
  /** The finding that took its place. */
  readonly byFindingId: string | null;
  /** The commission had decided on it. */
  readonly wasDecided: boolean;
}

/** A finding that was asked for and is not before the commission: why, and what it waits for. */
export interface OffAgenda {
  readonly findingId: string;
  /** Its case; null where no such finding is known to the reader. */
  readonly incidentId: string | null;
  readonly sentence: string;
  readonly overtaken: Overtaken | null;
  /** What its case waits for, and who could do it. */
  readonly next: readonly NextStep[];
}

export interface CallShown {
  readonly entryIndex: number;
  readonly who: string;
  readonly partyName: string;
  readonly incidentId: string | null;
  readonly reached: boolean;
  readonly calledMs: number;
  readonly text: string | null;
}

/** What is before the commission, and what it has decided. */
export interface CommissionView {
  readonly cut: DataCut;
  readonly parties: readonly NamedParty[];
  readonly body: BodyShown | null;
  /** People on record who can be members. */
  readonly eligible: readonly {
    readonly personId: string;
    readonly name: string;
    readonly nation: string | null;
  }[];
  /** At most 200; `agendaTotal` counts all. */
  readonly agenda: readonly AgendaItem[];
  readonly agendaTotal: number;
  /** The finding asked for, or the first of the agenda; null for an empty agenda. */
  readonly item: CommissionItem | null;
  /** Of a finding that was asked for and is not on the agenda: why. */
  readonly offAgenda: OffAgenda | null;
  readonly calls: readonly CallShown[];
  readonly actions: readonly CaseAction[];
}
