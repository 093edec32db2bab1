import type { Language } from './language.ts';

const NO_BREAK = '\u00a0';
const NARROW_NO_BREAK = '\u202f';

const MARKS: Readonly<Record<Language, { readonly group: string; readonly decimal: string }>> = {
  en: { group: ',', decimal: '.' },
  uk: { group: NO_BREAK, decimal: ',' },
  fr: { group: NARROW_NO_BREAK, decimal: ',' },
};

/** A number as the language writes it: thousands in groups (from five digits on in Ukrainian), a true minus. Decimals as `String` gives them. */
export function numberText(language: Language, value: number): string {
  const [whole = '0', decimals] = String(Math.abs(value)).split('.');
  return assembled(language, { isNegative: value < 0, whole, decimals: decimals ?? '' });
}

/** `numerator / denominator` to one decimal, rounded half up, without ever leaving whole numbers. `denominator` above 0. */
export function tenthsText(language: Language, numerator: number, denominator: number): string {
  const tenths = Math.floor((Math.abs(numerator) * 20 + denominator) / (2 * denominator));
  return assembled(language, {
    isNegative: numerator < 0 && tenths > 0,
    whole: String(Math.floor(tenths / 10)),
    decimals: String(tenths % 10),
  });
}

/** A share in whole per cent, with the thin space that the console writes. Parts per million, 0 to 1,000,000. */
export function percentText(language: Language, ppm: number): string {
  return `${numberText(language, Math.round(ppm / 10_000))}${NARROW_NO_BREAK}%`;
}

interface Digits {
  readonly isNegative: boolean;
  readonly whole: string;
  readonly decimals: string;
}

function assembled(language: Language, { isNegative, whole, decimals }: Digits): string {
  const { group, decimal } = MARKS[language];
  const isLong = whole.length > (language === 'uk' ? 4 : 3);
  const grouped = isLong ? whole.replaceAll(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${isNegative ? '\u2212' : ''}${grouped}${decimals === '' ? '' : decimal + decimals}`;
}
