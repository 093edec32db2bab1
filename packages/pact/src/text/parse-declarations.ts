import type {
  Act,
  Body,
  Declaration,
  Fact,
  Finding,
  Group,
  Open,
  OpenType,
  Parameter,
  Party,
  Priors,
  Severity,
  Source,
  Standard,
  Weapon,
} from '../agreement.ts';
import type { Cursor } from './cursor.ts';
import {
  parseAmount,
  parseCites,
  parseNameOrTerm,
  parseNames,
  parseQuantity,
} from './parse-amounts.ts';
import { parseInstrument } from './parse-instrument.ts';
import { parseNorm } from './parse-norm.ts';

/** Words that begin a declaration. */
export const DECLARATIONS = [
  'source',
  'instrument',
  'party',
  'group',
  'body',
  'parameter',
  'priors',
  'standard',
  'severity',
  'weapon',
  'act',
  'open',
  'fact',
  'finding',
  'norm',
] as const;

/** The declaration that the next word begins. */
export function parseDeclaration(cursor: Cursor, word: (typeof DECLARATIONS)[number]): Declaration {
  switch (word) {
    case 'source':
      return parseSource(cursor);
    case 'instrument':
      return parseInstrument(cursor);
    case 'party':
      return parseParty(cursor);
    case 'group':
      return parseGroup(cursor);
    case 'body':
      return parseBody(cursor);
    case 'parameter':
      return parseParameter(cursor);
    case 'priors':
      return parsePriors(cursor);
    case 'standard':
      return parseStandard(cursor);
    case 'severity':
      return parseSeverity(cursor);
    case 'weapon':
      return parseWeapon(cursor);
    case 'act':
      return parseAct(cursor);
    case 'open':
      return parseOpen(cursor);
    case 'fact':
      return parseFact(cursor);
    case 'finding':
      return parseFinding(cursor);
    case 'norm':
      return parseNorm(cursor);
  }
}

function parseHead(cursor: Cursor, what: string) {
  const { at } = cursor.take();
  const id = cursor.name(`the name of the ${what}`);
  const title = cursor.string(`the title of the ${what}`);
  return { at, id, title, notes: [] };
}

function parseSource(cursor: Cursor): Source {
  const head = parseHead(cursor, 'source');
  cursor.expect('publisher');
  const publisher = cursor.string('the publisher');
  cursor.expect('date');
  const date = parseDate(cursor);
  const sha256 = cursor.takeIf('sha256') ? parseSha256(cursor) : null;
  const address = cursor.takeIf('address') ? cursor.string('the public address') : null;
  const file = cursor.takeIf('file') ? cursor.string("the file's name in a library") : null;
  const rest = { publisher, date, sha256, address, file };
  return { kind: 'source', ...head, ...rest, cites: parseCites(cursor) };
}

function parseDate(cursor: Cursor): string {
  const { at } = cursor.peek();
  const year = cursor.take().value;
  let date = year;
  while (cursor.is('-')) {
    cursor.take();
    date += `-${cursor.take().value}`;
  }
  if (!/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/.test(date))
    cursor.failAt(at, 'a date like `2026-01-06`', `\`${date}\``);
  return date;
}

function parseSha256(cursor: Cursor): string {
  const token = cursor.peek();
  if (!/^[0-9a-f]{64}$/.test(token.value))
    cursor.fail('64 hexadecimal digits in small letters', 'the SHA-256 of the whole document');
  return cursor.take().value;
}

function parseParty(cursor: Cursor): Party {
  const head = parseHead(cursor, 'party');
  const bound = cursor.oneOf(['bound', 'unbound'], '`bound` or `unbound`') === 'bound';
  return { kind: 'party', ...head, bound, cites: parseCites(cursor) };
}

function parseGroup(cursor: Cursor): Group {
  const head = parseHead(cursor, 'group');
  const members = parseNames(cursor, 'a party or group');
  const others = cursor.takeIf('and');
  if (others) cursor.expect('others');
  return { kind: 'group', ...head, members, others, cites: parseCites(cursor) };
}

function parseBody(cursor: Cursor): Body {
  const head = parseHead(cursor, 'body');
  const chair = cursor.takeIf('chair') ? cursor.name('the party that chairs') : null;
  cursor.expect('members');
  const members = parseNames(cursor, 'a party or group');
  const quorum = cursor.takeIf('quorum') ? parseAmount(cursor, 'a number of members') : null;
  return { kind: 'body', ...head, chair, members, quorum, cites: parseCites(cursor) };
}

function parseParameter(cursor: Cursor): Parameter {
  const head = parseHead(cursor, 'parameter');
  cursor.expect('=');
  const value = parseQuantity(cursor);
  return { kind: 'parameter', ...head, value, cites: parseCites(cursor) };
}

function parsePriors(cursor: Cursor): Priors {
  const head = parseHead(cursor, 'priors');
  const values: { hypothesis: string; centidecibans: number }[] = [];
  cursor.expect('{');
  while (!cursor.takeIf('}')) {
    const hypothesis = cursor.name('a class of hypothesis or `}`');
    values.push({ hypothesis, centidecibans: parseCentidecibans(cursor) });
    cursor.takeIf(',');
  }
  return { kind: 'priors', ...head, values, cites: parseCites(cursor) };
}

function parseCentidecibans(cursor: Cursor): number {
  const value = cursor.integer('centidecibans, like `1000 cdb`', true);
  cursor.expect('cdb');
  return value;
}

function parseStandard(cursor: Cursor): Standard {
  const head = parseHead(cursor, 'standard');
  cursor.expect('{');
  cursor.expect('threshold');
  const threshold = parseCentidecibans(cursor);
  cursor.expect('groups');
  const groups = cursor.integer('a number of groups');
  cursor.expect('survives');
  const survives = cursor.integer('a number of groups');
  cursor.expect('physical');
  const physical = cursor.oneOf(['yes', 'no'], '`yes` or `no`') === 'yes';
  cursor.expect('}');
  const cites = parseCites(cursor);
  return { kind: 'standard', ...head, threshold, groups, survives, physical, cites };
}

function parseSeverity(cursor: Cursor): Severity {
  return { kind: 'severity', ...parseHead(cursor, 'severity'), cites: parseCites(cursor) };
}

function parseWeapon(cursor: Cursor): Weapon {
  const head = parseHead(cursor, 'weapon');
  cursor.expect('graded');
  const severity = cursor.name('a severity');
  return { kind: 'weapon', ...head, severity, cites: parseCites(cursor) };
}

function parseAct(cursor: Cursor): Act {
  const head = parseHead(cursor, 'act');
  const severity = cursor.takeIf('graded') ? cursor.name('a severity') : null;
  return { kind: 'act', ...head, severity, cites: parseCites(cursor) };
}

/** Every type an open term may have. */
export const OPEN_TYPES: readonly OpenType[] = [
  'body',
  'standard',
  'condition',
  'duration',
  'integer',
  'severity',
];

function parseOpen(cursor: Cursor): Open {
  const head = parseHead(cursor, 'open term');
  cursor.expect(':');
  const type = cursor.oneOf(OPEN_TYPES, 'the type of the open term');
  const numbers = type === 'duration' || type === 'integer';
  const domain: Open['domain'][number][] = [];
  cursor.expect('{');
  while (!cursor.is('}')) {
    domain.push(numbers ? parseQuantity(cursor) : cursor.name(`a ${type} or \`}\``));
    cursor.takeIf(',');
  }
  if (domain.length === 0) cursor.fail('at least one value', 'say what the term could mean');
  cursor.expect('}');
  return { kind: 'open', ...head, type, domain, cites: parseCites(cursor) };
}

function parseFact(cursor: Cursor): Fact {
  const head = parseHead(cursor, 'fact');
  const of = cursor.takeIf('of') ? cursor.name('a group') : null;
  const begins = parseTurn(cursor, 'begins');
  const ends = parseTurn(cursor, 'ends');
  const byDefault = cursor.takeIf('default')
    ? cursor.oneOf(['true', 'false'], '`true` or `false`') === 'true'
    : null;
  return { kind: 'fact', ...head, of, begins, ends, byDefault, cites: parseCites(cursor) };
}

function parseTurn(cursor: Cursor, word: 'begins' | 'ends'): Fact['begins'] {
  if (!cursor.takeIf(word)) return null;
  cursor.expect('upon');
  const act = cursor.name('an act');
  return { act, by: cursor.takeIf('by') ? cursor.name('who does it') : null };
}

function parseFinding(cursor: Cursor): Finding {
  const head = parseHead(cursor, 'finding');
  cursor.expect('of');
  const act = cursor.name('the act in question');
  cursor.expect('(');
  const of = cursor.name('the group whose act it may be');
  cursor.expect(')');
  cursor.expect('by');
  const by = parseNameOrTerm(cursor, 'the body that determines');
  cursor.expect('to');
  const to = parseNameOrTerm(cursor, 'a standard of proof');
  const reviewedByAnotherNation = cursor.takeIf('reviewed_by');
  if (reviewedByAnotherNation) cursor.expect('another_nation');
  const within = cursor.takeIf('within') ? parseAmount(cursor, 'a duration') : null;
  cursor.expect('default');
  const byDefault = cursor.oneOf(['established', 'not_established', 'none'], 'a default');
  const rest = { act, of, by, to, reviewedByAnotherNation, within, byDefault };
  return { kind: 'finding', ...head, ...rest, cites: parseCites(cursor) };
}
