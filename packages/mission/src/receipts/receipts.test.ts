import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createNoteSigner,
  createNoteVerifier,
  formatSignerKey,
  openReceipt,
  parseSignerKey,
  signReceipt,
} from '@holdfast/record';
import { afterAll, describe, expect, it } from 'vitest';
import { createManualClock, createSeededEntropy } from '../entropy/entropy.ts';
import { nodeEd25519, nodeSha256, openRecord } from '../record-files/index.ts';
import { promiseNextKey, rotateKey } from '../record-files/rotate-key.ts';
import { checkReceipt } from './check-receipt.ts';
import { BEAT_MS, issueReceipts } from './issue-receipts.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-receipts-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const ORIGIN = 'exercise.test/receipts';
const NOW_MS = 10 * BEAT_MS + 5;

async function open(name: string, seed = 1) {
  const dir = join(scratch, name);
  const entropy = createSeededEntropy(seed, createManualClock(NOW_MS));
  return { dir, record: await openRecord({ dir, origin: ORIGIN, entropy }) };
}
const items = (...words: readonly string[]) =>
  words.map((word) => ({ header: Buffer.from('{}'), content: Buffer.from(word) }));

/** What a stranger has: the published files. */
function mirror(dir: string, name: string): string {
  const to = join(scratch, name);
  for (const each of ['checkpoint', 'log.vkey', 'tile'])
    cpSync(join(dir, each), join(to, each), { recursive: true });
  return to;
}

describe('receipts', () => {
  it('T1: only what is acknowledged gets one, and the beat after the next is promised', async () => {
    const { dir, record } = await open('issued');
    await record.append(items('a', 'b', 'c'));
    const texts = await issueReceipts({ dir, indices: [2, 0], nowMs: NOW_MS });
    const vkey = readFileSync(join(dir, 'log.vkey'), 'utf8').trimEnd();
    const log = createNoteVerifier(nodeSha256, nodeEd25519, vkey);
    const leaves = readFileSync(join(dir, 'leaves'));
    const opened = texts.map((text) => openReceipt(Buffer.from(text), log));
    expect(opened).toEqual(
      [2, 0].map((index) => ({
        origin: ORIGIN,
        index,
        leaf: new Uint8Array(leaves.subarray(index * 32, index * 32 + 32)),
        publishedByMs: 12 * BEAT_MS,
      })),
    );
    for (const index of [3, -1, 0.5])
      await expect(issueReceipts({ dir, indices: [index], nowMs: NOW_MS })).rejects.toMatchObject({
        code: 'out-of-range',
      });
    await record.close();
  });

  it('T2: kept, open, late and replaced, from the published files alone', async () => {
    const { dir, record } = await open('kept');
    await record.append(items('a'));
    await record.checkpoint();
    await record.append(items('b'));
    const [text = ''] = await issueReceipts({ dir, indices: [1], nowMs: NOW_MS });
    const receipt = Buffer.from(text);
    const early = mirror(dir, 'early');
    const verdictIn = async (at: string, nowMs: number) =>
      (await checkReceipt({ receipt, dir: at, nowMs })).verdict;
    expect(await verdictIn(early, 12 * BEAT_MS)).toBe('open');
    expect(await verdictIn(early, 12 * BEAT_MS + 1)).toBe('late');
    await record.checkpoint();
    expect(await verdictIn(mirror(dir, 'published'), 13 * BEAT_MS)).toBe('kept');
    await record.close();

    const fork = await open('fork');
    await fork.record.append(items('a', 'something else'));
    await fork.record.checkpoint();
    await fork.record.close();
    expect(await verdictIn(mirror(fork.dir, 'replaced'), 13 * BEAT_MS)).toBe('replaced');

    const other = await open('other', 2);
    await other.record.close();
    const vkey = readFileSync(join(dir, 'log.vkey'), 'utf8').trimEnd();
    await expect(
      checkReceipt({ receipt, dir: mirrorOfEmpty(other.dir), vkey, nowMs: 0 }),
    ).rejects.toMatchObject({ code: 'unverified' });
  });

  it('T2: a receipt outlives a change of keys, and a key that was followed promises nothing more', async () => {
    const { dir, record } = await open('rotated');
    await record.append(items('a'));
    await record.checkpoint();
    await record.close();
    const receiptOf = async (index: number) => {
      const [text = ''] = await issueReceipts({ dir, indices: [index], nowMs: NOW_MS });
      return Buffer.from(text);
    };
    await promiseNextKey({ dir, nextSeed: new Uint8Array(32).fill(2) });
    const before = await receiptOf(0);
    const stolen = readFileSync(join(dir, 'log.key'), 'utf8').trimEnd();
    const vkey = readFileSync(join(dir, 'log.vkey'), 'utf8').trimEnd();
    const seed = new Uint8Array(32).fill(2);
    const key = formatSignerKey(nodeSha256, nodeEd25519, { name: ORIGIN, seed });
    await rotateKey({ dir, key, nextSeed: new Uint8Array(32).fill(3) });
    const verdictOf = async (receipt: Uint8Array) =>
      (await checkReceipt({ receipt, dir, vkey, nowMs: NOW_MS })).verdict;
    expect([await verdictOf(before), await verdictOf(await receiptOf(0))]).toEqual([
      'kept',
      'kept',
    ]);
    const thief = createNoteSigner(
      nodeSha256,
      nodeEd25519,
      parseSignerKey(nodeSha256, nodeEd25519, stolen),
    );
    const claim = { origin: ORIGIN, index: 1, leaf: new Uint8Array(32), publishedByMs: 0 };
    const forged = Buffer.from(signReceipt(claim, thief));
    await expect(verdictOf(forged)).rejects.toMatchObject({ code: 'revoked' });
  });

  it('T3: a raw record gives none', async () => {
    const { dir, record } = await open('raw');
    await record.appendRaw([Buffer.from('a')]);
    await expect(issueReceipts({ dir, indices: [0], nowMs: NOW_MS })).rejects.toMatchObject({
      code: 'wrong-mode',
    });
    await record.close();
  });
});

function mirrorOfEmpty(dir: string): string {
  const to = join(scratch, 'empty');
  for (const each of ['checkpoint', 'log.vkey']) cpSync(join(dir, each), join(to, each));
  return to;
}
