import type { PledgeShown, Verdict } from '@holdfast/domain';
import { count } from '../format/numbers.ts';

/** Ids of the register as words: `mine-clearance` is "mine clearance". */
export function plain(id: string): string {
  return id.replaceAll(/[-_]/g, ' ');
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function domainName(domain: string): string {
  return domain === 'not-said' ? 'Not said' : capital(plain(domain));
}

type Range = readonly [number | null, number | null];

/** `15,000–20,000`, `at least 31`, `up to 12`, `35`; null where nothing is known. */
export function rangeText([least, most]: Range): string | null {
  if (least === null && most === null) return null;
  if (least === null) return `up to ${count(most ?? 0)}`;
  if (most === null) return least === 0 ? null : `at least ${count(least)}`;
  return least === most ? count(least) : `${count(least)}–${count(most)}`;
}

/** A gap is a range too: what is missing at best and at worst. */
export function gapText([least, most]: Range, unit: string): string {
  if (least === 0 && most === 0) return 'no gap';
  if (most === null) return 'gap not known';
  const text = least === most ? count(most) : `${count(least ?? 0)}–${count(most)}`;
  return `gap ${text} ${unit}`;
}

/** What a cell says first: the quantity, or what kind of answer it is. */
export function figureOf({ quantity, stance }: PledgeShown): string {
  if (stance === 'refuses') return 'Refused';
  if (stance === 'not-ruled-out') return 'Not ruled out';
  if (stance === 'hoped-for') return 'Hoped for';
  if (quantity === null) return 'No number';
  const range = rangeText([quantity.least, quantity.most]);
  return range === null ? 'No number' : `${range} ${quantity.unit}`;
}

/** States of a pledge by the words it was made in. "Ready" is said of conditions, never of delivery. */
export const READY_WORDS: Readonly<Record<Verdict, string>> = {
  true: 'Conditions met',
  false: 'Not ready',
  unknown: 'Unknown',
  disputed: 'Disputed',
};

export const MODALITY_WORDS: Readonly<Record<string, string>> = {
  'will-not': 'will not',
  'not-ruled-out': 'not ruled out',
};
