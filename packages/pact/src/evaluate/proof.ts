import { allOf, anyOf, notOf } from '../truth.ts';
import type { Truth } from '../truth.ts';

/** Which rule gave a value. */
export type Rule =
  | 'all'
  | 'any'
  | 'not'
  | 'recorded'
  | 'default'
  | 'nothing recorded'
  | 'determined'
  | 'count'
  | 'quiet'
  | 'done'
  | 'not done'
  | 'event'
  | 'open term'
  | 'assumed'
  | 'discharged'
  | 'breached'
  | 'pending'
  | 'excused'
  | 'lapsed'
  | 'dormant'
  | 'in force'
  | 'undecided';

/** What is not in the log and would settle the matter. */
export interface Missing {
  readonly kind: 'fact' | 'act' | 'finding' | 'coverage';
  readonly name: string;
  readonly party: string | null;
  /** Last moment at which it counts, or null. */
  readonly byMs: number | null;
}

/** One step of a reason: what was asked, what the answer was, by which rule, on which entries. */
export interface Proof {
  readonly value: Truth;
  readonly rule: Rule;
  /** What was asked, in the words of the agreement's language. */
  readonly subject: string;
  /** Entries this very step rests on, ascending. */
  readonly entries: readonly number[];
  /** Open terms this very step hangs on. */
  readonly terms: readonly string[];
  readonly missing: readonly Missing[];
  readonly parts: readonly Proof[];
}

export function leaf(
  value: Truth,
  rule: Rule,
  subject: string,
  rest: Partial<Pick<Proof, 'entries' | 'terms' | 'missing' | 'parts'>> = {},
): Proof {
  const given = rest.entries ?? [];
  const entries = given.length < 2 ? given : [...new Set(given)].sort((a, b) => a - b);
  return { value, rule, subject, terms: [], missing: [], parts: [], ...rest, entries };
}

/** Only the parts that decide are kept: one false part of an `all`, every part of a true one. */
export function proofOfAll(subject: string, parts: readonly Proof[]): Proof {
  return combine('all', subject, parts, 'false', 'true');
}

export function proofOfAny(subject: string, parts: readonly Proof[]): Proof {
  return combine('any', subject, parts, 'true', 'false');
}

export function proofOfNot(part: Proof): Proof {
  return leaf(notOf(part.value), 'not', `not ${part.subject}`, { parts: [part] });
}

function combine(
  rule: 'all' | 'any',
  subject: string,
  parts: readonly Proof[],
  winner: Truth,
  loser: Truth,
): Proof {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const values = parts.map((part) => part.value);
  const value = rule === 'all' ? allOf(values) : anyOf(values);
  const same = parts.filter((part) => part.value === value);
  const decisive = value === loser ? parts : value === winner ? same.slice(0, 1) : same;
  return leaf(value, rule, subject, { parts: decisive });
}

/** Every entry of a proof, ascending, each once. */
export function entriesOf(proof: Proof): readonly number[] {
  const found = new Set<number>();
  visit(proof, (each) => each.entries.forEach((entry) => found.add(entry)));
  return [...found].sort((a, b) => a - b);
}

/** Every open term of a proof, each once, in code-unit order. */
export function termsOf(proof: Proof): readonly string[] {
  const found = new Set<string>();
  visit(proof, (each) => each.terms.forEach((term) => found.add(term)));
  return [...found].sort();
}

/** Whatever is missing, each once. */
export function missingOf(proof: Proof): readonly Missing[] {
  const byKey = new Map<string, Missing>();
  visit(proof, (part) =>
    part.missing.forEach((each) =>
      byKey.set(`${each.kind} ${each.name} ${each.party ?? ''}`, each),
    ),
  );
  return [...byKey.values()];
}

function visit(proof: Proof, see: (proof: Proof) => void): void {
  see(proof);
  for (const part of proof.parts) visit(part, see);
}
