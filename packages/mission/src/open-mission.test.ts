import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { id } from '@holdfast/domain';
import type { Command } from '@holdfast/domain';
import { createManualClock, createSeededEntropy, createSystemEntropy } from './entropy/entropy.ts';
import { readMissionFile } from './folder/mission-file.ts';
import { createMission, openMission, rebuild } from './open-mission.ts';
import { stateHash } from './snapshot/snapshot.ts';
import {
  CUSTODIAN,
  DAWN_MS,
  enrolment,
  entriesOf,
  foldedHash,
  openDesk,
  ORIGIN,
  refusalsOn,
  staffedDesk,
  temporaryFolder,
} from './testing/desk.ts';

let folder = temporaryFolder();

beforeEach(() => {
  folder.clear();
  folder = temporaryFolder();
});

afterEach(() => folder.clear());

const grant = (personId: string): Command => ({
  kind: 'grant-role',
  by: CUSTODIAN,
  judgement: { personId: id(personId), role: 'watch', nation: 'Westland', partyId: null },
  name: personId,
});

/** A copy of the folder as a crash would leave it: nobody closes anything. */
function crashed(dir: string): string {
  const copy = join(dir, '..', `${dir.split('/').at(-1)}-crashed`);
  rmSync(copy, { recursive: true, force: true });
  cpSync(dir, copy, { recursive: true });
  return copy;
}

async function hashAfterOpening(dir: string): Promise<string> {
  const mission = await openMission({ dataDir: dir });
  const hash = stateHash(mission.state);
  expect(hash).toBe(foldedHash(mission));
  await mission.close();
  return hash;
}

describe('the folder', () => {
  it('M1: opens under its own origin and no other', async () => {
    const { mission } = await staffedDesk(folder.dir);
    await mission.close();
    const other = {
      dataDir: folder.dir,
      origin: 'exercise.holdfast/other',
      entropy: createSystemEntropy(),
    };
    await expect(createMission(other)).rejects.toThrow(
      `${folder.dir}: expected the mission exercise.holdfast/other, found ${ORIGIN}.`,
    );
    const again = await openDesk(folder.dir);
    expect(again.mission.state.sources.size).toBe(4);
    await again.mission.close();
  });

  it('M1: a mission.json that was changed does not make another record of it', async () => {
    const { mission } = await staffedDesk(folder.dir);
    await mission.close();
    const path = join(folder.dir, 'mission.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(ORIGIN, 'exercise.holdfast/other'));
    await expect(openMission({ dataDir: folder.dir })).rejects.toThrow(
      /expected the record of exercise.holdfast\/other, found that of exercise.holdfast\/desk/,
    );
  });

  it.each([
    '',
    '{',
    'null',
    '{"format":"holdfast mission v1"}',
    '{"format":"holdfast mission v1","origin":"a","exercise":{}}',
  ])('M1: a mission.json that holds %j is refused in one sentence', async (text) => {
    writeFileSync(join(folder.dir, 'mission.json'), text);
    await expect(openMission({ dataDir: folder.dir })).rejects.toMatchObject({
      code: 'not-a-mission',
      message: /^\S.*mission\.json: expected format .*\.$/,
    });
  });

  it('M1: a folder without a mission is refused, and told how to make one', async () => {
    await expect(openMission({ dataDir: folder.dir })).rejects.toMatchObject({
      code: 'not-a-mission',
      message: /Make one with/,
    });
    await expect(rebuild(folder.dir)).rejects.toMatchObject({ code: 'not-a-mission' });
  });

  it('M1: a seeded port is refused outside an exercise, and leaves no mission behind', async () => {
    const seeded = {
      dataDir: folder.dir,
      origin: 'holdfast.example/line',
      entropy: createSeededEntropy(1, createManualClock(DAWN_MS)),
    };
    await expect(createMission(seeded)).rejects.toThrow(/seeded/);
    expect(readMissionFile(folder.dir)).toBeNull();
  });

  it('M2: a second opening in this process is refused, and the first goes on', async () => {
    const { mission } = await staffedDesk(folder.dir);
    await expect(openMission({ dataDir: folder.dir })).rejects.toThrow(
      /^Another process is writing to the record in .*: stop it first\.$/,
    );
    await expect(rebuild(folder.dir)).rejects.toThrow(/Another process/);
    expect((await mission.execute(grant('p-wim'))).accepted).toBe(true);
    await mission.close();
    await hashAfterOpening(folder.dir);
  });

  it('M2: while another process holds the folder, opening is refused; when that process is killed, it opens', async ({
    skip,
  }) => {
    skip(
      !existsSync(join(import.meta.dirname, '..', 'dist')),
      'the other process runs on the build: npx tsc -b packages/mission',
    );
    const { mission } = await staffedDesk(folder.dir);
    await mission.close();
    const holder = join(import.meta.dirname, 'testing', 'hold-folder.js');
    const child = spawn(process.execPath, [holder, join(folder.dir, 'record')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await expect(openMission({ dataDir: folder.dir })).rejects.toThrow(/Another process/);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await hashAfterOpening(folder.dir);
  });

  it('M3: after a crash between any two groups the folder opens, and its state is the fold of what was acknowledged', async () => {
    const { mission } = await staffedDesk(folder.dir);
    const hashes: string[] = [];
    for (const personId of ['p-1', 'p-2', 'p-3', 'p-4']) {
      await mission.execute(grant(personId));
      if (personId === 'p-2') await mission.checkpoint();
      const copy = crashed(folder.dir);
      hashes.push(await hashAfterOpening(copy));
      expect(hashes.at(-1)).toBe(stateHash(mission.state));
      rmSync(copy, { recursive: true, force: true });
    }
    expect(new Set(hashes).size).toBe(4);
    await mission.close();
  });
});

describe('snapshots', () => {
  const path = () => join(folder.dir, 'snapshot.json');

  /** A closed folder with a snapshot of everything; the hash of its state. */
  async function withSnapshot(): Promise<string> {
    const { mission } = await staffedDesk(folder.dir);
    await mission.checkpoint();
    const hash = stateHash(mission.state);
    await mission.close();
    return hash;
  }

  it('M4: a whole snapshot is used: the state is the same without folding', async () => {
    const hash = await withSnapshot();
    expect(await hashAfterOpening(folder.dir)).toBe(hash);
  });

  const SPOILT: readonly (readonly [string, (text: string) => string])[] = [
    ['altered', (text) => text.replaceAll('"A"', '"B"')],
    ['altered and hashed again', (text) => text.replace('Northland', 'Southland')],
    ['truncated', (text) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['of another shape', (text) => text.replace('"grants":', '"greats":')],
    [
      'not a map where there was one',
      (text) => text.replace(/"grants":\[\[.*?\]\]\]/, '"grants":7'),
    ],
    ['of another version', (text) => text.replace('snapshot v2', 'snapshot v1')],
    ['of another root', (text) => text.replace(/"rootHex":"../, '"rootHex":"00')],
    ['signed by nobody', (text) => text.replace(/"note":"[^"]*"/, '"note":""')],
    ['no JSON', () => 'state: fine\n'],
  ];

  it.each(SPOILT.map(([what, spoil]) => ({ what, spoil })))(
    'M4: one that is $what is not used',
    async ({ spoil }) => {
      const hash = await withSnapshot();
      const text = readFileSync(path(), 'utf8');
      const other = spoil(text);
      expect(other).not.toBe(text);
      writeFileSync(path(), other);
      expect(await hashAfterOpening(folder.dir)).toBe(hash);
    },
  );

  it('M4: one of another record is not used', async () => {
    const other = temporaryFolder();
    const desk = await openDesk(other.dir);
    await desk.mission.execute({
      ...grant('p-custodian'),
      judgement: {
        personId: CUSTODIAN.personId,
        role: 'custodian',
        nation: 'Elsewhere',
        partyId: null,
      },
    } as Command);
    await desk.mission.checkpoint();
    await desk.mission.close();
    const hash = await withSnapshot();
    cpSync(join(other.dir, 'snapshot.json'), path());
    expect(await hashAfterOpening(folder.dir)).toBe(hash);
    other.clear();
  });

  it('M4: one from before the last checkpoint is not used; entries after it are folded on', async () => {
    await withSnapshot();
    const old = readFileSync(path(), 'utf8');
    const { mission } = await openDesk(folder.dir);
    await mission.execute(grant('p-wim'));
    const hash = stateHash(mission.state);
    await mission.close();
    expect(await hashAfterOpening(folder.dir)).toBe(hash);
    const again = await openDesk(folder.dir);
    await again.mission.checkpoint();
    await again.mission.close();
    writeFileSync(path(), old);
    expect(await hashAfterOpening(folder.dir)).toBe(hash);
  });

  it('M5: rebuilding gives the same hash and root each time, with a good snapshot, a bad one and none', async () => {
    const hash = await withSnapshot();
    const first = await rebuild(folder.dir);
    writeFileSync(path(), '{}');
    const second = await rebuild(folder.dir);
    rmSync(path());
    const progress: number[] = [];
    const third = await rebuild(folder.dir, (done, total) => progress.push(done / total));
    expect([first, second, third]).toEqual([first, first, { ...first, stateHash: hash }]);
    expect(progress.at(-1)).toBe(1);
    expect(existsSync(path())).toBe(true);
  });
});

describe('commands', () => {
  it('M6: after closing, commands and statements are refused, and closing again is nothing', async () => {
    const { mission } = await staffedDesk(folder.dir);
    await mission.close();
    await mission.close();
    await expect(mission.execute(grant('p-wim'))).rejects.toMatchObject({ code: 'closed' });
  });

  it('M7: of twenty who ask at once for the same, one is served and nineteen are refused', async () => {
    const { mission } = await staffedDesk(folder.dir);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => mission.execute(grant('p-wim'))),
    );
    expect(outcomes.filter(({ accepted }) => accepted).length).toBe(1);
    expect(mission.state.refusals.get('command wrong-state')).toBe(19);
    expect(stateHash(mission.state)).toBe(foldedHash(mission));
    await mission.close();
  });

  it('M8: a refused command is on record with its words, and stays after opening again', async () => {
    const { mission } = await staffedDesk(folder.dir);
    const before = mission.state.entries;
    const outcome = await mission.execute(enrolment('gateway-1', 'acoustic-network', null));
    expect(outcome).toMatchObject({ accepted: false, refusal: { code: 'wrong-state' } });
    await mission.close();
    const again = await openMission({ dataDir: folder.dir });
    expect(again.state.entries).toBe(before + 1);
    expect(refusalsOn(again)).toMatchObject([
      {
        feed: 'command',
        code: 'wrong-state',
        line: 0,
        file: 'command',
        expected: 'a source not yet enrolled',
        found: 'gateway-1',
        kept: true,
      },
    ]);
    await again.close();
  });

  it('M8: a statement that cannot be written leaves record and mission as they were', async () => {
    const { mission } = await staffedDesk(folder.dir);
    const before = [mission.state.entries, stateHash(mission.state)];
    await expect(
      mission.execute({ ...grant('p-wim'), name: 'x'.repeat(2_000_000) } as Command),
    ).rejects.toThrow();
    expect([mission.state.entries, stateHash(mission.state)]).toEqual(before);
    expect((await mission.execute(grant('p-wim'))).accepted).toBe(true);
    expect(foldedHash(mission)).toBe(stateHash(mission.state));
    await mission.close();
  });

  it('M9: the state as known at a time has what was recorded until then, to the millisecond', async () => {
    const { mission, clock } = await staffedDesk(folder.dir);
    clock.advanceTo(DAWN_MS + 1_000);
    await mission.execute(grant('p-wim'));
    expect(
      [DAWN_MS - 1, DAWN_MS, DAWN_MS + 999, DAWN_MS + 1_000].map(
        (timeMs) => mission.stateAsKnown(timeMs).entries,
      ),
    ).toEqual([0, 6, 6, 7]);
    expect(stateHash(mission.stateAsKnown(Number.MAX_SAFE_INTEGER))).toBe(stateHash(mission.state));
    await mission.close();
  });

  it('M7: whoever listens is told of every group once it is on record', async () => {
    const { mission } = await staffedDesk(folder.dir);
    const heard: number[] = [];
    const stop = mission.onRecorded((entries) => heard.push(...entries.map(({ index }) => index)));
    await mission.execute(grant('p-wim'));
    stop();
    await mission.execute(grant('p-tom'));
    expect(heard).toEqual([6]);
    expect(entriesOf(mission).length).toBe(8);
    await mission.close();
  });

  it('M7: an entry is proven against the last checkpoint, and shown alone before there is one', async () => {
    const { mission } = await staffedDesk(folder.dir);
    expect(await mission.proofOf(0)).toMatchObject({ proof: null, leafHex: '' });
    const facts = await mission.checkpoint();
    expect(await mission.proofOf(0)).toMatchObject({
      proof: { size: 6, rootHex: facts.rootHex },
      leafHex: /^[0-9a-f]{64}$/,
    });
    expect([
      await mission.proofOf(-1),
      await mission.proofOf(6),
      await mission.proofOf(0.5),
    ]).toEqual([null, null, null]);
    await mission.close();
  });
});
