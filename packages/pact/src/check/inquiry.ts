import type { Agreement, Declaration, Norm } from '../agreement.ts';
import { choicesOf, namesOf, termsOfNorm } from '../evaluate/scene.ts';
import type { Completion } from '../evaluate/scene.ts';
import type { LogItem } from '../log.ts';
import type { Names } from '../names.ts';
import { listReadings } from '../readings.ts';
import { describeCite } from '../text/print.ts';
import { callsFor, historyFrom, momentsFor } from './histories.ts';
import type { Call } from './histories.ts';
import { observe } from './witness.ts';
import type { Expectation, Question, Witness } from './witness.ts';

/** A defect of an agreement that evaluates well and yet fails its parties. */
export interface CheckFinding {
  /** Number of the check, 1 to 12: 1, 2, 3, 4, 6, 9 and 12 are looked for. */
  readonly check: number;
  /** Null for a declaration outside every clause. */
  readonly clause: string | null;
  readonly line: number;
  /** `KEY@from-to`, or null when the statement cites nothing. */
  readonly citation: string | null;
  readonly witness: Witness;
}

/** An agreement under examination. */
export interface Inquiry {
  readonly agreement: Agreement;
  readonly names: Names;
  /** Attempts already made, by norm and by what was decided. */
  readonly attempts: Map<string, readonly Attempt[]>;
}

export function inquireInto(agreement: Agreement): Inquiry {
  return { agreement, names: namesOf(agreement), attempts: new Map() };
}

/** One way to read a norm and to decide its open terms, with a history that may call for its duty. */
export interface Attempt {
  readonly norm: Norm;
  readonly reading: string | null;
  readonly completion: Completion;
  readonly call: Call;
  readonly moments: readonly number[];
}

/**
 * Attempts to make a norm call for its duty, reading by reading; open terms have their first value unless
 * `decided` says otherwise.
 */
export function attemptsAt(
  inquiry: Inquiry,
  written: Norm,
  decided: Completion = new Map(),
): readonly Attempt[] {
  const key = JSON.stringify([written.id, ...decided]);
  const known = inquiry.attempts.get(key) ?? makeAttempts(inquiry, written, decided);
  inquiry.attempts.set(key, known);
  return known;
}

function makeAttempts({ names }: Inquiry, written: Norm, decided: Completion): readonly Attempt[] {
  const fixed = decided.get(written.id);
  return listReadings(written)
    .filter(([reading]) => fixed === undefined || reading === fixed)
    .flatMap(([reading, norm]) => {
      const completion = complete(names, written, decided, reading);
      const workshop = { names, completion };
      const moments = momentsFor(workshop, norm);
      return callsFor(workshop, norm).map((call) => ({ norm, reading, completion, call, moments }));
    });
}

function complete(
  names: Names,
  norm: Norm,
  decided: Completion,
  reading: string | null,
): Completion {
  const completion = new Map<string, string>();
  for (const term of termsOfNorm(names, norm)) {
    const value = decided.get(term) ?? choicesOf(names, term)[0];
    if (value !== undefined) completion.set(term, value);
  }
  return reading === null ? completion : completion.set(norm.id, reading);
}

/** Puts questions to the evaluator. Null unless it answers each as `says` asks: then there is no defect. */
export function confirm(
  { agreement }: Inquiry,
  words: string,
  history: readonly LogItem[],
  asked: readonly (Question & { readonly says: (outcome: string) => boolean })[],
): Witness | null {
  const replay: Expectation[] = [];
  for (const { says, ...question } of asked) {
    const outcome = observe(agreement, history, question);
    if (!says(outcome)) return null;
    replay.push({ ...question, outcome });
  }
  return { words, history, replay };
}

/** The first of several that is there, made only as far as needed. */
export function firstOf<Item, Result>(
  items: Iterable<Item>,
  make: (item: Item) => Result | null,
): Result | null {
  for (const item of items) {
    const made = make(item);
    if (made !== null) return made;
  }
  return null;
}

/** A duty or permission that has been called for: owed, open, done or broken. */
export function isCalled(outcome: string): boolean {
  return /in-force|breached|discharged/.test(outcome);
}

export function isNothing(outcome: string): boolean {
  return outcome === 'nothing';
}

/** What an attempt asks about a bearer at a moment, with everything that happened known. */
export function questionOf(
  attempt: Attempt,
  bearer: string | null,
  atMs: number,
  items = attempt.call.drafts.length,
): Question {
  const openTerms = Object.fromEntries(attempt.completion);
  return { subject: { kind: 'norm', norm: attempt.norm.id, bearer }, items, atMs, openTerms };
}

export function itemsOf(attempt: Attempt): readonly LogItem[] {
  return historyFrom(attempt.call.drafts);
}

export function describe(
  { names }: Inquiry,
  check: number,
  declaration: Declaration,
  witness: Witness,
): CheckFinding {
  const clause = names.clauseOf(declaration);
  const cite = declaration.cites[0] ?? clause?.cites[0];
  return {
    check,
    clause: clause?.id ?? null,
    line: declaration.at.line,
    citation: cite === undefined ? null : describeCite(cite),
    witness,
  };
}
