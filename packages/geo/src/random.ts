import { log } from './exponential.ts';

/** A seeded stream of numbers. Each call moves it on; two streams from one seed give the same numbers on every engine. */
export interface Random {
  /** In [0, 1), a multiple of 2^-53. */
  uniform(): number;
  /** Mean 0, standard deviation 1 (polar method; Marsaglia and Bray, 1964). */
  normal(): number;
  /** Mean `mean` > 0. */
  exponential(mean: number): number;
  /** A whole number from 0 to `bound` - 1; `bound` from 1 to 2^53. */
  integer(bound: number): number;
  /** One of the items, each as likely; undefined when there are none. */
  pick<T>(items: readonly T[]): T | undefined;
}

/**
 * A stream from any finite seed; its low 64 bits of whole number count. For simulation and exercises, never for keys or salts.
 * Generator: xoshiro128** (Blackman and Vigna, 2021), seeded through splitmix32; period 2^128 - 1.
 */
export function createRandom(seed: number): Random {
  const next = createWords(seed);
  const uniform = (): number => {
    const high = next() >>> 5;
    return (high * 67108864 + (next() >>> 6)) / 9007199254740992;
  };
  let spare: number | undefined;
  const normal = (): number => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    // About 1.27 tries on average; the loop ends with probability 1.
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * log(s)) / s);
      spare = v * scale;
      return u * scale;
    }
  };
  const integer = (bound: number): number => Math.floor(uniform() * bound);
  return {
    uniform,
    normal,
    integer,
    exponential: (mean) => -mean * log(1 - uniform()),
    pick: (items) => items[integer(items.length)],
  };
}

/** Unsigned 32-bit words. */
function createWords(seed: number): () => number {
  let state = (seed >>> 0) ^ Math.imul(Math.floor(seed / 4294967296) >>> 0, 0x9e3779b1);
  const expand = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) | 0;
  };
  let a = expand();
  let b = expand();
  let c = expand();
  let d = expand();
  return () => {
    const word = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return word >>> 0;
  };
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
