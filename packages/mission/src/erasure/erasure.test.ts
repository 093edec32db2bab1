import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { id } from '@holdfast/domain';
import type { Command } from '@holdfast/domain';
import { createNoteVerifier, verifyTlogProof } from '@holdfast/record';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportCase } from '../export/export-case.ts';
import { INCIDENT, missionWithCase } from '../export/testing/case-mission.ts';
import type { Mission } from '../mission.ts';
import { openMission, rebuild } from '../open-mission.ts';
import {
  nodeEd25519,
  nodeSha256,
  proveInclusion,
  readRecord,
  verifyRecord,
} from '../record-files/index.ts';
import type { RecordedEntry, ReleasedProof } from '../record-files/index.ts';
import { stateHash } from '../snapshot/snapshot.ts';
import { CUSTODIAN, foldedHash, temporaryFolder } from '../testing/desk.ts';

/** An observation of the case. */
const SEEN = 25;
const erase = (...indices: readonly number[]): Command => ({
  kind: 'erase-content',
  by: CUSTODIAN,
  judgement: { indices },
  reason: 'The person asked for it.',
});

let folder: ReturnType<typeof temporaryFolder>;
let mission: Mission;
let recordDir: string;
beforeEach(async () => {
  folder = temporaryFolder();
  mission = await missionWithCase(join(folder.dir, 'data'));
  recordDir = join(mission.dataDir, 'record');
  await mission.record(() => [custodianGrant]);
});
afterEach(async () => {
  await mission.close();
  folder.clear();
});

/** Roles are granted on record already, so the first custodian of this record is put there by hand. */
const custodianGrant = {
  kind: 'role.granted',
  author: { kind: 'person', id: CUSTODIAN.personId, role: 'custodian', nation: 'Northland' },
  judgement: { ...CUSTODIAN, nation: 'Northland', partyId: null },
  content: { name: 'Carla' },
} as const;

async function entryOnDisk(index: number): Promise<RecordedEntry | undefined> {
  for await (const entry of readRecord(recordDir, { from: index, to: index + 1 })) return entry;
  return undefined;
}

function verifies({ proof, logEntry }: ReleasedProof): boolean {
  const vkey = readFileSync(join(recordDir, 'log.vkey'), 'utf8').trimEnd();
  const log = createNoteVerifier(nodeSha256, nodeEd25519, vkey);
  const { origin } = mission;
  const claim = { sha256: nodeSha256, entry: new Uint8Array(logEntry), origin, log };
  return verifyTlogProof(proof, claim).size > 0;
}

describe('erasing contents', () => {
  it('E1: the entry is on disk, the key is gone from it, and nobody reads the content', async () => {
    expect(JSON.stringify(mission.contentOf(SEEN))).toContain('What was seen');
    const slot = Buffer.from((await entryOnDisk(SEEN))?.contentSalt ?? []);
    expect((await mission.execute(erase(SEEN))).accepted).toBe(true);
    expect(mission.contentOf(SEEN)).toBeNull();
    expect((await entryOnDisk(SEEN))?.content).toBeNull();
    for (const name of readdirSync(join(recordDir, 'keys')))
      expect(readFileSync(join(recordDir, 'keys', name)).includes(slot)).toBe(false);
    const said = await entryOnDisk(mission.state.entries - 1);
    expect(Buffer.from(said?.header ?? []).toString()).toContain('"kind":"content.erased"');
    expect(Buffer.from(said?.content ?? []).toString()).toContain('The person asked for it.');
  });

  it('E2: every proof stays, the record verifies, and the bag of the case says who erased', async () => {
    const { size } = await mission.checkpoint();
    const before = await Promise.all(
      Array.from({ length: size }, (_, index) => proveInclusion(recordDir, index)),
    );
    await mission.execute(erase(SEEN));
    await mission.checkpoint();
    expect(before.every(verifies)).toBe(true);
    for (const { entry, logEntry } of before) {
      const after = await proveInclusion(recordDir, entry.index);
      expect([verifies(after), after.logEntry]).toEqual([true, logEntry]);
    }
    expect(await verifyRecord(recordDir)).toMatchObject({ problemCount: 0, erased: 1 });
    const outDir = join(folder.dir, 'bag');
    const reader = { role: 'commission', partyId: null, nation: null } as const;
    await exportCase({ dataDir: mission.dataDir, caseId: INCIDENT, outDir, reader, nowMs: 1 });
    const listed: unknown = JSON.parse(readFileSync(join(outDir, 'data/case.json'), 'utf8'));
    expect(listed).toMatchObject({ erasedContents: 1 });
    const erasures = { index: size, kind: 'content.erased', restsOn: [SEEN] };
    expect(listed).toMatchObject({
      listed: expect.arrayContaining([expect.objectContaining(erasures)]),
    });
  });

  it('E3: the state is the same with the content as without, and from a fresh fold', async () => {
    const { erasures, ...before } = mission.state;
    expect(erasures.size).toBe(0);
    await mission.execute(erase(SEEN));
    const { erasures: after, entries, recordedAtMs, ...rest } = mission.state;
    expect(after).toEqual(new Map([[SEEN, before.entries]]));
    const { entries: entriesBefore, recordedAtMs: recordedBefore, ...restBefore } = before;
    expect([entries, recordedAtMs >= recordedBefore]).toEqual([entriesBefore + 1, true]);
    expect(rest).toEqual(restBefore);
    const hash = stateHash(mission.state);
    expect(foldedHash(mission)).toBe(hash);
    await mission.close();
    expect((await rebuild(mission.dataDir)).stateHash).toBe(hash);
    mission = await openMission({ dataDir: mission.dataDir });
    expect([stateHash(mission.state), mission.contentOf(SEEN)]).toEqual([hash, null]);
  });

  it('E4: what a crash or older keys left readable is erased when the mission is opened', async () => {
    const kept = join(folder.dir, 'kept');
    cpSync(join(recordDir, 'keys'), kept, { recursive: true });
    await mission.execute(erase(SEEN));
    const { entries } = mission.state;
    await mission.close();
    // Old bytes over the slot: as if the process had died after the entry and before the key.
    for (const name of readdirSync(kept)) {
      const old = readFileSync(join(kept, name));
      const path = join(recordDir, 'keys', name);
      writeFileSync(path, Buffer.concat([old, readFileSync(path).subarray(old.length)]));
    }
    expect((await entryOnDisk(SEEN))?.content).not.toBeNull();
    mission = await openMission({ dataDir: mission.dataDir });
    expect(mission.contentOf(SEEN)).toBeNull();
    expect((await entryOnDisk(SEEN))?.content).toBeNull();
    expect(mission.state.entries).toBe(entries);
  });

  it('E5: a refused order erases nothing', async () => {
    const stranger = { personId: id<'person'>('p-eve'), role: 'custodian' } as const;
    for (const command of [{ ...erase(SEEN), by: stranger }, erase(SEEN, SEEN), erase(9999)]) {
      expect((await mission.execute(command)).accepted).toBe(false);
      expect((await entryOnDisk(SEEN))?.content).not.toBeNull();
    }
    expect(mission.contentOf(SEEN)).not.toBeNull();
    expect(mission.state.erasures.size).toBe(0);
  });
});
