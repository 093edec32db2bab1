import { expect, test } from 'vitest';
import { createNetwork } from './network.ts';
import { sigmaFromRecord } from './timing.ts';

test('L7: one sensor in twenty whose clock is wrong does not make the others look inexact', () => {
  const sensors = Array.from({ length: 100 }, (_, i) => ({ id: `s${i}`, xM: 500 * i, yM: 0 }));
  const network = createNetwork(sensors, 16_000);
  const counts = new Float64Array(100).fill(6);
  counts[99] = 0;
  const squares = counts.map((count, s) => count * (s % 20 === 0 ? 0.04 : 0.0001));
  const begin = { beginSigmaS: 0.015 };
  const bounded = sigmaFromRecord(network, { squares, counts }, { ...begin, spreadMax: 4 });
  const plain = sigmaFromRecord(network, { squares, counts }, { ...begin, spreadMax: Infinity });
  expect(bounded[99]).toBeLessThan(0.013);
  expect(plain[99]).toBeGreaterThan(0.04);
  expect(bounded[0]).toBeGreaterThan(0.1);
});
