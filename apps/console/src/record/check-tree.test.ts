import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkTree } from './check-tree.ts';
import { sha256 } from './sha256.ts';

const node = (...parts: readonly Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 6962, 2.1, straight from the definition. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return node();
  if (leaves.length === 1) return node(Buffer.of(0), only);
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return node(Buffer.of(1), rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, at) => node(Buffer.of(at % 251, at >> 8)));

/** A log in memory with a key of its own, as its files would be. */
function logOf(size: number) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const typed = Buffer.concat([Buffer.of(1), raw]);
  const id = node(Buffer.from('log.test\n'), typed).subarray(0, 4);
  const vkey = `log.test+${id.toString('hex')}+${typed.toString('base64')}`;
  const leaves = leavesOf(size);
  const text = `log.test\n${size}\n${Buffer.from(rootOf(leaves)).toString('base64')}\n`;
  const signature = Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]);
  const note = `${text}\n— log.test ${signature.toString('base64')}\n`;
  const files = new Map<string, Buffer>();
  for (let first = 0; first < size; first += 256) {
    const part = leaves.slice(first, first + 256);
    const number = String(first / 256).padStart(3, '0');
    const name = part.length === 256 ? number : `${number}.p/${part.length}`;
    files.set(
      `tile/entries/${name}`,
      Buffer.concat(part.flatMap((leaf) => [Buffer.of(0, 32), leaf])),
    );
    files.set(`tile/0/${name}`, Buffer.concat(part.map((leaf) => node(Buffer.of(0), leaf))));
  }
  return { note, vkey, files };
}

const check = (
  { note, vkey, files }: ReturnType<typeof logOf>,
  seen: { size: number; rootHex: string } | null = null,
) =>
  checkTree(
    { note, vkey, witnessKeys: [], seen },
    async (path) => files.get(path) ?? null,
    () => undefined,
  );

describe('a whole log, checked', () => {
  test('SHA-256 is Node’s for every length up to 200', () => {
    for (let length = 0; length <= 200; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) & 255);
      expect(Buffer.from(sha256(bytes)).equals(node(bytes))).toBe(true);
    }
  });

  test('holds for every shape of tree, and for what was seen before', async () => {
    for (const size of [1, 2, 3, 7, 255, 256, 257, 600]) {
      const seenSize = Math.max(1, Math.floor(size / 2));
      const rootHex = Buffer.from(rootOf(leavesOf(seenSize))).toString('hex');
      const report = await check(logOf(size), { size: seenSize, rootHex });
      expect([size, report.problems]).toEqual([size, []]);
    }
  });

  test('a flipped byte of any file, a missing file, another key and another past are each named', async () => {
    for (const path of ['tile/entries/001', 'tile/0/001', 'tile/entries/002.p/88']) {
      const log = logOf(600);
      const bytes = log.files.get(path);
      if (bytes === undefined) throw new TypeError(path);
      bytes[5] = (bytes[5] ?? 0) ^ 4;
      expect((await check(log)).problems.length).toBeGreaterThan(0);
      log.files.delete(path);
      expect((await check(log)).problems.map((each) => 'path' in each && each.path)).toContain(
        path,
      );
    }
    const log = logOf(10);
    expect((await check({ ...log, vkey: logOf(10).vkey })).problems).toMatchObject([
      { what: 'signature' },
    ]);
    expect((await check(log, { size: 4, rootHex: 'aa' })).problems).toMatchObject([
      { what: 'history' },
    ]);
    expect((await check(log, { size: 11, rootHex: 'aa' })).problems).toMatchObject([
      { what: 'history' },
    ]);
  });
});
