import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { id } from '@holdfast/domain';
import type { Author, NewEntryOf, Reader, Role } from '@holdfast/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mission } from '../mission.ts';
import { createMission } from '../open-mission.ts';
import { writeMissionFile } from '../folder/mission-file.ts';
import { takePhoto } from '../photos/take-photo.ts';
import { verifyMissionRecord } from '../photos/verify-photos.ts';
import { createSystemEntropy } from '../entropy/entropy.ts';
import { temporaryFolder } from '../testing/desk.ts';
import { exportCase } from './export-case.ts';
import { takeBag } from './take-bag.ts';
import { INCIDENT, START_MS, missionWithCase } from './testing/case-mission.ts';

const MONA: Author = { kind: 'person', id: 'p-mona', role: 'monitor', nation: 'Northland' };
const photo = (number: number) => new Uint8Array([0xff, 0xd8, 0xff, 0xe1, number, 8, 9]);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Of the report, and of another case's report. */
const [OURS, ALSO_OURS, THEIRS] = [photo(1), photo(2), photo(3)];

const folder = temporaryFolder();
const dataDir = join(folder.dir, 'data');
const recordDir = join(dataDir, 'record');
let mission: Mission;
/** Entries that took the photographs in, in the order above. */
let taken: readonly number[];

beforeAll(async () => {
  mission = await missionWithCase(dataDir);
  writeMissionFile(dataDir, {
    format: 'holdfast mission v1',
    origin: mission.origin,
    exercise: null,
  });
  await mission.record(() => [
    report('OB-7', 'R-1', [OURS, ALSO_OURS]),
    report('OB-8', 'R-2', [THEIRS]),
    casePlus('OB-7'),
  ]);
  const asked = [
    { reportId: 'R-1', bytes: OURS },
    { reportId: 'R-1', bytes: ALSO_OURS },
    { reportId: 'R-2', bytes: THEIRS },
  ];
  const indices: number[] = [];
  for (const { reportId, bytes } of asked) {
    const handed = { reportId, bytes, sha256: sha256(bytes), author: MONA };
    const outcome = await takePhoto(mission, handed);
    if (outcome.accepted) indices.push(outcome.entryIndex);
  }
  taken = indices;
  await mission.checkpoint();
});
afterAll(async () => {
  await mission.close();
  folder.clear();
});

function report(
  observationId: string,
  reportId: string,
  photos: readonly Uint8Array[],
): NewEntryOf<'observation.received'> {
  return {
    kind: 'observation.received',
    author: MONA,
    judgement: {
      observationId: id(observationId),
      sourceId: id('patrol-1'),
      observationType: 'impact-seen',
      fromMs: START_MS,
      toMs: START_MS,
      sectorId: id('S1'),
      count: 1,
      area: null,
      reporterId: id('p-mona'),
      reportId: id(reportId),
    },
    content: {
      more: {
        photos: photos.map((bytes) => ({
          sha256: sha256(bytes),
          byteLength: bytes.length,
          takenMs: START_MS,
        })),
      },
    },
  };
}

/** The case, with one observation more. */
function casePlus(observationId: string): NewEntryOf<'incident.proposed'> {
  const before = mission.entryOf(27);
  if (before?.kind !== 'incident.proposed') throw new TypeError('expected the case at entry 27');
  const { observationIds, ...rest } = before.judgement;
  return {
    kind: 'incident.proposed',
    author: before.author,
    judgement: { ...rest, observationIds: [...observationIds, id(observationId)] },
    content: null,
  };
}

const readerAs = (role: Role): Reader => ({ role, partyId: null, nation: null });

async function bagFor(role: Role, name: string, from = dataDir): Promise<string> {
  const outDir = join(folder.dir, name);
  await exportCase({
    dataDir: from,
    caseId: INCIDENT,
    outDir,
    reader: readerAs(role),
    nowMs: START_MS,
  });
  return outDir;
}

const entryFolder = (dir: string, index: number | undefined) =>
  join(dir, 'data/entries', String(index).padStart(12, '0'));

function photographsIn(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.startsWith('photograph'))
    .map((item) => sha256(new Uint8Array(readFileSync(join(item.parentPath, item.name)))))
    .sort();
}

/** The script of the README, as a stranger runs it. */
function check(dir: string) {
  const line = /^ {4}(sed .*)$/m.exec(readFileSync(join(dir, 'README.md'), 'utf8'))?.[1] ?? 'false';
  return spawnSync('sh', ['-c', line], { cwd: dir, encoding: 'utf8' });
}
const hasTools = ['openssl version', 'sha512sum --version'].every(
  (command) => spawnSync('sh', ['-c', command]).status === 0,
);

/** Writes a file of a bag anew, and the manifests with it: the forger has every tool but the log's key. */
function forge(dir: string, path: string, bytes: Uint8Array): void {
  writeFileSync(join(dir, path), bytes);
  const sealed = (manifest: string, name: string) => {
    const hex = createHash('sha512')
      .update(readFileSync(join(dir, name)))
      .digest('hex');
    const lines = readFileSync(join(dir, manifest), 'utf8').split('\n');
    const changed = lines.map((line) => (line.endsWith(`  ${name}`) ? `${hex}  ${name}` : line));
    writeFileSync(join(dir, manifest), changed.join('\n'));
  };
  sealed('manifest-sha512.txt', path);
  sealed('tagmanifest-sha512.txt', 'manifest-sha512.txt');
}

describe('photographs of a case', () => {
  it('X13: are in the bag for who works on cases, the case’s own alone, and strangers confirm them', async ({
    skip,
  }) => {
    const dir = await bagFor('investigator', 'investigator');
    expect(photographsIn(dir)).toEqual([sha256(OURS), sha256(ALSO_OURS)].sort());
    expect(readFileSync(join(dir, 'README.md'), 'utf8')).toContain('2 here: the original');
    skip(!hasTools, 'openssl and sha512sum are not installed');
    const { status, stdout, stderr } = check(dir);
    expect([status, stderr, stdout.slice(0, 3)]).toEqual([0, '', 'ok:']);
  });

  it('X13: who may not read them gets neither them nor what opens them', async () => {
    for (const role of ['commission', 'public'] as const) {
      const dir = await bagFor(role, role);
      expect(photographsIn(dir)).toEqual([]);
      for (const index of taken.slice(0, 2)) {
        expect(existsSync(join(entryFolder(dir, index), 'leaf.bin'))).toBe(true);
        expect(existsSync(join(entryFolder(dir, index), 'content.json'))).toBe(false);
      }
    }
  });

  it('X13: another photograph than the entry states is found, by strangers and by who takes the bag', async () => {
    const dir = await bagFor('investigator', 'forged');
    const path = join(entryFolder('', taken[0]), 'photograph.jpg').replace(/^\/?/, '');
    forge(dir, path, photo(9));
    if (hasTools) expect(check(dir)).toMatchObject({ status: 1, stdout: `WRONG: ${path}\n` });
    const taker = await createMission({
      dataDir: join(folder.dir, 'taker'),
      origin: 'test.example/taker',
      entropy: createSystemEntropy(),
    });
    const wrong = await takeBag(taker, { dir, name: 'forged', publishedDay: 1 });
    expect(wrong.problems).toMatchObject([
      { code: 'wrong-content', file: path, expected: sha256(OURS), found: sha256(photo(9)) },
    ]);
    const right = join(folder.dir, 'investigator');
    expect(await takeBag(taker, { dir: right, name: 'right', publishedDay: 1 })).toMatchObject({
      problems: [],
      refused: [],
    });
    await taker.close();
  });

  it('X14: verifying the record opens every original that is not erased, and names one that is wrong or gone', async () => {
    const whole = await verifyMissionRecord(recordDir);
    expect(whole).toMatchObject({ photographs: 3, problemCount: 0 });
    const copy = join(folder.dir, 'copy');
    cpSync(dataDir, copy, { recursive: true });
    const names = readdirSync(join(copy, 'photos')).sort();
    expect(names).toHaveLength(3);
    for (const name of names) {
      const path = join(copy, 'photos', name);
      const sealed = readFileSync(path);
      writeFileSync(
        path,
        sealed.map((byte, at) => (at === 4 ? byte ^ 1 : byte)),
      );
      const report = await verifyMissionRecord(join(copy, 'record'));
      expect(report).toMatchObject({ photographs: 2, problemCount: 1 });
      expect(report.problems).toMatchObject([{ code: 'wrong-content', file: `photos/${name}` }]);
      writeFileSync(path, sealed);
    }
    const [first = '', second = ''] = names;
    cpSync(join(copy, 'photos', first), join(copy, 'photos', second));
    expect(await verifyMissionRecord(join(copy, 'record'))).toMatchObject({ problemCount: 1 });
    const bare = join(folder.dir, 'bare');
    cpSync(join(copy, 'record'), join(bare, 'record'), { recursive: true });
    expect(await verifyMissionRecord(join(bare, 'record'))).toMatchObject({ problemCount: 0 });
  });

  // Last, because what is erased stays so.
  it('X13: X14: one that was erased is in no bag, and nobody misses it', async () => {
    const [index = -1] = taken;
    await mission.record(() => [
      {
        kind: 'content.erased',
        author: { ...MONA, role: 'custodian' },
        judgement: { indices: [index] },
        content: { reason: 'A face.' },
      },
    ]);
    await mission.checkpoint();
    const dir = await bagFor('investigator', 'erased');
    expect(photographsIn(dir)).toEqual([sha256(ALSO_OURS)]);
    expect(readFileSync(join(dir, 'data/case.json'), 'utf8')).toContain('"erasedContents":1');
    const report = await verifyMissionRecord(recordDir);
    expect(report).toMatchObject({ photographs: 2, problemCount: 0, erased: 1 });
  });
});
