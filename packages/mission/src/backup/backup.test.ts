import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bytesFromText, parsePolicy } from '@holdfast/record';
import type { Mission } from '../mission.ts';
import { openMission } from '../open-mission.ts';
import { stateHash } from '../snapshot/snapshot.ts';
import { missionWithCase } from '../export/testing/case-mission.ts';
import { nodeEd25519, nodeSha256 } from '../record-files/index.ts';
import { cosignRecord } from '../witness/cosign.ts';
import { openWitness } from '../witness/open-witness.ts';
import { serveWitness } from '../witness/serve-witness.ts';
import { backupMission } from './backup.ts';
import { restoreMission } from './restore.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-backup-'));
const at = (name: string) => join(scratch, name);
const dataDir = at('data');
let mission: Mission;
beforeAll(async () => {
  mission = await missionWithCase(dataDir);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const more = async (open: Mission) => {
  const entry = open.entryOf(0);
  if (entry?.kind !== 'observation.received') throw new TypeError('the fixture has changed');
  const { kind, author, judgement } = entry;
  await open.record(() => [{ kind, author, judgement, content: { text: 'more' } }]);
};
const restore = (from: string, keys: string, to: string, hasWitnesses = false) =>
  restoreMission({ fromDir: at(from), keysDir: at(keys), dataDir: at(to), hasWitnesses });
const backup = (name: string, from = dataDir) =>
  backupMission({ dataDir: from, outDir: at(name), keysDir: at(`${name}-keys`), nowMs: 1 });

it('B1: B2: a backup beside the live writer is whole, and holds no secret', async () => {
  await more(mission);
  const facts = await backup('first');
  expect(facts).toMatchObject({ entries: 33, size: 32, origin: 'exercise.test/case', madeAtMs: 1 });
  const names = readdirSync(at('first'), { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => name.endsWith('.key'))).toEqual([]);
  expect(readdirSync(at('first-keys/keys')).length).toBe(1);
  expect(statSync(at('first-keys/keys/000000000000.key')).mode & 0o077).toBe(0);
  const without = { dataDir, outDir: at('no-keys'), nowMs: 1 };
  expect((await backupMission(without)).entries).toBe(33);
  await expect(backupMission(without)).rejects.toMatchObject({ code: 'exists' });
});

it('B3: what was restored has the same state and goes on', async () => {
  const hash = stateHash(mission.state);
  const report = await restore('first', 'first-keys', 'again');
  expect(report).toMatchObject({ entries: 33, size: 32, erased: 0, isToBeConfirmed: false });
  const again = await openMission({ dataDir: at('again') });
  expect(stateHash(again.state)).toBe(hash);
  await more(again);
  expect((await again.checkpoint()).size).toBe(34);
  await again.close();
});

it('B5: nothing is written over, and a damaged backup is refused', async () => {
  await expect(restore('first', 'first-keys', 'again')).rejects.toMatchObject({ code: 'exists' });
  await expect(restore('first', 'first', 'x')).rejects.toMatchObject({ code: 'not-a-record' });
  cpSync(at('first'), at('damaged'), { recursive: true });
  appendFileSync(at('damaged/record/segments/000000000000.seg'), 'x');
  await expect(restore('damaged', 'first-keys', 'x')).rejects.toMatchObject({ code: 'damaged' });
  expect([existsSync(at('x')), existsSync(at('x.partial'))]).toEqual([false, false]);
});

it('B4: a restore that is a rollback is found by a witness, and signs nothing', async () => {
  const recordDir = join(dataDir, 'record');
  const vkey = readFileSync(join(recordDir, 'log.vkey'), 'utf8').trim();
  const witness = await openWitness({
    dir: at('witness'),
    name: 'w.example',
    logs: [vkey],
    drawSeed: () => new Uint8Array(32).fill(9),
    nowS: () => 1_700_000_000,
  });
  const server = await serveWitness(witness, 0);
  const text = `log ${vkey}\nwitness w ${witness.vkey} ${server.url}\nquorum w\n`;
  const policy = parsePolicy(nodeSha256, nodeEd25519, bytesFromText(text));
  await mission.checkpoint();
  expect((await cosignRecord({ dir: recordDir, policy })).isQuorum).toBe(true);
  const newest = await backup('newest');
  await more(mission);
  await mission.checkpoint();
  await cosignRecord({ dir: recordDir, policy });
  await mission.close();

  expect((await restore('newest', 'newest-keys', 'old')).isToBeConfirmed).toBe(true);
  const old = await openMission({ dataDir: at('old') });
  await more(old);
  await expect(old.checkpoint()).rejects.toMatchObject({ code: 'unwitnessed' });
  await old.close();
  const report = await cosignRecord({ dir: at('old/record'), policy });
  expect([report.isRolledBack, report.isQuorum, report.size]).toEqual([true, false, newest.size]);
  const still = await openMission({ dataDir: at('old') });
  await expect(still.checkpoint()).rejects.toMatchObject({ code: 'rolled-back' });
  await still.close();

  await backup('latest');
  await restore('latest', 'latest-keys', 'new');
  expect((await cosignRecord({ dir: at('new/record'), policy })).isQuorum).toBe(true);
  const confirmed = await openMission({ dataDir: at('new') });
  await more(confirmed);
  expect((await confirmed.checkpoint()).size).toBe(newest.size + 2);
  await confirmed.close();
  await server.close();
  await witness.close();
});
