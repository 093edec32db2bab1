import type { Language } from './language.ts';

/** Forms of a counted noun that our languages tell apart (Unicode CLDR's names). */
export type PluralForm = 'one' | 'few' | 'many' | 'other';

/**
 * Which form goes with a number, by CLDR's rules for English, Ukrainian and French. A number with decimals is `other`, but for French,
 * where all below 2 is `one`. Own rules because the engine's depend on which locales it was built with.
 */
export function pluralForm(language: Language, value: number): PluralForm {
  const size = Math.abs(value);
  switch (language) {
    case 'en':
      return size === 1 ? 'one' : 'other';
    case 'fr':
      return size < 2 ? 'one' : 'other';
    case 'uk':
      return Number.isInteger(size) ? ukrainian(size) : 'other';
  }
}

function ukrainian(size: number): PluralForm {
  const tens = size % 100;
  const ones = size % 10;
  const isTeen = tens >= 11 && tens <= 14;
  if (ones === 1 && !isTeen) return 'one';
  return ones >= 2 && ones <= 4 && !isTeen ? 'few' : 'many';
}
