import type { Capacity, Instrument, InstrumentStatus } from '../agreement.ts';
import type { Cursor } from './cursor.ts';
import { parseCites, parseNames } from './parse-amounts.ts';

/** From the least settled to the most. */
export const INSTRUMENT_STATUSES: readonly InstrumentStatus[] = [
  'mentioned',
  'reported',
  'draft',
  'leaked',
  'final',
  'signed',
  'ratified',
];

export const CAPACITIES: readonly Capacity[] = [
  'signed',
  'co_signed',
  'endorsed',
  'attended',
  'declined',
  'absent',
];

/** `instrument id "title" status S [variant V [of id]] [cite …] { capacity by { … } [cite …] }`. */
export function parseInstrument(cursor: Cursor): Instrument {
  const { at } = cursor.expect('instrument');
  const id = cursor.name('the name of the instrument');
  const title = cursor.string('the title of the instrument');
  cursor.expect('status');
  const status = cursor.oneOf(INSTRUMENT_STATUSES, 'how far the instrument has come');
  const variant = cursor.takeIf('variant') ? cursor.name('the name of the variant') : null;
  const variantOf =
    variant !== null && cursor.takeIf('of') ? cursor.name('another instrument') : null;
  const cites = parseCites(cursor);
  const roles: Instrument['roles'][number][] = [];
  while (CAPACITIES.some((each) => cursor.is(each))) roles.push(parseRole(cursor));
  return { kind: 'instrument', at, id, title, status, variant, variantOf, roles, cites, notes: [] };
}

function parseRole(cursor: Cursor): Instrument['roles'][number] {
  const { at } = cursor.peek();
  const capacity = cursor.oneOf(CAPACITIES, 'what they did about it');
  cursor.expect('by');
  const actors = parseNames(cursor, 'a party or group');
  return { capacity, actors, cites: parseCites(cursor), at };
}
