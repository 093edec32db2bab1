import { daysFromCivil } from '@holdfast/geo';

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?: 00:00(?::00(?:\.0{1,6})?)?)?$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (?:12:00:00 AM|0?0:00(?::00)?))?$/;

/** The shapes that are read, for messages. */
export const UCDP_DATE_SHAPES = 'YYYY-MM-DD or M/D/YYYY, at midnight';

/**
 * Days since 1970-01-01, or null when the text is no day.
 *
 * Slashed dates are month first, with `12:00:00 AM` and with `00:00` alike. The second shape looks like day first, but is what a
 * spreadsheet in a day-first country leaves of a month-first date whose day is 12 or less: read day first, 135 rows of the file of
 * 2014-2023 would end before they begin; read month first, none does, and every span fits its row's `date_prec`.
 */
export function dayFromUcdp(text: string): number | null {
  const iso = ISO.exec(text);
  if (iso !== null) return dayFrom(iso[1], iso[2], iso[3]);
  const slashed = SLASHED.exec(text);
  return slashed === null ? null : dayFrom(slashed[3], slashed[1], slashed[2]);
}

/** True when the text has the shape of a date: then a null from `dayFromUcdp` means a day that no calendar has. */
export function looksLikeUcdpDate(text: string): boolean {
  return ISO.test(text) || SLASHED.test(text);
}

function dayFrom(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): number | null {
  return daysFromCivil({ year: Number(year), month: Number(month), day: Number(day) }) ?? null;
}
