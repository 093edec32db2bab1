import { expect, it } from 'vitest';
import { excerpt, splitLines } from './lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('F1: numbers lines from the first, and an ending line feed begins none', () => {
  const read = (text: string) => splitLines(bytes(text), 2).map((line) => [line.number, line.text]);
  expect(read('')).toEqual([]);
  expect(read('a\n\nb')).toEqual([
    [2, 'a'],
    [3, ''],
    [4, 'b'],
  ]);
  expect(read('a\r\n')).toEqual([[2, 'a\r']]);
});

it('F9: stops after 200,001 lines (a header and 200,000 rows) and says so once', () => {
  expect(splitLines(bytes('\n'.repeat(200_001)), 2).at(-1)?.refusal).toBeNull();
  const lines = splitLines(bytes('\n'.repeat(300_000)), 2);
  expect(lines).toHaveLength(200_002);
  expect(lines.at(-1)?.refusal).toMatchObject({ code: 'too-long', line: 200_003 });
  expect(lines.filter(({ refusal }) => refusal !== null)).toHaveLength(1);
});

it('E2: what was found is shown on one short line', () => {
  expect(excerpt('a\nb\u2028c')).toBe('a?b?c');
  expect(excerpt('x'.repeat(200))).toHaveLength(80);
  expect(excerpt('')).toBe('nothing');
});
