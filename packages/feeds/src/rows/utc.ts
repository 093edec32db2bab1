const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?Z$/;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

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
  const days = daysFromDate(year, month, day);
  if (days === null || hour > 23 || minute > 59 || second > 59) return null;
  const micros = Number((found[7] ?? '').padEnd(6, '0'));
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000_000 + micros;
}

function daysFromDate(year: number, month: number, day: number): number | null {
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = (MONTH_DAYS[month - 1] ?? 0) + (leap && month === 2 ? 1 : 0);
  if (day > length) return null;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const inYear = MONTH_DAYS.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
  // 719,162 days lie between 0001-01-01 and 1970-01-01.
  return before * 365 + leapDays - 719_162 + inYear + (leap && month > 2 ? 1 : 0) + day - 1;
}
