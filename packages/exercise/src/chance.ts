import { createRandom } from '@holdfast/geo';

/**
 * Luck that repeats: the same seed and name give the same draws on every runtime. A fork has a stream of its own that
 * depends on the names alone, so that one more draw in one place moves nothing in another.
 */
export interface Chance {
  fork(name: string): Chance;
  /** Uniform between two numbers. */
  between(least: number, most: number): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** Normal with mean 0 and deviation 1. */
  normal(): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(items: readonly [T, ...T[]]): T;
}

/** Starts a stream for `seed` (any safe integer) and a name. */
export function createChance(seed: number, name: string): Chance {
  const random = createRandom(seedFromName(`${seed}/${name}`));
  const whole = (least: number, most: number) => least + random.integer(most - least + 1);
  return {
    fork: (inner) => createChance(seed, `${name}/${inner}`),
    between: (least, most) => least + random.uniform() * (most - least),
    whole,
    normal: () => random.normal(),
    happens: (probability) => random.uniform() < probability,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
  };
}

/** 53 bits of a name: two FNV-1a hashes (Fowler, Noll, Vo) with different starts. */
function seedFromName(name: string): number {
  return (hash(name, 0x811c9dc5) >>> 0) * 0x200000 + (hash(name, 0x243f6a88) >>> 11);
}

function hash(text: string, start: number): number {
  let value = start | 0;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value;
}
