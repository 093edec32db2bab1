import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from './line-bytes.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it('I1: each line is found by its number, the whole file by 0, and nothing beyond', () => {
  const lines = linesOf(new TextEncoder().encode('a\n\nbc\n'));
  expect([0, 1, 2, 3, 4, 9].map((line) => text(lines(line)))).toEqual([
    'a\n\nbc\n',
    'a',
    '',
    'bc',
    '',
    '',
  ]);
});

it('I1: the lines are those that splitting gives', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ab\n]{0,40}$/), (whole) => {
      const lines = linesOf(new TextEncoder().encode(whole));
      const split = (whole.endsWith('\n') ? whole.slice(0, -1) : whole).split('\n');
      expect(split.map((_, at) => text(lines(at + 1)))).toEqual(split);
    }),
    { seed: 20_310_316, numRuns: 300 },
  );
});
