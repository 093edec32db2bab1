import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createManualClock, createSeededEntropy } from '../entropy/entropy.ts';
import { refusalEntry } from '../intake/refusal-entry.ts';
import { createMission } from '../open-mission.ts';
import { checkReceipt } from '../receipts/check-receipt.ts';
import { BEAT_MS, issueReceipts } from '../receipts/issue-receipts.ts';
import type { Disk } from '../record-files/index.ts';
import { nodeDisk } from '../record-files/index.ts';
import { openWitness } from '../witness/open-witness.ts';
import { serveWitness } from '../witness/serve-witness.ts';
import { createUpkeep } from './upkeep.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-upkeep-'));
const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
  rmSync(scratch, { recursive: true, force: true });
});
const DAY_MS = 86_400_000;
const NOW_MS = 100 * BEAT_MS + 7;

const ENTRY = refusalEntry(
  { fileName: 'rows.csv' },
  'csv',
  { code: 'malformed', line: 1, expected: 'a number', found: 'x' },
  new Uint8Array([120]),
);

async function setUp(name: string, disk: Disk = nodeDisk) {
  const clock = createManualClock(NOW_MS);
  const entropy = createSeededEntropy(1, clock);
  const dataDir = join(scratch, name);
  const mission = await createMission({ dataDir, origin: 'exercise.test/upkeep', entropy });
  const told: string[] = [];
  const onTrouble = (words: string) => void told.push(words);
  const upkeep = createUpkeep({ mission, restMs: 0, onTrouble, disk });
  closers.push(async () => {
    await upkeep.close();
    await mission.close();
  });
  const add = () => mission.record(() => [ENTRY]);
  return { clock, mission, upkeep, told, add, dir: join(dataDir, 'record') };
}

describe('upkeep', () => {
  it('U1: a receipt is kept by the beat it names, without a person', async () => {
    const { clock, upkeep, add, dir } = await setUp('beats');
    await add();
    await upkeep.look();
    expect(upkeep.facts.signed).toEqual({ size: 1, atMs: NOW_MS });
    await add();
    const [receipt = ''] = await issueReceipts({ dir, indices: [1], nowMs: NOW_MS });
    const verdictAt = async (nowMs: number) =>
      (await checkReceipt({ receipt: Buffer.from(receipt), dir, nowMs })).verdict;
    await upkeep.look();
    expect(await verdictAt(NOW_MS)).toBe('open');
    clock.advanceTo(NOW_MS + BEAT_MS);
    await upkeep.look();
    expect(upkeep.facts.signed).toEqual({ size: 2, atMs: NOW_MS + BEAT_MS });
    expect(await verdictAt(NOW_MS + BEAT_MS)).toBe('kept');

    const before = readFileSync(join(dir, 'checkpoint'), 'utf8');
    clock.advanceTo(NOW_MS + 2 * BEAT_MS);
    await upkeep.look();
    expect(readFileSync(join(dir, 'checkpoint'), 'utf8')).toBe(before);
  });

  it('U2, U5: witnesses cosign on the beat; their silence is told once, and they are asked again', async () => {
    const { clock, mission, upkeep, told, add, dir } = await setUp('witnessed');
    await add();
    await mission.checkpoint();
    const vkey = readFileSync(join(dir, 'log.vkey'), 'utf8').trimEnd();
    const witness = await openWitness({
      dir: join(scratch, 'witness'),
      name: 'w.example',
      logs: [vkey],
      drawSeed: () => new Uint8Array(32).fill(3),
      nowS: () => 1_700_000_000,
    });
    const first = await serveWitness(witness, 0);
    closers.push(() => witness.close());
    const askAt = (url: string) => {
      const policy = [`log ${vkey}`, `witness w ${witness.vkey} ${url}`, 'quorum w', ''];
      writeFileSync(join(dir, 'witness.policy'), policy.join('\n'));
    };
    askAt(first.url);
    await add();
    await upkeep.look();
    expect(upkeep.facts).toMatchObject({
      signed: { size: 2 },
      witnessed: { cosigned: ['w'], isQuorum: true },
      trouble: null,
    });
    expect(readFileSync(join(dir, 'witnessed/checkpoint'), 'utf8')).toContain('\n2\n');

    await first.close();
    for (const beat of [1, 2]) {
      await add();
      clock.advanceTo(NOW_MS + beat * BEAT_MS);
      await upkeep.look();
    }
    expect(upkeep.facts).toMatchObject({ signed: { size: 4 }, witnessed: { isQuorum: false } });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('no quorum yet');

    // At another port: the first may have been given to somebody by now.
    const second = await serveWitness(witness, 0);
    askAt(second.url);
    closers.push(() => second.close());
    clock.advanceTo(NOW_MS + 3 * BEAT_MS);
    await upkeep.look();
    expect(upkeep.facts).toMatchObject({ witnessed: { isQuorum: true }, trouble: null });
    expect(readFileSync(join(dir, 'witnessed/checkpoint'), 'utf8')).toContain('\n4\n');
  });

  it('U3, U4: a bit that flips later is found within a day, named, and nothing more is signed', async () => {
    const { clock, mission, upkeep, told, add, dir } = await setUp('damaged');
    for (let count = 0; count < 300; count++) await add();
    await upkeep.look();
    expect(upkeep.facts.scrubbed).toEqual({ entries: 300, atMs: NOW_MS });
    const tile = join(dir, 'tile/0/000');
    const bytes = readFileSync(tile);
    bytes.writeUInt8(bytes.readUInt8(99) ^ 4, 99);
    writeFileSync(tile, bytes);
    await add();
    clock.advanceTo(NOW_MS + BEAT_MS);
    await upkeep.look();
    expect(told).toEqual([]);
    clock.advanceTo(NOW_MS + DAY_MS);
    await add();
    await upkeep.look();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('tile/0/000');
    const { size } = upkeep.facts.signed ?? { size: 0 };
    clock.advanceTo(NOW_MS + DAY_MS + 2 * BEAT_MS);
    await upkeep.look();
    expect(upkeep.facts.signed?.size).toBe(size);
    expect(mission.state.entries).toBeGreaterThan(size);
    expect(upkeep.facts.trouble).toBe(told[0]);
  });

  it('U4: what the writer changes while it is read is no damage', async () => {
    const writes: (() => Promise<unknown>)[] = [];
    // Reading the checkpoint first and the leaves later: entries are recorded and signed in between, once.
    const busy: Disk = {
      ...nodeDisk,
      async readFile(path) {
        const bytes = await nodeDisk.readFile(path);
        if (path.endsWith('/checkpoint')) await writes.pop()?.();
        return bytes;
      },
    };
    const { mission, upkeep, told, add } = await setUp('busy', busy);
    for (let count = 0; count < 10; count++) await add();
    await mission.checkpoint();
    let written = 0;
    writes.push(async () => {
      for (; written < 300; written++) await add();
      await mission.checkpoint();
    });
    await upkeep.look();
    expect(written).toBe(300);
    expect(told).toEqual([]);
    expect(upkeep.facts).toMatchObject({ scrubbed: { entries: 310 }, trouble: null });
  });
});
