import { describe, expect, test } from 'vitest';
import { atan2, cos, createRandom, exp, log, log10, sin } from './index.ts';

const SPECIAL = [0, -0, 1, -1, 0.5, 1e-310, -5e-324, 1e300, -1.7e308, Infinity, -Infinity, NaN];
const relative = (found: number, expected: number): number =>
  Object.is(found, expected) ? 0 : Math.abs(found - expected) / Math.abs(expected);

describe('mathematics', () => {
  // Node's own functions stand within an ulp of the truth, hence twice our bound.
  test('G1: agrees with the engine over sixty powers of e', () => {
    const random = createRandom(1);
    const worst = { sin: 0, cos: 0, exp: 0, log: 0, atan2: 0 };
    for (let i = 0; i < 100_000; i += 1) {
      const x = (2 * random.uniform() - 1) * exp(60 * random.uniform() - 30);
      const y = random.normal() * exp(5 * random.normal());
      const power = 1400 * random.uniform() - 700;
      worst.sin = Math.max(worst.sin, relative(sin(x), Math.sin(x)));
      worst.cos = Math.max(worst.cos, relative(cos(x), Math.cos(x)));
      worst.exp = Math.max(worst.exp, relative(exp(power), Math.exp(power)));
      worst.log = Math.max(worst.log, relative(log(Math.abs(x)), Math.log(Math.abs(x))));
      worst.log = Math.max(worst.log, relative(log(1 + x * 1e-9), Math.log(1 + x * 1e-9)));
      worst.atan2 = Math.max(worst.atan2, relative(atan2(y, x), Math.atan2(y, x)));
    }
    for (const error of Object.values(worst)) expect(error).toBeLessThan(6e-16);
  });

  test('G1: keeps its precision at huge angles, near multiples of pi and at the ends of exp', () => {
    const hard = [1e5, 1e15, 1e22, 1e300, Number.MAX_VALUE, Math.PI, 355, 5.319372648326541e255];
    for (const x of hard) {
      expect(relative(sin(x), Math.sin(x))).toBeLessThan(5e-16);
      expect(relative(cos(x), Math.cos(x))).toBeLessThan(5e-16);
    }
    expect(relative(exp(709.7), Math.exp(709.7))).toBeLessThan(5e-16);
    expect(exp(-745)).toBe(Math.exp(-745));
    expect(exp(710)).toBe(Infinity);
    expect(exp(-746)).toBe(0);
    expect(Math.abs(log10(1e15) - 15)).toBeLessThan(1e-14);
  });

  test('G2: zeros, infinities and NaN answer as the language says', () => {
    for (const x of SPECIAL) {
      if (x === 0 || !Number.isFinite(x)) {
        expect(sin(x)).toBe(Math.sin(x));
        expect(cos(x)).toBe(Math.cos(x));
        expect(exp(x)).toBe(Math.exp(x));
        expect(log(x)).toBe(Math.log(x));
      }
      for (const y of SPECIAL) {
        const expected = Math.atan2(y, x);
        expect(relative(atan2(y, x), expected)).toBeLessThan(5e-16);
      }
    }
  });

  test('G3: the bits of ten thousand results are pinned', () => {
    const view = new DataView(new ArrayBuffer(8));
    const random = createRandom(3);
    let digest = 0;
    for (let i = 0; i < 10_000; i += 1) {
      const x = random.normal() * 50;
      for (const value of [sin(x), cos(x), exp(x), log(x * x), atan2(x, random.normal())]) {
        view.setFloat64(0, value);
        digest = Math.imul(digest ^ view.getUint32(0), 0x01000193) ^ view.getUint32(4);
      }
    }
    expect(digest >>> 0).toBe(3598932898);
  });
});
