import type { Amount, Cite, NameOrTerm, OpenUse, Quantity, Unit } from '../agreement.ts';
import type { Cursor } from './cursor.ts';

/** Units as written; a number without one is `one`. */
export const UNITS: readonly Exclude<Unit, 'one'>[] = [
  'ms',
  's',
  'min',
  'h',
  'd',
  'cdb',
  'm',
  'km',
];

/** `48 h`, `-600 cdb`, `3`. */
export function parseQuantity(
  cursor: Cursor,
  what = 'an integer with a unit, like `48 h`',
): Quantity {
  const amount = cursor.integer(what, true);
  const unit = UNITS.find((each) => cursor.is(each));
  if (unit !== undefined) cursor.take();
  return { kind: 'quantity', amount, unit: unit ?? 'one' };
}

/** A quantity, `?term`, or the name of a parameter. */
export function parseAmount(cursor: Cursor, what: string): Amount {
  if (cursor.is('?')) return parseOpenUse(cursor);
  const { kind, at } = cursor.peek();
  if (kind === 'word' && !/^[0-9]/.test(cursor.peek().value))
    return { kind: 'parameter', name: cursor.name(what), at };
  return parseQuantity(cursor, what);
}

/** `?name`. */
export function parseOpenUse(cursor: Cursor): OpenUse {
  const { at } = cursor.expect('?');
  return { kind: 'term', name: cursor.name('the name of an open term'), at };
}

export function parseNameOrTerm(cursor: Cursor, what: string): NameOrTerm {
  if (cursor.is('?')) return parseOpenUse(cursor);
  const { at } = cursor.peek();
  return { kind: 'name', name: cursor.name(what), at };
}

/** `{ A B C }`; commas may stand between. */
export function parseNames(cursor: Cursor, what: string): readonly string[] {
  const names: string[] = [];
  cursor.expect('{');
  while (!cursor.is('}')) {
    names.push(cursor.name(`${what} or \`}\``));
    cursor.takeIf(',');
  }
  cursor.expect('}');
  return names;
}

/** `cite KEY@from-to` or `cite KEY "place"`, as often as it is written. */
export function parseCites(cursor: Cursor): readonly Cite[] {
  const cites: Cite[] = [];
  while (cursor.is('cite')) {
    cursor.take();
    cites.push(parseCite(cursor));
  }
  return cites;
}

function parseCite(cursor: Cursor): Cite {
  const { at } = cursor.peek();
  const source = cursor.name('the name of a source');
  if (cursor.peek().kind === 'string')
    return { source, from: null, to: null, place: cursor.string('the place'), at };
  cursor.expect('@');
  const from = cursor.integer('the first byte');
  cursor.expect('-');
  const end = cursor.peek();
  const to = cursor.integer('the byte after the last');
  if (to <= from)
    cursor.failAt(end.at, `a byte after ${from}`, `${to}`, 'a range holds at least one byte');
  return { source, from, to, place: null, at };
}
