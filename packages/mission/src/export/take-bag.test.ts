import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeBag } from '@holdfast/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originalOf } from '../intake/document-file.ts';
import type { Mission } from '../mission.ts';
import { createMission } from '../open-mission.ts';
import { createSystemEntropy } from '../entropy/entropy.ts';
import { exportCase } from './export-case.ts';
import { takeBag } from './take-bag.ts';
import { INCIDENT, missionWithCase } from './testing/case-mission.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-take-bag-'));
const bag = join(scratch, 'bag');
let mission: Mission;
let vkey = '';
beforeAll(async () => {
  const source = await missionWithCase(join(scratch, 'source'));
  await source.close();
  const reader = { role: 'commission', partyId: null, nation: null } as const;
  const from = { dataDir: join(scratch, 'source'), caseId: INCIDENT, reader };
  await exportCase({ ...from, outDir: bag, nowMs: 1 });
  vkey = readFileSync(join(bag, 'data/log.vkey'), 'utf8').trimEnd();
  const entropy = createSystemEntropy();
  const origin = 'test.example/depositary';
  mission = await createMission({ dataDir: join(scratch, 'taker'), origin, entropy });
});
afterAll(async () => {
  await mission.close();
  rmSync(scratch, { recursive: true, force: true });
});

const take = (dir: string, key?: string) =>
  takeBag(mission, {
    dir,
    name: 'bag',
    publishedDay: 1,
    ...(key === undefined ? {} : { vkey: key }),
  });

/** A changed copy, with manifests that agree again where `isResealed`: the forger has every tool but the log's key. */
function changed(name: string, change: (dir: string) => void, isResealed = false): string {
  const dir = join(scratch, name);
  cpSync(bag, dir, { recursive: true });
  change(dir);
  if (!isResealed) return dir;
  const payload = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(dir.length + 1))
    .filter((path) => path.startsWith('data/'))
    .map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(dir, path))) }));
  rmSync(dir, { recursive: true });
  const sha512Hex = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');
  for (const { path, bytes } of makeBag({ payload, tags: [], info: [], sha512Hex })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
  return dir;
}

const firstEntry = () => readdirSync(join(bag, 'data/entries'))[0] ?? '';
const flipIn = (path: string) => (dir: string) => {
  const bytes = readFileSync(join(dir, path));
  bytes[5] = (bytes[5] ?? 0) ^ 1;
  writeFileSync(join(dir, path), bytes);
};

describe('taking a bag', () => {
  it('X8: every payload file is on record, byte for byte, and every proof was checked', async () => {
    const report = await take(bag, vkey);
    expect(report).toMatchObject({ problems: [], refused: [], origin: 'exercise.test/case' });
    expect(report.proved).toBe(readdirSync(join(bag, 'data/entries')).length);
    const payload = readdirSync(join(bag, 'data'), { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => readFileSync(join(item.parentPath, item.name)))
      .concat(readFileSync(join(bag, 'manifest-sha512.txt')))
      .filter(({ length }) => length > 0);
    expect(report.taken + report.known).toBe(payload.length);
    for (const bytes of payload) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const { index } = mission.state.documents.get(sha256) ?? { index: -1 };
      expect(Buffer.from(originalOf(mission.contentOf(index)) ?? []).equals(bytes)).toBe(true);
    }
    expect(await take(bag)).toMatchObject({ taken: 0, known: payload.length });
  });

  it('X9: whatever was changed, the bag is refused whole, on record', async () => {
    const entry = `data/entries/${firstEntry()}`;
    const wrong: readonly (readonly [string, string])[] = [
      [changed('flipped', flipIn('data/case.json')), 'wrong-checksum'],
      [changed('gone', (dir) => rmSync(join(dir, entry, 'leaf.bin'))), 'missing-file'],
      [changed('more', (dir) => writeFileSync(join(dir, 'data/x'), 'x')), 'unexpected-file'],
      [changed('false-leaf', flipIn(`${entry}/leaf.bin`), true), 'wrong-leaf'],
      [changed('false-header', flipIn(`${entry}/header.json`), true), 'wrong-leaf'],
      [changed('false-proof', flipIn(`${entry}/proof.tlog-proof`), true), 'wrong-leaf'],
      [changed('false-salt', flipIn(`${entry}/salt.bin`), true), 'wrong-leaf'],
      [changed('false-key', flipIn('data/log.vkey'), true), 'wrong-key'],
    ];
    for (const [dir, code] of wrong) {
      const before = mission.state.documents.size;
      const { problems, taken } = await take(dir);
      expect([dir, taken, problems[0]?.code]).toEqual([dir, 0, code]);
      expect(mission.state.documents.size).toBe(before);
      expect(mission.entryOf(mission.state.entries - 1)?.kind).toBe('refusal.recorded');
    }
    const other = `${vkey.slice(0, -1)}${vkey.endsWith('=') ? 'A' : '='}`;
    expect((await take(bag, other)).problems[0]?.code).toBe('wrong-key');
  });

  it('X9: links and paths that leave the bag are refused, and never opened', async () => {
    const secret = join(scratch, 'secret');
    writeFileSync(secret, 'a secret of this machine');
    const linkedFile = (dir: string) => symlinkSync(secret, join(dir, 'data/link'));
    const linkedFolder = (dir: string) => symlinkSync(scratch, join(dir, 'data/folder'));
    const names = (path: string) => (dir: string) =>
      appendFileSync(join(dir, 'manifest-sha512.txt'), `${'0'.repeat(128)}  ${path}\n`);
    const cases = [
      changed('linked-file', linkedFile),
      changed('linked-folder', linkedFolder),
      changed('slip', names('data/../../secret')),
      changed('absolute', names(secret)),
      changed('windows', names('data\\..\\..\\secret')),
      changed('home', names('~/secret')),
    ];
    for (const dir of cases) {
      const { problems, taken } = await take(dir);
      expect([dir, taken, problems.length > 0]).toEqual([dir, 0, true]);
    }
    const recorded = Array.from({ length: mission.state.entries }, (_, index) =>
      JSON.stringify(mission.contentOf(index)),
    ).join('\n');
    expect(recorded).not.toContain('a secret of this machine');
    expect(recorded).not.toContain(Buffer.from('a secret of this machine').toString('base64'));
  });
});
