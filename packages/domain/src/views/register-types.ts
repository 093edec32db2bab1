import type { Verdict } from '../core/judgements.ts';
import type { DataCut } from './cut.ts';

/** What the registers show: claims and documents, pledges and their conditions, instruments. */

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
