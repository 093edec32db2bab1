import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordError, formatSignerKey, parsePolicy } from '@holdfast/record';
import { afterAll, expect, it } from 'vitest';
import { createSystemEntropy } from '../entropy/entropy.ts';
import { createMemoryDisk } from './testing/memory-disk.ts';
import { nodeEd25519, nodeSha256, openRecord, verifyRecord } from './index.ts';
import type { Disk } from './index.ts';
import { promiseNextKey, rotateKey } from './rotate-key.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-rotate-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const ORIGIN = 'test.example/rotate';
const seed = (number: number) => new Uint8Array(32).fill(number);
/** The secret of a seed, as its keeper has it. */
const secret = (number: number) =>
  formatSignerKey(nodeSha256, nodeEd25519, { name: ORIGIN, seed: seed(number) });
const body = { header: Buffer.from('{}'), content: Buffer.from('said') };

async function extend(dir: string, entries: number, disk?: Disk): Promise<string> {
  const entropy = createSystemEntropy();
  const record = await openRecord({ dir, origin: ORIGIN, entropy, ...(disk && { disk }) });
  try {
    await record.append(Array.from({ length: entries }, () => body));
    return await record.checkpoint();
  } finally {
    await record.close();
  }
}
const vkeyIn = (dir: string) => readFileSync(join(dir, 'log.vkey'), 'utf8').trimEnd();
const problemsIn = async (dir: string, vkey?: string, since?: string) => {
  const { problems } = await verifyRecord(dir, {
    ...(vkey === undefined ? {} : { vkey }),
    ...(since === undefined ? {} : { since: Buffer.from(since) }),
  });
  return problems.map(({ code, file }) => `${code} ${file}`);
};
async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (error instanceof RecordError ? error.code : String(error)),
  );
}

it('F23: a promised key takes over, and whoever knows the first one follows', async () => {
  const dir = join(scratch, 'log');
  const early = await extend(dir, 3);
  const first = vkeyIn(dir);
  const key = secret(2);
  await promiseNextKey({ dir, nextSeed: seed(2) });
  expect(await codeOf(promiseNextKey({ dir, nextSeed: seed(9) }))).toBe('exists');
  await extend(dir, 4);
  await rotateKey({ dir, key, nextSeed: seed(3) });
  expect(vkeyIn(dir)).not.toBe(first);
  expect(statSync(join(dir, 'log.key')).mode & 0o077).toBe(0);
  await extend(dir, 300);
  for (const vkey of [undefined, first, vkeyIn(dir)])
    expect(await problemsIn(dir, vkey), vkey).toEqual([]);
  expect(await problemsIn(dir, first, early)).toEqual([]);
  const policy = parsePolicy(nodeSha256, nodeEd25519, Buffer.from(`log ${first}\nquorum none\n`));
  expect((await verifyRecord(dir, { policy })).problems).toEqual([]);
  await rotateKey({ dir, key: secret(3), nextSeed: seed(4) });
  await extend(dir, 1);
  expect(await problemsIn(dir, first, early)).toEqual([]);
});

it('F23: a key that was followed signs no more, from an index of the log on, and a thief can name no other', async () => {
  const dir = join(scratch, 'stolen');
  await extend(dir, 5);
  const first = vkeyIn(dir);
  const key = secret(2);
  await promiseNextKey({ dir, nextSeed: seed(2) });
  await extend(dir, 5);
  const thief = join(scratch, 'thief');
  cpSync(dir, thief, { recursive: true });
  expect(await codeOf(rotateKey({ dir: thief, key: key.slice(0, -1), nextSeed: seed(5) }))).toBe(
    'malformed',
  );
  for (const [named, next] of [
    [secret(7), 5],
    [key, 2],
  ] as const)
    expect(await codeOf(rotateKey({ dir: thief, key: named, nextSeed: seed(next) }))).toBe(
      'wrong-key',
    );
  const stolen = await extend(thief, 1);
  for (const revokedFrom of [-1, 11, 1.5])
    expect(await codeOf(rotateKey({ dir, key, nextSeed: seed(3), revokedFrom }))).toBe(
      'out-of-range',
    );
  await rotateKey({ dir, key, nextSeed: seed(3), revokedFrom: 8 });
  await extend(dir, 1);
  expect(await problemsIn(dir, first)).toEqual([]);
  expect(await problemsIn(dir, first, stolen)).toEqual(['bad-checkpoint since']);
  // The thief's folder, with the chain that everybody has by now.
  cpSync(join(dir, 'log.keys'), join(thief, 'log.keys'));
  expect(await problemsIn(thief, first)).toContain('bad-checkpoint checkpoint');
  expect(await codeOf(extend(thief, 1))).toBe('wrong-key');
});

it('F23: no change of the chain is believed', async () => {
  const dir = join(scratch, 'chain');
  await extend(dir, 2);
  const first = vkeyIn(dir);
  const key = secret(2);
  await promiseNextKey({ dir, nextSeed: seed(2) });
  await rotateKey({ dir, key, nextSeed: seed(3) });
  const path = join(dir, 'log.keys');
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += 11) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    expect((await problemsIn(dir, first)).length, String(at)).toBeGreaterThan(0);
  }
});

it('F24: a change of keys that fails at any call of the disk leaves the old key or is completed by the same call', async () => {
  const whole = createMemoryDisk();
  await extend('/log', 5, whole);
  const key = secret(2);
  await promiseNextKey({ dir: '/log', nextSeed: seed(2), disk: whole });
  const chain = whole.files().get('/log/log.keys') ?? new Uint8Array(0);
  let failed = 0;
  for (let calls = 0; ; calls++) {
    const disk = createMemoryDisk(whole.files());
    disk.failOnce(calls);
    const first = await codeOf(rotateKey({ dir: '/log', key, nextSeed: seed(3), disk }));
    disk.failAfter(Infinity);
    if (first === 'none') break;
    failed += 1;
    const opened = await codeOf(extend('/log', 1, disk));
    if (opened === 'none') expect((await verifyRecord('/log', { disk })).problems).toEqual([]);
    else expect(opened).toMatch(/^(wrong-key|unverified|damaged)$/);
    const other = { dir: '/log', key, nextSeed: seed(8), disk };
    const hasChanged = !(disk.files().get('/log/log.keys') ?? []).every(
      (byte, at) => byte === chain[at],
    );
    if (hasChanged) expect(await codeOf(rotateKey(other))).toBe('wrong-key');
    expect(await codeOf(rotateKey({ dir: '/log', key, nextSeed: seed(3), disk }))).toBe('none');
    await extend('/log', 1, disk);
    expect((await verifyRecord('/log', { disk })).problems, String(calls)).toEqual([]);
  }
  expect(failed).toBeGreaterThan(5);
});
