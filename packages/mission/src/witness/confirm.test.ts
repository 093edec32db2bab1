import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createSystemEntropy } from '../entropy/entropy.ts';
import { openRecord } from '../record-files/index.ts';
import { nodeDisk } from '../record-files/node-disk.ts';
import { forbidSigning } from '../record-files/permission.ts';
import { confirmWithWitnesses } from './confirm.ts';
import { openWitness } from './open-witness.ts';
import { serveWitness } from './serve-witness.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-confirm-'));
const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
  rmSync(scratch, { recursive: true, force: true });
});

const body = { header: Buffer.from('{}'), content: Buffer.from('said') };
const open = (dir: string) =>
  openRecord({
    dir,
    origin: 'test.example/confirm',
    entropy: createSystemEntropy(),
    confirm: confirmWithWitnesses,
  });

/** Appends one entry and signs; what signing answers. */
async function appendAndSign(dir: string): Promise<string> {
  const record = await open(dir);
  try {
    const before = record.size;
    await record.append([body]);
    expect(record.size).toBe(before + 1);
    const signed = record.checkpoint();
    return await signed.then(
      (note) => `signed ${note.split('\n')[1] ?? ''}`,
      (error: unknown) =>
        error instanceof Error && 'code' in error ? String(error.code) : 'other',
    );
  } finally {
    await record.close();
  }
}

/** One of two witnesses is alive, and one is enough. */
async function witnessed(dir: string) {
  const record = await open(dir);
  await record.append([body]);
  await record.checkpoint();
  const { vkey } = record;
  await record.close();
  const witness = await openWitness({
    dir: join(scratch, 'witness'),
    name: 'w.example',
    logs: [vkey],
    drawSeed: () => new Uint8Array(32).fill(3),
    nowS: () => 1_700_000_000,
  });
  const dead = await openWitness({
    dir: join(scratch, 'dead'),
    name: 'd.example',
    logs: [vkey],
    drawSeed: () => new Uint8Array(32).fill(4),
    nowS: () => 1_700_000_000,
  });
  const server = await serveWitness(witness, 0);
  closers.push(
    () => server.close(),
    () => witness.close(),
    () => dead.close(),
  );
  const lines = [
    `log ${vkey}`,
    `witness w ${witness.vkey} ${server.url}`,
    `witness d ${dead.vkey} http://127.0.0.1:9`,
    'group one 1 w d',
    'quorum one',
  ];
  writeFileSync(join(dir, 'witness.policy'), `${lines.join('\n')}\n`);
  return { server };
}

it('W9: an old copy is found before its first signature, and where nobody answers nothing is signed', async () => {
  const dir = join(scratch, 'log');
  const { server } = await witnessed(dir);
  expect(await appendAndSign(dir)).toBe('signed 2');
  const old = join(scratch, 'old');
  cpSync(dir, old, { recursive: true });
  const restored = join(scratch, 'restored');
  cpSync(dir, restored, { recursive: true });
  expect(await appendAndSign(dir)).toBe('signed 3');
  expect(await appendAndSign(dir)).toBe('signed 4');

  // A copy that nobody said was restored: whole from inside, and older than what the witness saw.
  expect(await appendAndSign(old)).toBe('rolled-back');
  expect(readdirSync(join(old, 'witnessed/evidence')).length).toBe(1);

  // What a restore has barred is lifted by the witness's own answer.
  const again = join(scratch, 'again');
  cpSync(dir, again, { recursive: true });
  await forbidSigning(nodeDisk, again, 'unconfirmed', 'Restored.');
  expect(await appendAndSign(again)).toBe('signed 5');
  expect(existsSync(join(again, 'witnessed/unconfirmed'))).toBe(false);

  await server.close();
  expect(await appendAndSign(restored)).toBe('unwitnessed');
  expect(await appendAndSign(restored)).toBe('unwitnessed');
});
