/**
 * The civil calendar of UTC without the engine's clock: Gregorian, proleptic, years 0001 to 9999, no leap seconds.
 * Instants are whole milliseconds since 1970-01-01T00:00:00Z.
 */

/** A day of the civil calendar: month 1 to 12, day 1 to 31. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const MS_PER_DAY = 86_400_000;

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?Z$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_TO_EPOCH = 719_468;
const FIRST_MS = -62_135_596_800_000;
const LAST_MS = 253_402_300_799_999;

/**
 * Milliseconds of an ISO 8601 instant written `YYYY-MM-DDThh:mm:ss[.fff]Z`, one to nine decimals, rounded down to whole milliseconds.
 * Undefined for anything else: another zone or shape, 31 February, hour 24, second 60.
 */
export function parseInstantMs(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, decimals = ''] = match;
  const days = daysFromCivil({ year: Number(year), month: Number(month), day: Number(day) });
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (days === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const ms = Number(decimals.padEnd(3, '0').slice(0, 3));
  return days * MS_PER_DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

/** `YYYY-MM-DDThh:mm:ss.fffZ`, always with three decimals. Undefined outside the years 0001 to 9999 or for a fraction of a millisecond. */
export function instantFromMs(instantMs: number): string | undefined {
  if (!Number.isInteger(instantMs) || instantMs < FIRST_MS || instantMs > LAST_MS) return undefined;
  const days = Math.floor(instantMs / MS_PER_DAY);
  const rest = instantMs - days * MS_PER_DAY;
  const clock = [
    digits(Math.floor(rest / 3_600_000), 2),
    digits(Math.floor(rest / 60_000) % 60, 2),
    digits(Math.floor(rest / 1000) % 60, 2),
  ].join(':');
  return `${dayText(civilFromDays(days))}T${clock}.${digits(rest % 1000, 3)}Z`;
}

/** Days since 1970-01-01 of `YYYY-MM-DD`; undefined for anything else. */
export function parseDay(text: string): number | undefined {
  const match = DAY.exec(text);
  if (match === null) return undefined;
  return daysFromCivil({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

/** `YYYY-MM-DD` of a day. */
export function dayText({ year, month, day }: CivilDay): string {
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** Days since 1970-01-01, negative before. Undefined for a day the calendar does not have. */
export function daysFromCivil({ year, month, day }: CivilDay): number | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined;
  // Years are counted from March, so that the leap day is the last of a year.
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  return 365 * marchYear + leapDaysBefore(marchYear) + dayOfYear - DAYS_TO_EPOCH;
}

/** The civil day of a whole number of days since 1970-01-01. */
export function civilFromDays(daysSinceEpoch: number): CivilDay {
  const days = daysSinceEpoch + DAYS_TO_EPOCH;
  let marchYear = Math.floor(days / 365.2425);
  while (firstDayOf(marchYear) > days) marchYear -= 1;
  while (firstDayOf(marchYear + 1) <= days) marchYear += 1;
  const dayOfYear = days - firstDayOf(marchYear);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: month > 2 ? marchYear : marchYear + 1, month, day };
}

function firstDayOf(marchYear: number): number {
  return 365 * marchYear + leapDaysBefore(marchYear);
}

function leapDaysBefore(marchYear: number): number {
  return Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
