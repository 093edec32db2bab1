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
