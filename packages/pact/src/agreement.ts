import type { Position } from './diagnostic.ts';

/**
 * Where words of a document stand: UTF-8 bytes `from` (inclusive) to `to` (exclusive) of a source whose hash is
 * known, or, in a document nobody here holds, a `place` in words, like `article 4`.
 */
export type Cite =
  | {
      readonly source: string;
      readonly from: number;
      readonly to: number;
      readonly place: null;
      readonly at: Position;
    }
  | {
      readonly source: string;
      readonly from: null;
      readonly to: null;
      readonly place: string;
      readonly at: Position;
    };

/** `cdb` is the centideciban, `one` a bare number; a `d` is always 24 hours. */
export type Unit = 'ms' | 's' | 'min' | 'h' | 'd' | 'cdb' | 'm' | 'km' | 'one';

/** An integer with its unit, as written. */
export interface Quantity {
  readonly kind: 'quantity';
  readonly amount: number;
  readonly unit: Unit;
}

/** A number the text gives, or takes from a parameter, or leaves open. */
export type Amount =
  Quantity | { readonly kind: 'parameter'; readonly name: string; readonly at: Position } | OpenUse;

/** `?name`: the place where the text says something it does not decide. */
export interface OpenUse {
  readonly kind: 'term';
  readonly name: string;
  readonly at: Position;
}

/** A name, or an open term whose domain holds such names. */
export type NameOrTerm =
  { readonly kind: 'name'; readonly name: string; readonly at: Position } | OpenUse;

interface Statement {
  readonly at: Position;
  readonly id: string;
  readonly title: string;
  readonly cites: readonly Cite[];
  /** Comments written before the statement, one a line; no part of the agreement's meaning or hash. */
  readonly notes: readonly string[];
}

/** A document the agreement rests on. `sha256` is null when nobody here holds the document. */
export interface Source extends Statement {
  readonly kind: 'source';
  readonly publisher: string;
  /** `yyyy-mm-dd`. */
  readonly date: string;
  readonly sha256: string | null;
  readonly address: string | null;
  /** The file's name in a library of sources: tells a changed document from one that is not there. */
  readonly file: string | null;
}

/** How far a document has come. From the least settled to the most. */
export type InstrumentStatus =
  'mentioned' | 'reported' | 'draft' | 'leaked' | 'final' | 'signed' | 'ratified';

/** What an actor did about a document. */
export type Capacity = 'signed' | 'co_signed' | 'endorsed' | 'attended' | 'declined' | 'absent';

/** A document in which promises stand, how far it has come, and who did what about it. */
export interface Instrument extends Statement {
  readonly kind: 'instrument';
  readonly status: InstrumentStatus;
  /** Which version of the text, like `draft`; null when only one is known. */
  readonly variant: string | null;
  /** The instrument of which this is another variant, or null. */
  readonly variantOf: string | null;
  /** Parties and groups by capacity. An actor may stand in several: sources may disagree. */
  readonly roles: readonly {
    readonly capacity: Capacity;
    readonly actors: readonly string[];
    readonly cites: readonly Cite[];
    readonly at: Position;
  }[];
}

/** A state or side that can owe something. An unbound one is named by the text but has not accepted it. */
export interface Party extends Statement {
  readonly kind: 'party';
  readonly bound: boolean;
}

export interface Group extends Statement {
  readonly kind: 'group';
  /** Parties and other groups. */
  readonly members: readonly string[];
  /** `and others`: the text says there are more members than it names. */
  readonly others: boolean;
}

export interface Body extends Statement {
  readonly kind: 'body';
  readonly chair: string | null;
  readonly members: readonly string[];
  readonly quorum: Amount | null;
}

/** A number the parties agreed and may change by amending the text; see `parameters`. */
export interface Parameter extends Statement {
  readonly kind: 'parameter';
  readonly value: Quantity;
}

/** What the evidence ledger starts from, in centidecibans, by class of hypothesis. */
export interface Priors extends Statement {
  readonly kind: 'priors';
  readonly values: readonly { readonly hypothesis: string; readonly centidecibans: number }[];
}

/** A standard of proof. Written from the least demanding to the most. */
export interface Standard extends Statement {
  readonly kind: 'standard';
  /** Over the next hypothesis, centidecibans. */
  readonly threshold: number;
  /** Least number of independent groups in favour. */
  readonly groups: number;
  /** The result must survive the loss of any so many groups. */
  readonly survives: number;
  readonly physical: boolean;
}

/** A degree of gravity. Written from the least grave to the gravest. */
export interface Severity extends Statement {
  readonly kind: 'severity';
}

export interface Weapon extends Statement {
  readonly kind: 'weapon';
  readonly severity: string;
}

/** Something a party or body does, in words that follow "must". */
export interface Act extends Statement {
  readonly kind: 'act';
  readonly severity: string | null;
}

export type OpenType = 'body' | 'standard' | 'condition' | 'duration' | 'integer' | 'severity';

/** What the text leaves undecided, with everything it could mean. */
export interface Open extends Statement {
  readonly kind: 'open';
  readonly type: OpenType;
  /** Names for body, standard, condition (facts) and severity; quantities for duration and integer. Never empty. */
  readonly domain: readonly (string | Quantity)[];
}

/** What makes something so, and what ends it. */
export interface Fact extends Statement {
  readonly kind: 'fact';
  /** Null, or the group for whose members it is asked one by one. */
  readonly of: string | null;
  readonly begins: { readonly act: string; readonly by: string | null } | null;
  readonly ends: { readonly act: string; readonly by: string | null } | null;
  /** What holds while nothing is recorded. Null: unknown. */
  readonly byDefault: boolean | null;
}

/** Who may determine a contested matter, to which standard, by when, and what holds if nobody does. */
export interface Finding extends Statement {
  readonly kind: 'finding';
  readonly act: string;
  readonly of: string;
  readonly by: NameOrTerm;
  readonly to: NameOrTerm;
  readonly reviewedByAnotherNation: boolean;
  /** Counted from the entry that opened the instance. */
  readonly within: Amount | null;
  readonly byDefault: 'established' | 'not_established' | 'none';
}

export type Condition =
  | FactAtom
  | FindingAtom
  | ActAtom
  | BreachAtom
  | CountAtom
  | QuietAtom
  | OpenUse
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition };

export interface FactAtom {
  readonly kind: 'fact';
  readonly fact: string;
  readonly party: string | null;
  readonly at: Position;
}

export interface FindingAtom {
  readonly kind: 'finding';
  readonly finding: string;
  /** Null: against anyone. */
  readonly party: string | null;
  readonly atLeast: NameOrTerm | null;
  readonly to: NameOrTerm | null;
  readonly at: Position;
}

export interface ActAtom {
  readonly kind: 'act';
  readonly act: string;
  readonly actor: string | null;
  /** Only acts of the last so long; null: at any earlier time. */
  readonly within: Amount | null;
  readonly at: Position;
}

export interface BreachAtom {
  readonly kind: 'breach';
  readonly norm: string;
  readonly party: string | null;
  readonly at: Position;
}

/** At least so many instances of a finding, of the last so long. */
export interface CountAtom {
  readonly kind: 'count';
  readonly least: Amount;
  readonly of: FindingAtom;
  readonly within: Amount | null;
  readonly at: Position;
}

/** No such finding for so long, and nobody was blind meanwhile. */
export interface QuietAtom {
  readonly kind: 'quiet';
  readonly finding: string;
  readonly party: string | null;
  readonly lasting: Amount;
  readonly at: Position;
}

export type Trigger = FindingAtom | ActAtom | BreachAtom;

export type Modality = 'must' | 'must_not' | 'may';

export interface Duty {
  readonly bearer: { readonly kind: 'name' | 'each'; readonly name: string };
  readonly modality: Modality;
  /** One act, or any one of several. */
  readonly acts: readonly string[];
  readonly within: { readonly amount: Amount; readonly of: 'cause' | 'occurrence' } | null;
  readonly until: Condition | null;
  /** What follows a missed deadline: a breach, or first another duty. Null when the text does not say. */
  readonly otherwise:
    { readonly kind: 'breach' } | { readonly kind: 'duty'; readonly duty: Duty } | null;
  readonly at: Position;
}

/**
 * One of several ways to read a norm. What the norm says outside its readings holds under each: `when` must hold
 * too, `unless` must not hold either; `upon` and `duty` replace the norm's own where they are given.
 */
export interface Reading {
  readonly id: string;
  readonly title: string | null;
  readonly upon: Trigger | null;
  readonly when: Condition | null;
  readonly unless: Condition | null;
  readonly duty: Duty | null;
  readonly cites: readonly Cite[];
  readonly at: Position;
}

/** Who must, must not or may do what. */
export interface Norm extends Statement {
  readonly kind: 'norm';
  readonly forEach: { readonly variable: string; readonly group: string } | null;
  readonly upon: Trigger | null;
  readonly when: Condition | null;
  readonly unless: Condition | null;
  readonly duty: Duty;
  /** Two or more that compete; absent when the text is read in one way. */
  readonly readings?: readonly Reading[];
}

/** Anything but a clause. */
export type Declaration =
  | Source
  | Instrument
  | Party
  | Group
  | Body
  | Parameter
  | Priors
  | Standard
  | Severity
  | Weapon
  | Act
  | Open
  | Fact
  | Finding
  | Norm;

/** A numbered passage: its words, and what they were taken to mean. `id` is the number, like `7(1)`. */
export interface Clause extends Statement {
  readonly kind: 'clause';
  /** The words, when they may stand in this file; else null and `cites` says where they stand. */
  readonly text: string | null;
  readonly statements: readonly Declaration[];
}

/** One agreement as parsed: names are not yet looked up (see `loadAgreement`). */
export interface Agreement {
  readonly id: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly statements: readonly (Declaration | Clause)[];
  /** Comments after the last statement. */
  readonly endNotes: readonly string[];
}
