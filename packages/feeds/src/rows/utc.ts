import { daysFromCivil } from '@holdfast/geo';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?Z$/;

/** What a time must look like, for messages. */
export const UTC_SHAPE = 'YYYY-MM-DDThh:mm:ss[.ffffff]Z';

/**
 * Microseconds since 1970 of a time in RFC 3339's form with `Z`, at most six decimals; null when the text is anything else.
 * Years 1 to 9999 of the proleptic Gregorian calendar, exact from 1685 to 2255; no leap second, no hour 24, no other zone:
 * a feed says UTC or is refused.
 */
export function microsecondsFromUtc(text: string): number | null {
  const found = SHAPE.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map(Number);
  const days = daysFromCivil({ year, month, day });
  if (days === undefined || hour > 23 || minute > 59 || second > 59) return null;
  const micros = Number((found[7] ?? '').padEnd(6, '0'));
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000_000 + micros;
}

const ZONED =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/;

/** What a time with its zone must look like, for messages. */
export const ZONED_SHAPE = 'YYYY-MM-DDThh:mm[:ss[.fff]] with Z or ±hh:mm';

/**
 * Whole milliseconds since 1970 UTC, rounded down, of a time that says its zone (RFC 3339, a space for the `T` allowed); null when the
 * text is anything else, also without a zone: nobody guesses one.
 */
export function millisecondsFromZoned(text: string): number | null {
  const found = ZONED.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second = '00', decimals = '', zone = 'Z'] = found;
  const offsetMinutes = minutesOf(zone);
  const utc = `${year}-${month}-${day}T${hour}:${minute}:${second}.${decimals.padEnd(3, '0').slice(0, 3)}Z`;
  const timeUs = microsecondsFromUtc(utc);
  if (timeUs === null || offsetMinutes === null) return null;
  return timeUs / 1000 - offsetMinutes * 60_000;
}

function minutesOf(zone: string): number | null {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
