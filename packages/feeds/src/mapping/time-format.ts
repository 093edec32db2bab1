import { daysFromCivil, MS_PER_DAY } from '@holdfast/geo';
import { millisecondsFromZoned } from '../rows/utc.ts';

/** Reads a time as a mapping says it is written: milliseconds since 1970 UTC, or null. */
export type TimeReader = (text: string) => number | null;

const TOKENS = ['YYYY', 'MM', 'DD', 'hh', 'mm', 'ss', 'fff', 'M', 'D', 'h'] as const;
type Token = (typeof TOKENS)[number];

const DIGITS: Readonly<Record<Token, string>> = {
  YYYY: '(\\d{4})',
  MM: '(\\d{2})',
  DD: '(\\d{2})',
  hh: '(\\d{2})',
  mm: '(\\d{2})',
  ss: '(\\d{2})',
  fff: '(\\d{1,9})',
  M: '(\\d{1,2})',
  D: '(\\d{1,2})',
  h: '(\\d{1,2})',
};

/** Longest format, in characters. */
const FORMAT_MAX = 40;

/**
 * A reader for a time format: `zoned` (RFC 3339 with its zone), `epoch-s`, `epoch-ms`, or a pattern of YYYY MM DD hh mm ss fff (M, D and h
 * for one or two digits) with anything else standing for itself. A pattern has no zone: `utcOffsetMinutes` (-840 to 840) is what its clock
 * runs ahead of UTC. Null when the format is none of these, names no year, month and day, or names something twice.
 */
export function timeReader(format: string, utcOffsetMinutes: number): TimeReader | null {
  if (format === 'zoned') return millisecondsFromZoned;
  if (format === 'epoch-s') return (text) => wholeNumber(text, 1000);
  if (format === 'epoch-ms') return (text) => wholeNumber(text, 1);
  const parts = partsOf(format);
  const named = parts.flatMap(({ token }) => (token === null ? [] : [token.slice(0, 1)]));
  const kinds = new Set(parts.flatMap(({ token }) => (token === null ? [] : [kindOf(token)])));
  const isWhole = ['year', 'month', 'day'].every((kind) => kinds.has(kind));
  if (format.length > FORMAT_MAX || !isWhole || kinds.size < named.length) return null;
  return patternReader(parts, utcOffsetMinutes);
}

interface Part {
  readonly token: Token | null;
  readonly text: string;
}

function partsOf(format: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < format.length;) {
    const token = TOKENS.find((candidate) => format.startsWith(candidate, at)) ?? null;
    const text = token ?? format.slice(at, at + 1);
    parts.push({ token, text });
    at += text.length;
  }
  return parts;
}

function kindOf(token: Token): string {
  const kinds: Readonly<Record<Token, string>> = {
    YYYY: 'year',
    MM: 'month',
    M: 'month',
    DD: 'day',
    D: 'day',
    hh: 'hour',
    h: 'hour',
    mm: 'minute',
    ss: 'second',
    fff: 'fraction',
  };
  return kinds[token];
}

function patternReader(parts: readonly Part[], utcOffsetMinutes: number): TimeReader {
  const source = parts.map(({ token, text }) =>
    token === null ? text.replace(/[^A-Za-z0-9]/g, '\\$&') : DIGITS[token],
  );
  const shape = new RegExp(`^${source.join('')}$`);
  const kinds = parts.flatMap(({ token }) => (token === null ? [] : [kindOf(token)]));
  return (text) => {
    const found = shape.exec(text);
    if (found === null) return null;
    const value = new Map(kinds.map((kind, at) => [kind, found[at + 1] ?? '0']));
    const number = (kind: string) => Number(value.get(kind) ?? '0');
    const days = daysFromCivil({
      year: number('year'),
      month: number('month'),
      day: number('day'),
    });
    const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
    if (days === undefined || hour > 23 || minute > 59 || second > 59) return null;
    const milliseconds = Number((value.get('fraction') ?? '0').padEnd(3, '0').slice(0, 3));
    const clockMs = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
    return days * MS_PER_DAY + clockMs - utcOffsetMinutes * 60_000;
  };
}

function wholeNumber(text: string, factor: number): number | null {
  return /^-?\d{1,14}(\.\d{1,9})?$/.test(text) ? Math.floor(Number(text) * factor) + 0 : null;
}
