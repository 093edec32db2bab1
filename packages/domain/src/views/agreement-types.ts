import type { RedlineRun } from '../instruments/redline.ts';
import type { Verdict } from '../core/judgements.ts';
import type { CaseObligation } from './case-types.ts';
import type { DataCut, NamedParty, ProofNode } from './types.ts';

/** A stretch of words; `openTerm` names the open term that stands there. */
export interface WordRun {
  readonly text: string;
  readonly openTerm: string | null;
}

/** One text of an agreement that the record has. */
export interface TextShown {
  readonly textId: string;
  readonly title: string;
  /** `held`: as reported, read and evaluated, and in force for nobody here. */
  readonly standing: 'in-force' | 'held';
  readonly variant: string | null;
  readonly status: string | null;
  readonly entryIndex: number;
  readonly hash: string;
}

/** Where words of the agreement come from: a source by name, and the place in it. */
export interface TextCite {
  readonly source: string;
  readonly publisher: string;
  readonly title: string;
  /** `yyyy-mm-dd`. */
  readonly date: string;
  /** `bytes 12 to 40`, or a place in words. */
  readonly place: string;
  /** The cited words between what stands around them; null where the document is not on record or this reader may not see it. */
  readonly words: {
    readonly before: string;
    readonly cited: string;
    readonly after: string;
  } | null;
}

/** A norm under one of its readings. */
export interface ReadingShown {
  readonly readingId: string;
  readonly title: string;
  readonly words: readonly WordRun[];
  readonly value: Verdict;
  readonly stateWord: string;
  readonly proof: ProofNode;
  readonly cites: readonly TextCite[];
  /** The decision that took this reading; null when none did. */
  readonly chosen: { readonly entryIndex: number; readonly reason: string | null } | null;
}

/** One norm, fact or finding of a clause, in words, with its state now. */
export interface StatementShown {
  readonly kind: 'norm' | 'fact' | 'finding';
  readonly statementId: string;
  readonly title: string;
  readonly words: readonly WordRun[];
  readonly value: Verdict;
  readonly stateWord: string;
  readonly entryIndices: readonly number[];
  readonly cites: readonly TextCite[];
  /** Side by side, in the order of the text; empty where there is one way to read it. */
  readonly readings: readonly ReadingShown[];
}

/** An open question of the text, and what waits for its answer. */
export interface OpenTermShown {
  readonly name: string;
  readonly number: number;
  readonly kind: 'open' | 'readings';
  readonly title: string;
  readonly clauseId: string | null;
  readonly domain: readonly { readonly value: string; readonly title: string }[];
  /** Verdicts that hang on it now. */
  readonly hangs: number;
  /** Norms that mention it; `decides` where some history comes out differently with another answer. */
  readonly blocks: readonly {
    readonly normId: string;
    readonly title: string;
    readonly clauseId: string;
    readonly decides: boolean;
  }[];
}

/** Who stands how to the instrument that the text is of, in the text's own words. */
export interface SignerShown {
  readonly capacity: string;
  readonly names: readonly string[];
}

/** What would have to be otherwise for each norm of a clause that calls for nothing now. */
export interface WhyNotView {
  readonly cut: DataCut;
  readonly textId: string;
  readonly clauseId: string;
  readonly norms: readonly {
    readonly normId: string;
    readonly title: string;
    readonly bearer: string | null;
    /** It calls for what it says already. */
    readonly holds: boolean;
    /** Smallest sets of changes, smaller first; each change in words. Empty with `holds` false: not with four changes. */
    readonly sets: readonly (readonly string[])[];
    /** Why no answer was looked for; null when one was. */
    readonly notAsked: string | null;
  }[];
}

/** One defect of the text, with the history on which the evaluator shows it. */
export interface CheckShown {
  readonly check: number;
  readonly clauseId: string | null;
  readonly line: number;
  readonly citation: string | null;
  readonly words: string;
  /** What happens, one step each; empty when nothing needs to happen. */
  readonly history: readonly string[];
  /** What the evaluator then answers, in the order asked. */
  readonly replay: readonly string[];
}

export interface ChecksView {
  readonly cut: DataCut;
  readonly text: TextShown;
  readonly findings: readonly CheckShown[];
  /** Every check of the list of twelve: whether it ran, what it looks for, and what it cannot see. */
  readonly checks: readonly {
    readonly check: number;
    readonly title: string;
    readonly ran: boolean;
    readonly cannotSee: string;
    readonly found: number;
  }[];
}

/** One statement that only one of two texts has, or that they have differently. */
export interface ChangeShown {
  readonly kind: string;
  readonly title: string;
  readonly change: 'added' | 'removed' | 'changed' | 'recited';
  /** Word by word. */
  readonly runs: readonly RedlineRun[];
  readonly reportedBy: readonly string[];
}

export interface TextRedlineView {
  readonly cut: DataCut;
  readonly from: TextShown;
  readonly to: TextShown;
  readonly counts: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly recited: number;
  };
  readonly clauses: readonly {
    readonly clauseId: string | null;
    readonly title: string;
    readonly change: ChangeShown['change'];
    /** The clause's own words; null where neither text holds any. */
    readonly runs: readonly RedlineRun[] | null;
    readonly statements: readonly ChangeShown[];
  }[];
  /** For each norm that comes out differently, the shortest history found on which it does. */
  readonly divergences: readonly {
    readonly normId: string;
    readonly title: string;
    readonly clauseId: string | null;
    readonly history: readonly string[];
    readonly taking: readonly string[];
    readonly before: readonly string[];
    readonly after: readonly string[];
  }[];
}

/** One thing that a reader may suppose: an open term decided, a norm read in one way, a fact so or not. */
export interface SupposableShown {
  readonly name: string;
  readonly title: string;
  readonly kind: 'fact' | 'open' | 'readings';
  readonly choices: readonly { readonly value: string; readonly title: string }[];
  /** As it stands on record: a truth value of a fact; null for what the text leaves open. */
  readonly now: string | null;
  /** As supposed; null where it is left as it stands. */
  readonly supposed: string | null;
}

export interface WhatIfView {
  readonly cut: DataCut;
  readonly text: TextShown;
  readonly controls: readonly SupposableShown[];
  /** Verdicts that would be otherwise, in the order of the text. */
  readonly changes: readonly {
    readonly kind: 'clause' | 'norm' | 'reading' | 'obligation' | 'fact';
    readonly title: string;
    readonly clauseId: string | null;
    readonly before: string;
    readonly after: string;
  }[];
  /** Verdicts that were compared. */
  readonly compared: number;
}

/** One promise of a text as a lawyer would weigh it. */
export interface PromiseShown {
  readonly normId: string;
  readonly clauseId: string;
  readonly title: string;
  readonly words: string;
  readonly strength: 'owed-by-a-date' | 'owed' | 'must-not' | 'may';
  readonly bearers: readonly string[];
  /** Bearers that are named and have not accepted the text. */
  readonly unbound: readonly string[];
  readonly trigger: string;
  readonly determinedBy: string | null;
  readonly remedy: string | null;
}

export interface BesideView {
  readonly cut: DataCut;
  readonly sides: readonly {
    readonly text: TextShown;
    readonly promises: readonly PromiseShown[];
    /** How many promises have each property: the summary's rows, alike on both sides. */
    readonly counts: Readonly<
      Record<
        | 'owed-by-a-date'
        | 'owed'
        | 'may'
        | 'must-not'
        | 'uponAttack'
        | 'withRemedy'
        | 'nobodyNamed'
        | 'unbound',
        number
      >
    >;
  }[];
}

/** Obligations of a clause, with what opened each. */
export type ClauseObligation = CaseObligation & {
  readonly findingId: string | null;
  readonly incidentId: string | null;
};

export interface ClauseView {
  /** `3(1)`, and the article's title. */
  readonly clauseId: string;
  readonly article: string;
  readonly articleTitle: string;
  readonly title: string;
  /** The clause's words; spans name an open term. */
  readonly words: readonly { readonly text: string; readonly openTerm: string | null }[];
  readonly verdict: Verdict | null;
  /** A domain word in place of the value, for instance `Open`, `In force`; the glyph stays the verdict's. */
  readonly stateWord: string;
  readonly sentence: string;
  /** One proof per statement (norm, finding, fact) that the clause holds. */
  readonly proofs: readonly ProofNode[];
  readonly missing: readonly string[];
  readonly wouldChange: readonly string[];
  readonly obligations: readonly ClauseObligation[];
  /** What the clause says, statement by statement, in words. */
  readonly statements: readonly StatementShown[];
}

export interface AgreementView {
  readonly cut: DataCut;
  readonly text: TextShown;
  /** Every text of an agreement that the record has: the one in force first. */
  readonly texts: readonly TextShown[];
  readonly agreementId: string;
  readonly title: string;
  readonly hash: string;
  readonly preamble: string | null;
  readonly parties: readonly NamedParty[];
  readonly clauses: readonly ClauseView[];
  readonly openTerms: readonly OpenTermShown[];
  readonly signers: readonly SignerShown[];
  /** Documents that the text cites, by the short names it gives them. */
  readonly sources: readonly Pick<TextCite, 'source' | 'publisher' | 'title' | 'date'>[];
  readonly bodies: readonly { readonly name: string; readonly members: readonly string[] }[];
  /** The whole .pact source, to read or copy. */
  readonly source: string;
}
