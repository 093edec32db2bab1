import type { Condition, FindingAtom, Trigger } from '../agreement.ts';
import type { Cursor } from './cursor.ts';
import { parseAmount, parseNameOrTerm, parseOpenUse } from './parse-amounts.ts';

/** Deepest nesting of parentheses and `not`. */
export const NESTING_MAX = 32;

/** `or` binds weaker than `and`, `and` weaker than `not`. */
export function parseCondition(cursor: Cursor, depth = 0): Condition {
  const parts = [parseConjunction(cursor, depth)];
  while (cursor.takeIf('or')) parts.push(parseConjunction(cursor, depth));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'or', parts };
}

function parseConjunction(cursor: Cursor, depth: number): Condition {
  const parts = [parseNegation(cursor, depth)];
  while (cursor.takeIf('and')) parts.push(parseNegation(cursor, depth));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'and', parts };
}

function parseNegation(cursor: Cursor, depth: number): Condition {
  if (depth > NESTING_MAX) cursor.fail(`at most ${NESTING_MAX} conditions inside one another`);
  if (cursor.takeIf('not')) return { kind: 'not', part: parseNegation(cursor, depth + 1) };
  if (!cursor.takeIf('(')) return parseAtom(cursor);
  const inner = parseCondition(cursor, depth + 1);
  cursor.expect(')');
  return inner;
}

const ATOMS = ['fact', 'finding', 'act', 'breach', 'at_least', 'quiet'] as const;

function parseAtom(cursor: Cursor): Condition {
  if (cursor.is('?')) return parseOpenUse(cursor);
  const { at } = cursor.peek();
  const word = cursor.oneOf(ATOMS, 'a condition');
  switch (word) {
    case 'fact': {
      const [fact, party] = parseNameAndParty(cursor, 'a fact');
      return { kind: 'fact', fact, party, at };
    }
    case 'at_least': {
      const least = parseAmount(cursor, 'a number');
      const start = cursor.expect('finding');
      const of = parseFindingRest(cursor, start.at);
      const within = cursor.takeIf('within') ? parseAmount(cursor, 'a duration') : null;
      return { kind: 'count', least, of, within, at };
    }
    case 'quiet': {
      const [finding, party] = parseNameAndParty(cursor, 'a finding');
      cursor.expect('for');
      return { kind: 'quiet', finding, party, lasting: parseAmount(cursor, 'a duration'), at };
    }
    default:
      return parseEventRest(cursor, word, at);
  }
}

/** What an `upon` may name: a finding, an act or a breach. */
export function parseTrigger(cursor: Cursor): Trigger {
  const { at } = cursor.peek();
  return parseEventRest(cursor, cursor.oneOf(['finding', 'act', 'breach'], 'an event'), at);
}

function parseEventRest(
  cursor: Cursor,
  word: 'finding' | 'act' | 'breach',
  at: Trigger['at'],
): Trigger {
  if (word === 'finding') return parseFindingRest(cursor, at);
  if (word === 'breach') {
    const [norm, party] = parseNameAndParty(cursor, 'a norm');
    return { kind: 'breach', norm, party, at };
  }
  const [act, actor] = parseNameAndParty(cursor, 'an act');
  const within = cursor.takeIf('within') ? parseAmount(cursor, 'a duration') : null;
  return { kind: 'act', act, actor, within, at };
}

/** `(fire, P, at_least S3, to clear_and_convincing)`. */
function parseFindingRest(cursor: Cursor, at: FindingAtom['at']): FindingAtom {
  cursor.expect('(');
  const finding = cursor.name('a finding');
  let party: FindingAtom['party'] = null;
  let atLeast: FindingAtom['atLeast'] = null;
  let to: FindingAtom['to'] = null;
  while (cursor.takeIf(',')) {
    if (cursor.takeIf('at_least')) atLeast = parseNameOrTerm(cursor, 'a severity');
    else if (cursor.takeIf('to')) to = parseNameOrTerm(cursor, 'a standard of proof');
    else party = cursor.name('a party, `at_least` or `to`');
  }
  cursor.expect(')');
  return { kind: 'finding', finding, party, atLeast, to, at };
}

function parseNameAndParty(cursor: Cursor, what: string): readonly [string, string | null] {
  cursor.expect('(');
  const name = cursor.name(what);
  const party = cursor.takeIf(',') ? cursor.name('a party') : null;
  cursor.expect(')');
  return [name, party];
}
