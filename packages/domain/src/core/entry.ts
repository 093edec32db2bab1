import type { Judgements } from './judgements.ts';
import type { JsonValue } from './json.ts';
import type { Role } from '../access/role.ts';

export type { JsonValue };

/** The record's vocabulary, as far as this version speaks it (DESIGN: grow it, never bend it). */
export type EntryKind = keyof Judgements;

/** Who says so. The engine is one more author, named and versioned. */
export interface Author {
  readonly kind: 'person' | 'source' | 'engine' | 'party' | 'state' | 'keeper';
  /** A person's, source's, party's or state's id; an engine's `name@version`. */
  readonly id: string;
  /** In which role a person spoke; null for all others. */
  readonly role: Role | null;
  /** A person's nation; null where nations play no part. */
  readonly nation: string | null;
}

/** A statement that has not been recorded yet: `decide` and `propose` return these. */
export type NewEntry = {
  readonly [K in EntryKind]: {
    readonly kind: K;
    readonly author: Author;
    /** The few integers and ids on which verdicts may depend. Kept for ever. */
    readonly judgement: Judgements[K];
    /** Raw bytes, text, names, measurements, as a JSON value. May be withheld or erased: no state depends on it. */
    readonly content: JsonValue;
  };
}[EntryKind];

/** A recorded statement. `evolve` reads all but the content. */
export type Entry = {
  readonly [K in EntryKind]: {
    /** Position in the log, from 0. */
    readonly index: number;
    /** When it was put on record: integer milliseconds UTC, never less than the entry before. */
    readonly recordedAtMs: number;
    readonly author: Author;
    readonly kind: K;
    readonly judgement: Judgements[K];
  };
}[EntryKind];

export type EntryOf<K extends EntryKind> = Extract<Entry, { readonly kind: K }>;
export type NewEntryOf<K extends EntryKind> = Extract<NewEntry, { readonly kind: K }>;

/** Looks up an entry's content: null when it was erased, or is withheld from the one who asks. */
export type ContentOf = (index: number) => JsonValue | null;
