import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  bytesFromText,
  concatBytes,
  createNoteSigner,
  formatCheckpoint,
  formatKeyHistory,
  formatVerifierKey,
  keyHash,
  openCheckpointUnder,
  parseKeyHistory,
  signKeyStatement,
  signNote,
  singleKeyHistory,
  splitKeyHistory,
} from '../index.ts';
import type { Ed25519 } from '../index.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
/** A stand-in whose signatures are hashes: these tests are about what is signed and by which key. */
const ed25519: Ed25519 = {
  publicKeyFromSeed: (seed) => sha256(seed),
  sign: (seed, message) => {
    const half = sha256(concatBytes([sha256(seed), message]));
    return concatBytes([half, half]);
  },
  verify: (key, message, signature) => {
    const half = sha256(concatBytes([key, message]));
    return Buffer.from(signature).equals(concatBytes([half, half]));
  },
};
const ORIGIN = 'example.org/log';

function keyOf(words: string, name = ORIGIN) {
  const seed = sha256(bytesFromText(words));
  const vkey = formatVerifierKey(sha256, { name, publicKey: sha256(seed) });
  return { vkey, signer: createNoteSigner(sha256, ed25519, { name, seed }) };
}
const [first, second, third, thief] = [keyOf('1'), keyOf('2'), keyOf('3'), keyOf('thief')];

const statement = (
  key: ReturnType<typeof keyOf>,
  number: number,
  fromSize: number,
  next: ReturnType<typeof keyOf>,
) => {
  const nextHash = keyHash(sha256, next.vkey);
  return signKeyStatement({ number, vkey: key.vkey, fromSize, nextHash }, key.signer);
};
const STATEMENTS = [
  statement(first, 1, 0, second),
  statement(second, 2, 100, third),
  statement(third, 3, 250, thief),
];
const text = formatKeyHistory(STATEMENTS);
const parse = (words: string, trusted = first.vkey) =>
  parseKeyHistory(sha256, ed25519, words, trusted);
const checkpoint = (size: number, ...keys: readonly ReturnType<typeof keyOf>[]) => {
  const head = { origin: ORIGIN, size, root: sha256(Uint8Array.of(size)), extensions: [] };
  const signers = keys.map(({ signer }) => signer);
  return bytesFromText(signNote(formatCheckpoint(head), signers));
};

describe('keys of a log', () => {
  it('R95: a chain is read as it was written, and each key has its sizes', () => {
    expect(splitKeyHistory(text)).toEqual(STATEMENTS);
    const { origin, terms, current } = parse(text);
    expect([origin, current.vkey]).toEqual([ORIGIN, third.vkey]);
    expect(terms.map(({ vkey, fromSize, untilSize }) => [vkey, fromSize, untilSize])).toEqual([
      [first.vkey, 0, 100],
      [second.vkey, 100, 250],
      [third.vkey, 250, undefined],
    ]);
  });

  it('R95: who steals a key cannot name the next, and nothing may be changed, left out or moved', () => {
    const [one = '', two = '', three = ''] = STATEMENTS;
    const forged = statement(thief, 2, 100, third);
    for (const wrong of [
      [one, forged],
      [one, three],
      [two, three],
      [one, one],
      [one, two, three, statement(keyOf('4'), 4, 300, first)],
      [one, two, statement(third, 3, 99, thief)],
      [statement(first, 1, 5, second)],
      [one, statement(second, 3, 100, third)],
      [''],
    ])
      expect(() => parse(formatKeyHistory(wrong)), String(wrong.length)).toThrow(/keys:|note:/);
    for (let at = 0; at < text.length; at++) {
      const changed = `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
      expect(() => parse(changed), String(at)).toThrow();
    }
    const other = keyOf('other', 'example.org/other');
    expect(() => parse(text, other.vkey)).toThrow();
    expect(() => parse(text, thief.vkey)).toThrow('among the keys of');
  });

  it('R95: whoever was given a later key believes none before it', () => {
    const made = [statement(thief, 1, 0, second), ...STATEMENTS.slice(1)];
    const history = parse(formatKeyHistory(made), second.vkey);
    expect(history.terms.map(({ vkey }) => vkey)).toEqual([second.vkey, third.vkey]);
    expect(() => openCheckpointUnder(history, checkpoint(50, thief))).toThrow(
      'expected a signature',
    );
  });

  it('R96: each size is signed by the key whose turn it was, whenever it does', () => {
    const history = parse(text);
    const isTaken = (size: number, ...keys: readonly ReturnType<typeof keyOf>[]) => {
      try {
        return openCheckpointUnder(history, checkpoint(size, ...keys)).size === size;
      } catch (error) {
        return error instanceof Error && 'code' in error ? error.code : 'unexpected';
      }
    };
    expect([0, 1, 100].map((size) => isTaken(size, first))).toEqual([true, true, true]);
    expect([101, 250, 1000].map((size) => isTaken(size, first))).toEqual(Array(3).fill('revoked'));
    expect([99, 100, 250, 251].map((size) => isTaken(size, second))).toEqual([
      'revoked',
      true,
      true,
      'revoked',
    ]);
    expect([249, 250, 251, 1e6].map((size) => isTaken(size, third))).toEqual([
      'revoked',
      true,
      true,
      true,
    ]);
    expect(isTaken(300, first, third)).toBe(true);
    expect(isTaken(300, thief)).toBe('unverified');
    const single = singleKeyHistory(sha256, ed25519, first.vkey);
    expect(openCheckpointUnder(single, checkpoint(1000, first)).size).toBe(1000);
    expect(() => openCheckpointUnder(single, checkpoint(5, second))).toThrow(
      'expected a signature',
    );
  });
});
