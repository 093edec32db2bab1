import type { Condition, Duty, Norm, Reading } from '../agreement.ts';
import type { Cursor } from './cursor.ts';
import { parseAmount, parseCites, parseNames } from './parse-amounts.ts';
import { NESTING_MAX, parseCondition, parseTrigger } from './parse-conditions.ts';

/** `norm id "title" [for each P in G] [upon …] [when …] [unless …] { reading } [then] BEARER must ACT …`. */
export function parseNorm(cursor: Cursor): Norm {
  const { at } = cursor.expect('norm');
  const id = cursor.name('the name of the norm');
  const title = cursor.string('the title of the norm');
  const forEach = parseForEach(cursor);
  const upon = cursor.takeIf('upon') ? parseTrigger(cursor) : null;
  const when = parseOptional(cursor, 'when');
  const unless = parseOptional(cursor, 'unless');
  const readings = parseReadings(cursor);
  cursor.takeIf('then');
  const duty = parseDuty(cursor, 0);
  const cites = parseCites(cursor);
  const norm = { kind: 'norm' as const, at, id, title, forEach, upon, when, unless, duty, cites };
  return { ...norm, notes: [], ...(readings.length > 0 ? { readings } : {}) };
}

function parseReadings(cursor: Cursor): readonly Reading[] {
  const readings: Reading[] = [];
  const { at } = cursor.peek();
  while (cursor.takeIf('reading')) readings.push(parseReading(cursor));
  if (readings.length === 1)
    cursor.failAt(at, 'two readings or more', 'one', 'a single reading is the norm itself');
  return readings;
}

function parseReading(cursor: Cursor): Reading {
  const { at } = cursor.peek();
  const id = cursor.name('the name of the reading');
  const title = cursor.peek().kind === 'string' ? cursor.string('its title') : null;
  cursor.expect('{');
  const upon = cursor.takeIf('upon') ? parseTrigger(cursor) : null;
  const when = parseOptional(cursor, 'when');
  const unless = parseOptional(cursor, 'unless');
  const duty = cursor.takeIf('then') ? parseDuty(cursor, 0) : null;
  const cites = parseCites(cursor);
  cursor.expect('}');
  return { id, title, upon, when, unless, duty, cites, at };
}

function parseForEach(cursor: Cursor): Norm['forEach'] {
  if (!cursor.takeIf('for')) return null;
  cursor.expect('each');
  const variable = cursor.name('a name for the party in question');
  cursor.expect('in');
  return { variable, group: cursor.name('a group') };
}

function parseOptional(cursor: Cursor, word: string): Condition | null {
  return cursor.takeIf(word) ? parseCondition(cursor) : null;
}

function parseDuty(cursor: Cursor, depth: number): Duty {
  if (depth > NESTING_MAX) cursor.fail(`at most ${NESTING_MAX} duties inside one another`);
  const { at } = cursor.peek();
  const bearer: Duty['bearer'] = cursor.takeIf('each')
    ? { kind: 'each', name: cursor.name('a group') }
    : { kind: 'name', name: cursor.name('who must, must_not or may') };
  const modality = cursor.oneOf(['must', 'must_not', 'may'], '`must`, `must_not` or `may`');
  const acts = cursor.takeIf('one_of') ? parseNames(cursor, 'an act') : [cursor.name('an act')];
  if (acts.length === 0) cursor.fail('at least one act');
  const within = parseWithin(cursor);
  const until = parseOptional(cursor, 'until');
  const otherwise = parseElse(cursor, depth);
  return { bearer, modality, acts, within, until, otherwise, at };
}

function parseWithin(cursor: Cursor): Duty['within'] {
  if (!cursor.takeIf('within')) return null;
  const amount = parseAmount(cursor, 'a duration');
  if (!cursor.takeIf('of')) return { amount, of: 'cause' };
  cursor.expect('occurrence');
  return { amount, of: 'occurrence' };
}

function parseElse(cursor: Cursor, depth: number): Duty['otherwise'] {
  if (!cursor.takeIf('else')) return null;
  if (cursor.takeIf('breach')) return { kind: 'breach' };
  return { kind: 'duty', duty: parseDuty(cursor, depth + 1) };
}
