import { expect, test } from 'vitest';
import { createRandom } from './index.ts';

test('G12: one seed, one stream; another seed, another', () => {
  const draw = (seed: number) => {
    const random = createRandom(seed);
    return Array.from({ length: 8 }, () => random.integer(1_000_000));
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7)).not.toEqual(draw(7 + 2 ** 32));
});

test('G12: the moments are those of the names', () => {
  const random = createRandom(11);
  const n = 200_000;
  const sums = { uniform: 0, normal: 0, normal2: 0, normal4: 0, exponential: 0, dice: 0 };
  for (let i = 0; i < n; i += 1) {
    const normal = random.normal();
    sums.uniform += random.uniform();
    sums.normal += normal;
    sums.normal2 += normal * normal;
    sums.normal4 += normal ** 4;
    sums.exponential += random.exponential(3);
    sums.dice += random.integer(6);
  }
  expect(sums.uniform / n).toBeCloseTo(0.5, 2);
  expect(Math.abs(sums.normal / n)).toBeLessThan(0.01);
  expect(Math.abs(sums.normal2 / n - 1)).toBeLessThan(0.02);
  expect(Math.abs(sums.normal4 / n - 3)).toBeLessThan(0.15);
  expect(Math.abs(sums.exponential / n - 3)).toBeLessThan(0.03);
  expect(Math.abs(sums.dice / n - 2.5)).toBeLessThan(0.02);
  expect(random.pick([])).toBe(undefined);
  expect(random.pick(['only'])).toBe('only');
});
