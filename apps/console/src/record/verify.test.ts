import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EntryView } from '@holdfast/domain';
import { checkProof } from './verify.ts';

const hash = (prefix: number, ...parts: readonly Buffer[]) =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.from([prefix]), ...parts]))
    .digest();

const leafOf = (index: number) => createHash('sha256').update(`leaf ${index}`).digest();

/** RFC 6962, 2.1, straight from the definition: the largest power of two below n. */
const split = (n: number): number => {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
};

const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return hash(0, only);
  const k = split(leaves.length);
  return hash(1, rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
};

const pathOf = (index: number, leaves: readonly Buffer[]): Buffer[] => {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...pathOf(index, leaves.slice(0, k)), rootOf(leaves.slice(k))]
    : [...pathOf(index - k, leaves.slice(k)), rootOf(leaves.slice(0, k))];
};

const entryOf = (index: number, size: number): EntryView => {
  const leaves = Array.from({ length: size }, (_, at) => leafOf(at));
  return {
    index,
    recordedAtMs: 0,
    kind: 'event.located',
    author: { kind: 'engine', id: 'engine', role: null, nation: null },
    sentence: '',
    judgement: null,
    content: null,
    contentState: 'withheld',
    leafHex: leafOf(index).toString('hex'),
    proof: {
      size,
      rootHex: rootOf(leaves).toString('hex'),
      pathHex: pathOf(index, leaves).map((part) => part.toString('hex')),
    },
    incidentId: null,
  };
};

describe('an inclusion proof', () => {
  test('of every entry of every tree up to 20 leads to the root', async () => {
    for (let size = 1; size <= 20; size += 1)
      for (let index = 0; index < size; index += 1) {
        const check = await checkProof(entryOf(index, size));
        expect([size, index, check?.matches]).toEqual([size, index, true]);
      }
  });

  test('with another leaf, index, size or path does not match', async () => {
    const good = entryOf(5, 13);
    const proof = good.proof ?? { size: 0, rootHex: '', pathHex: [] };
    const bad: readonly EntryView[] = [
      { ...good, leafHex: leafOf(6).toString('hex') },
      { ...good, index: 4 },
      { ...good, index: 13 },
      { ...good, proof: { ...proof, pathHex: proof.pathHex.slice(1) } },
      { ...good, proof: { ...proof, pathHex: [...proof.pathHex, leafOf(1).toString('hex')] } },
      { ...good, proof: { ...proof, size: 5 } },
      { ...good, leafHex: 'not hex' },
    ];
    for (const entry of bad) expect((await checkProof(entry))?.matches).toBe(false);
  });

  test('is not there before a checkpoint', async () => {
    expect(await checkProof({ ...entryOf(0, 1), proof: null })).toBeNull();
  });
});
