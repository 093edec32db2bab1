import { createRandom } from '@holdfast/geo';
import { describe, expect, it } from 'vitest';
import { firstOf } from './first-of.ts';

describe('firstOf', () => {
  it.each([0, 1, 3, 40, 41, 1_000])('gives of %i items what sorting them all gives', (count) => {
    const random = createRandom(5);
    const items = Array.from({ length: count }, (_, at) => ({
      weight: Math.floor(random.uniform() * 50),
      at,
    }));
    const order = (a: (typeof items)[number], b: (typeof items)[number]) =>
      b.weight - a.weight || a.at - b.at;
    expect(firstOf(items, 10, order)).toEqual([...items].sort(order).slice(0, 10));
  });
});
