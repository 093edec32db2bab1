import { expect, it } from 'vitest';
import { KEYS_KEPT_MAX, nodeEd25519 } from './crypto.ts';

it('F21: a signature is judged by its own key, also beyond the number of keys that are kept', () => {
  const message = new Uint8Array([1, 2, 3]);
  const seedOf = (n: number) => new Uint8Array(32).fill(n % 251).fill(Math.floor(n / 251), 0, 1);
  const signed = Array.from({ length: KEYS_KEPT_MAX + 9 }, (_, n) => {
    const seed = seedOf(n);
    return {
      publicKey: nodeEd25519.publicKeyFromSeed(seed),
      signature: nodeEd25519.sign(seed, message),
    };
  });
  const isRight = ({ publicKey, signature }: (typeof signed)[number]) =>
    nodeEd25519.verify(publicKey, message, signature);
  expect(signed.every(isRight)).toBe(true);
  expect(signed.every(isRight)).toBe(true);
  const shifted = signed.map(({ publicKey }, n) => ({
    publicKey,
    signature: signed[(n + 1) % signed.length]?.signature ?? new Uint8Array(64),
  }));
  expect(shifted.some(isRight)).toBe(false);
  const [first] = signed;
  const noKey = new Uint8Array(31);
  expect(nodeEd25519.verify(noKey, message, first?.signature ?? noKey)).toBe(false);
});
