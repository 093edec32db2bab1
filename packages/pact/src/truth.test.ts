import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOf, anyOf, atLeastOf, notOf } from './truth.ts';
import type { Truth } from './truth.ts';

const TRUTHS: readonly Truth[] = ['true', 'false', 'unknown', 'disputed'];
const values = fc.array(fc.constantFrom(...TRUTHS), { maxLength: 6 });

test('V1: in `and`, false wins, then disputed, then unknown, then true', () => {
  const table = TRUTHS.map((left) => TRUTHS.map((right) => allOf([left, right])));
  expect(table).toEqual([
    ['true', 'false', 'unknown', 'disputed'],
    ['false', 'false', 'false', 'false'],
    ['unknown', 'false', 'unknown', 'disputed'],
    ['disputed', 'false', 'disputed', 'disputed'],
  ]);
});

test('V2: in `or`, true wins, then disputed, then unknown, then false', () => {
  const table = TRUTHS.map((left) => TRUTHS.map((right) => anyOf([left, right])));
  expect(table).toEqual([
    ['true', 'true', 'true', 'true'],
    ['true', 'false', 'unknown', 'disputed'],
    ['true', 'unknown', 'unknown', 'disputed'],
    ['true', 'disputed', 'disputed', 'disputed'],
  ]);
});

test('V3: `not` of an `and` is the `or` of the `not`s', () => {
  fc.assert(
    fc.property(values, (list) => {
      expect(notOf(allOf(list))).toBe(anyOf(list.map(notOf)));
    }),
    { seed: 1 },
  );
});

test('V4: at least n is the `or` over every choice of n of their `and`', () => {
  const choices = (list: readonly Truth[], size: number): readonly (readonly Truth[])[] =>
    size === 0
      ? [[]]
      : list.flatMap((first, index) =>
          choices(list.slice(index + 1), size - 1).map((rest) => [first, ...rest]),
        );
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 7 }), (list, least) => {
      expect(atLeastOf(least, list)).toBe(anyOf(choices(list, least).map(allOf)));
    }),
    { seed: 2 },
  );
});
