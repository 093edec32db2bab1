import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUES, isMessageKey, say } from './catalogue.ts';
import { clockText, dayWords, shortDay, weekdayWords } from './dates.ts';
import { EN } from './en.ts';
import { LANGUAGES } from './language.ts';
import { fill, gapsOf } from './message.ts';
import { numberText, percentText, tenthsText } from './numbers.ts';
import { pluralForm } from './plural.ts';

describe('plural forms', () => {
  it('W1: of numbers that are easy to get wrong in Ukrainian', () => {
    const forms = (values: readonly number[]) => values.map((value) => pluralForm('uk', value));
    expect(forms([1, 21, 101, 1_001])).toEqual(['one', 'one', 'one', 'one']);
    expect(forms([2, 3, 4, 22, 104])).toEqual(['few', 'few', 'few', 'few', 'few']);
    expect(forms([0, 5, 11, 12, 14, 20, 111, 112, 1_011])).toEqual(Array(9).fill('many'));
    expect(forms([0.5, 1.5])).toEqual(['other', 'other']);
  });

  it('W1: the engine agrees, where it has the locale', () => {
    const rules = LANGUAGES.map((language) => [language, new Intl.PluralRules(language)] as const);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (value) => {
        for (const [language, engine] of rules)
          expect(pluralForm(language, value), `${language} ${value}`).toBe(engine.select(value));
      }),
      { seed: 20_260_314, numRuns: 2_000 },
    );
  });
});

describe('messages', () => {
  it('W2: gaps, forms, exact numbers, and forms within forms', () => {
    const message =
      '{who}: {n, plural, =0 {none} one {# case of {what}} other {# cases of {what}}}.';
    expect(fill('en', message, { who: 'A', n: 0, what: 'fire' })).toBe('A: none.');
    expect(fill('en', message, { who: 'A', n: 1, what: 'fire' })).toBe('A: 1 case of fire.');
    expect(fill('en', message, { who: 'A', n: 1_200, what: '{who}' })).toBe(
      'A: 1,200 cases of {who}.',
    );
    expect(fill('en', 'left {out}', {})).toBe('left {out}');
    expect(fill('en', 'an open { stays', {})).toBe('an open { stays');
    expect(gapsOf(message)).toEqual(['n', 'what', 'who']);
  });

  it('W3: a translation has the gaps of its original, and every plural its last form', () => {
    for (const language of LANGUAGES)
      for (const [key, message] of Object.entries(CATALOGUES[language])) {
        if (!isMessageKey(key)) throw new TypeError(key);
        expect(gapsOf(message), `${language} ${key}`).toEqual(gapsOf(EN[key]));
        for (const [, rest = ''] of message.matchAll(/plural,(.*)/gs))
          expect(rest, `${language} ${key}`).toContain('other {');
        expect(message.split('{').length, key).toBe(message.split('}').length);
      }
  });

  it('W3: complete in English, Ukrainian and French', () => {
    for (const language of LANGUAGES)
      expect(Object.keys(CATALOGUES[language]).sort(), language).toEqual(Object.keys(EN).sort());
    expect(say('fr', 'contents')).toBe('Dans ce rapport');
  });

  it('W3: one word may be the same in two languages; whatever is longer is translated', () => {
    const words = (message: string) => message.replaceAll(/\{[^{}]*\}/g, '').trim();
    const isOneWord = (message: string) => !/\s/.test(words(message));
    for (const language of ['uk', 'fr'] as const)
      for (const [key, message] of Object.entries(EN)) {
        if (!isMessageKey(key) || key === 'minutes' || isOneWord(message)) continue;
        expect(CATALOGUES[language][key], `${language} ${key}`).not.toBe(message);
      }
  });

  it('W3: whatever the number, every language fills every gap', () => {
    fc.assert(
      fc.property(fc.nat(500), (n) => {
        for (const key of ['title.incidents', 'unknown.refused', 'mean.day'] as const)
          for (const language of LANGUAGES)
            expect(say(language, key, { n, share: '8 %', mean: '1,0' })).not.toMatch(/[{}#]/);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('numbers and days', () => {
  it('W4: thousands, decimals, minus', () => {
    expect(LANGUAGES.map((language) => numberText(language, 1_234_567))).toEqual([
      '1,234,567',
      '1\u00a0234\u00a0567',
      '1\u202f234\u202f567',
    ]);
    expect(numberText('uk', 1_234)).toBe('1234');
    expect(numberText('en', -5)).toBe('\u22125');
    expect(percentText('en', 254_999)).toBe('25\u202f%');
  });

  it('W4: tenths are rounded half up in whole numbers', () => {
    expect(tenthsText('en', 586_713_000, 3_600_000)).toBe('163.0');
    expect(tenthsText('uk', 5, 100)).toBe('0,1');
    expect(tenthsText('en', 4, 100)).toBe('0.0');
    expect(tenthsText('en', 123_456, 10)).toBe('12,345.6');
  });

  it('W4: days as each language names them', () => {
    const dayMs = 1_665_360_000_000;
    expect(LANGUAGES.map((language) => weekdayWords(language, dayMs))).toEqual([
      'Monday 10 October 2022',
      'понеділок, 10 жовтня 2022 року',
      'lundi 10 octobre 2022',
    ]);
    expect(dayWords('fr', 1_664_582_400_000)).toBe('1er octobre 2022');
    expect(shortDay('uk', dayMs)).toBe('10\u00a0жовт.');
    expect(clockText(dayMs + 35_160_000)).toBe('09:46');
  });
});
