import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBag, parsePolicy } from '@holdfast/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CUSTODIAN } from '../testing/desk.ts';
import type { Mission } from '../mission.ts';
import { nodeEd25519, nodeSha256, readRecord, verifyRecord } from '../record-files/index.ts';
import { cosignRecord } from '../witness/cosign.ts';
import { openWitness } from '../witness/open-witness.ts';
import { serveWitness } from '../witness/serve-witness.ts';
import { exportArchive } from './archive.ts';
import { openArchive, verifyArchive } from './open-archive.ts';
import { missionWithCase } from './testing/case-mission.ts';
import { checkAsStranger } from './testing/stranger.ts';
import { writeBag } from './write-bag.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-archive-'));
const at = (name: string) => join(scratch, name);
const HOLDERS = ['side-a', 'side-b', 'depositary'];
const archiveKey = new Uint8Array(32).fill(5);
const closers: (() => Promise<void>)[] = [];
let vkey = '';
let witnessKeys: readonly string[] = [];
let early = '';
let size = 0;

/** Both sides and a neutral watch the log grow. */
async function witnesses(): Promise<readonly { readonly vkey: string; readonly url: string }[]> {
  const made = [];
  for (const [number, name] of ['a.example', 'b.example', 'n.example'].entries()) {
    const witness = await openWitness({
      dir: at(name),
      name,
      logs: [vkey],
      drawSeed: () => new Uint8Array(32).fill(number + 20),
      nowS: () => 1_900_000_000,
    });
    const server = await serveWitness(witness, 0);
    closers.push(
      () => server.close(),
      () => witness.close(),
    );
    made.push({ vkey: witness.vkey, url: server.url });
  }
  return made;
}

async function closeMission(mission: Mission): Promise<void> {
  const dir = join(mission.dataDir, 'record');
  vkey = readFileSync(join(dir, 'log.vkey'), 'utf8').trimEnd();
  const known = await witnesses();
  witnessKeys = known.map((witness) => witness.vkey);
  const lines = known.map((witness, number) => `witness w${number} ${witness.vkey} ${witness.url}`);
  const text = [`log ${vkey}`, ...lines, 'group all 3 w0 w1 w2', 'quorum all', ''].join('\n');
  const policy = parsePolicy(nodeSha256, nodeEd25519, Buffer.from(text));
  await cosignRecord({ dir, policy });
  early = readFileSync(join(dir, 'checkpoint'), 'utf8');
  await mission.record(() => [
    {
      kind: 'role.granted',
      author: { kind: 'person', id: CUSTODIAN.personId, role: 'custodian', nation: 'Northland' },
      judgement: { ...CUSTODIAN, nation: 'Northland', partyId: null },
      content: { name: 'Carla' },
    },
  ]);
  const by = CUSTODIAN;
  await mission.execute({
    kind: 'erase-content',
    by,
    judgement: { indices: [25] },
    reason: 'Before handing over.',
  });
  ({ size } = await mission.checkpoint());
  expect((await cosignRecord({ dir, policy })).isQuorum).toBe(true);
  await mission.close();
}

beforeAll(async () => {
  await closeMission(await missionWithCase(at('data')));
  const options = { dataDir: at('data'), outDir: at('archive'), keyFile: at('archive.key') };
  await exportArchive({ ...options, archiveKey, nowMs: 1 });
  for (const holder of HOLDERS) {
    cpSync(at('archive'), at(holder), { recursive: true });
    cpSync(at('archive.seal'), at(`${holder}.seal`));
  }
});
afterAll(async () => {
  for (const close of closers) await close();
  rmSync(scratch, { recursive: true, force: true });
});

const sealOf = (name: string) => readFileSync(at(`${name}.seal`));
const sha512Hex = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');

describe('story 15: the mission closes', () => {
  it('X10: each side and the depositary hold the same bytes, and a stranger proves them complete, offline', async () => {
    for (const close of closers.splice(0)) await close();
    rmSync(at('data'), { recursive: true });
    const manifests = HOLDERS.map((holder) =>
      sha512Hex(readFileSync(join(at(holder), 'tagmanifest-sha512.txt'))),
    );
    expect(new Set(manifests).size).toBe(1);
    for (const holder of HOLDERS) {
      const seal = sealOf(holder).toString('utf8');
      const found = checkAsStranger(at(holder), seal, [vkey, ...witnessKeys]);
      expect(found).toEqual({ entries: size, cosigners: ['a.example', 'b.example', 'n.example'] });
      const report = await verifyArchive({ dir: at(holder), seal: sealOf(holder), vkey });
      expect([report.entries, report.problemCount, report.bodies]).toEqual([size, 0, 0]);
    }
  });

  it('X10: a checkpoint that anyone kept from before is a beginning of it', async () => {
    const log = join(at('side-a'), 'data/log');
    const since = Buffer.from(early);
    expect((await verifyRecord(log, { vkey, since })).problems).toEqual([]);
  });

  it('X12: nothing that was said can be read without the depositary’s key, and with it everything', async () => {
    const bytes = Buffer.concat(
      readdirSync(at('side-a'), { recursive: true, withFileTypes: true })
        .filter((item) => item.isFile())
        .map((item) => readFileSync(join(item.parentPath, item.name))),
    );
    for (const secret of ['observation.received', 'p-custodian', 'What was seen', 'Carla'])
      expect([secret, bytes.includes(secret)]).toEqual([secret, false]);
    const options = { dir: at('depositary'), seal: sealOf('depositary'), vkey };
    const wrong = readFileSync(at('archive.key'), 'utf8').replace(/\n./, '\nA');
    const outDir = at('opened');
    await expect(openArchive({ ...options, keyText: wrong, outDir })).rejects.toMatchObject({
      code: 'wrong-key',
    });
    const keyText = readFileSync(at('archive.key'), 'utf8');
    const report = await openArchive({ ...options, keyText, outDir });
    expect(report).toMatchObject({ problemCount: 0, entries: size, bodies: size, erased: 1 });
    const contents = [];
    for await (const { content } of readRecord(outDir)) contents.push(content);
    expect(contents.filter((content) => content === null).length).toBe(1);
    expect(Buffer.from(contents[24] ?? []).toString()).toContain('What was seen');
    expect(existsSync(join(outDir, 'log.key'))).toBe(false);
  });

  it('X11: what was changed, shortened or made again is refused by ours and by the stranger', async () => {
    const changes: readonly (readonly [string, (dir: string) => void])[] = [
      ['leaf', flipIn('data/log/tile/entries/000.p', (name) => name === String(size))],
      ['tile', flipIn('data/log/tile/0/000.p', (name) => name === String(size))],
      ['sealed', flipIn('data/sealed/segments', () => true)],
      ['checkpoint', flipIn('data/log', (name) => name === 'checkpoint')],
    ];
    for (const [name, change] of changes) {
      for (const isResealed of [false, true]) {
        const dir = copyOf(`${name}-${String(isResealed)}`, change, isResealed);
        await expect(verifyArchive({ dir, seal: sealOf('side-a'), vkey }), name).rejects.toThrow();
        expect(() => checkAsStranger(dir, sealOf('side-a').toString(), [vkey]), name).toThrow();
        // Without the seal too, the root finds whatever was published.
        const { problemCount } = await verifyRecord(join(dir, 'data/log'), { vkey });
        expect([name, problemCount > 0]).toEqual([name, name !== 'sealed']);
      }
    }
    const shorter = copyOf(
      'shorter',
      (dir) => writeFileSync(join(dir, 'data/log/checkpoint'), early),
      true,
    );
    await expect(verifyArchive({ dir: shorter, seal: sealOf('side-a'), vkey })).rejects.toThrow();
    expect(() => checkAsStranger(shorter, sealOf('side-a').toString(), [vkey])).toThrow(
      'another bag',
    );
  });

  it('X10: a record that is not signed to its end makes no archive', async () => {
    const mission = await missionWithCase(at('open'));
    const entry = mission.entryOf(0);
    if (entry?.kind !== 'observation.received') throw new TypeError('the fixture has changed');
    const { kind, author, judgement } = entry;
    await mission.record(() => [{ kind, author, judgement, content: null }]);
    await mission.close();
    const options = {
      dataDir: at('open'),
      outDir: at('no'),
      keyFile: at('no.key'),
      archiveKey,
      nowMs: 1,
    };
    await expect(exportArchive(options)).rejects.toMatchObject({ code: 'out-of-range' });
    expect([existsSync(at('no')), existsSync(at('no.key'))]).toEqual([false, false]);
  });
});

function flipIn(folder: string, isWanted: (name: string) => boolean) {
  return (dir: string) => {
    const [name = ''] = readdirSync(join(dir, folder)).filter(isWanted);
    const path = join(dir, folder, name);
    const bytes = readFileSync(path);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
}

/** With manifests that agree again where `isResealed`: the forger has every tool but the log's key. */
function copyOf(name: string, change: (dir: string) => void, isResealed: boolean): string {
  const dir = at(`changed-${name}`);
  cpSync(at('side-a'), dir, { recursive: true });
  change(dir);
  if (!isResealed) return dir;
  const payload = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(dir.length + 1))
    .filter((path) => path.startsWith('data/'))
    .map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(dir, path))) }));
  rmSync(dir, { recursive: true });
  writeBag(dir, makeBag({ payload, tags: [], info: [], sha512Hex }));
  return dir;
}
