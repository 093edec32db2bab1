/** Times of the world and of the record, always UTC and always named so. Milliseconds since 1970 in, words out. */

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });

const CLOCK = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const CLOCK_SECONDS = format({
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const DAY = format({ day: 'numeric', month: 'short' });
const DAY_LONG = format({ day: 'numeric', month: 'long' });
const DAY_LONG_YEAR = format({ day: 'numeric', month: 'long', year: 'numeric' });
const DAY_YEAR = format({ day: 'numeric', month: 'short', year: 'numeric' });
const MONTH = format({ month: 'short' });
const YEAR = format({ year: 'numeric' });

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export const clock = (ms: number) => CLOCK.format(ms);
export const clockSeconds = (ms: number) => CLOCK_SECONDS.format(ms);
export const day = (ms: number) => DAY.format(ms);
export const dayLong = (ms: number) => DAY_LONG.format(ms);
export const dayLongYear = (ms: number) => DAY_LONG_YEAR.format(ms);
export const dayYear = (ms: number) => DAY_YEAR.format(ms);
export const month = (ms: number) => MONTH.format(ms);
export const year = (ms: number) => YEAR.format(ms);
export const dayAndClock = (ms: number) => `${day(ms)}, ${clock(ms)}`;
export const iso = (ms: number) => new Date(ms).toISOString();

/** Whole day in UTC: a report dated by day only. */
const isMidnight = (ms: number) => ms % DAY_MS === 0;

/** From midnight to midnight, as a source that knows only the day has it. */
export const isWholeDays = (fromMs: number, toMs: number) =>
  isMidnight(fromMs) && (isMidnight(toMs) || (toMs + 1) % DAY_MS === 0);

/** `14 Mar, 03:12 to 03:19`, `14 Mar`, `14 to 16 Mar 2023`: no finer than the source said. */
export function span(fromMs: number, toMs: number): string {
  if (isWholeDays(fromMs, toMs))
    return dayYear(fromMs) === dayYear(toMs)
      ? dayYear(fromMs)
      : `${day(fromMs)} to ${dayYear(toMs)}`;
  const first = dayAndClock(fromMs);
  if (clock(fromMs) === clock(toMs) && day(fromMs) === day(toMs)) return first;
  return day(fromMs) === day(toMs)
    ? `${first} to ${clock(toMs)}`
    : `${first} to ${dayAndClock(toMs)}`;
}

/** `36 h 23 min`, `42 min`, `3 days`: how long, in the two largest units. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 72) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.round(hours / 24);
  return days < 800 ? `${days} days` : `${(days / 365.25).toFixed(1)} years`;
}

/** `in 24 hours`, `in 36 days`, `in 2.3 years`: the period of a headline. */
export function periodWords(ms: number): string {
  const hours = Math.round(ms / HOUR_MS);
  if (hours < 1) return `${Math.max(1, Math.round(ms / MINUTE_MS))} minutes`;
  if (hours < 73) return hours === 1 ? '1 hour' : `${hours} hours`;
  return duration(ms);
}
