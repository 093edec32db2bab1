import type { ReportedDays } from '@holdfast/domain';
import { count } from '../format/numbers.ts';
import { DAY_MS, dayLong, dayLongYear, dayYear } from '../format/times.ts';

/** Words for the codes of the registers. A code that is not here is shown as it is, its hyphens as spaces. */

export const KIND_WORDS: Readonly<Record<string, string>> = {
  numbers: 'Numbers',
  signatories: 'Signatories',
  place: 'Place',
  wording: 'Wording',
  timing: 'Timing',
  status: 'Status',
};

/** How the claims on a topic stand to each other, and what that means. */
export const RELATION_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  compatible: ['Compatible', 'All can be so at once; the reports are not equally exact.'],
  'different-precision': ['Different precision', 'One place lies within or beside another.'],
  'different-modality': ['Different modality', 'The same is said more or less firmly.'],
  'different-wording': ['Different wording', 'The words differ, and no two are taken as equal.'],
  'different-denominator': ['Different denominator', 'Shares of different wholes.'],
  'different-scope': ['Different scope', 'Each is said of something else under one name.'],
  conflict: ['Conflict', 'They cannot all be so.'],
};

export const RESOLUTION_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  compatible: ['Compatible', 'all the claims can be so at once'],
  'different-things': ['Different things', 'the claims speak of different things under one name'],
  'one-prevails': ['One prevails', 'the claims that stand are named; the others are kept'],
  'both-stand': ['Both stand', 'the claims disagree, and each remains as reported'],
  'cannot-be-decided': ['Cannot be decided', 'what is on record does not decide it'],
};

export const SPECIAL_WORDS: Readonly<Record<string, string>> = {
  'will-not': 'will not',
  'not-ruled-out': 'not ruled out',
};

/** `not-a-party` as `not a party`, `us-help` as `US help`; known codes as their words. */
export function wordsOf(code: string): string {
  return (
    SPECIAL_WORDS[code] ??
    code.replaceAll(/[-_]/g, ' ').replaceAll(/\b(us|eu|nato)\b/g, (name) => name.toUpperCase())
  );
}

/** A value in words, with its large figures grouped: years and other four digits stay as they are. */
export const figuresGrouped = (value: string) =>
  value.replaceAll(/\d{5,}/g, (digits) => count(Number(digits)));

export const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Days since 1970-01-01, in words. */
export const dayWords = (days: number) => dayYear(days * DAY_MS);

/** `6–7 January 2026`: the days between which everything on the page was reported. */
export function reportedOn({ fromDay, toDay }: ReportedDays): string {
  const [from, to] = [fromDay * DAY_MS, toDay * DAY_MS];
  if (fromDay === toDay) return dayLongYear(to);
  const [first = '', month] = dayLong(from).split(' ');
  const [, lastMonth] = dayLong(to).split(' ');
  const sameMonth = month === lastMonth && toDay - fromDay < 31;
  return sameMonth ? `${first}–${dayLongYear(to)}` : `${dayLongYear(from)} to ${dayLongYear(to)}`;
}

/** `sha256 a18c…9d29` */
export const shortHash = (sha256: string) => `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
