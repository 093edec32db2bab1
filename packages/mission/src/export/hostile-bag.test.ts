import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isName } from '@holdfast/feeds';
import { makeBag } from '@holdfast/record';
import type { BagFile } from '@holdfast/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystemEntropy } from '../entropy/entropy.ts';
import { originalOf } from '../intake/document-file.ts';
import type { Mission } from '../mission.ts';
import { createMission } from '../open-mission.ts';
import { openRecord, proveInclusion } from '../record-files/index.ts';
import { entriesOf, temporaryFolder } from '../testing/desk.ts';
import { takeBag } from './take-bag.ts';
import type { BagIntake } from './take-bag.ts';

const VECTORS = new URL('../../../../vectors/', import.meta.url);
const BAGS = new URL('bagit/', VECTORS).pathname;
/** `npm run test:hostile` takes all; here every hundredth is enough to notice that something has changed. */
const STRIDE = process.env['HOLDFAST_HOSTILE'] === 'all' ? 1 : 100;

const strings: readonly string[] = JSON.parse(
  readFileSync(new URL('strings/blns.json', VECTORS), 'utf8'),
);
const suite: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('json-hostile/suite.json', VECTORS), 'utf8'),
);
const someOf = <T>(all: readonly T[]): readonly T[] => all.filter((_, at) => at % STRIDE === 0);
/** Every text there is, as bytes: strings that break fields, and texts that break parsers. */
const TEXTS = [
  ...strings.map((text) => Buffer.from(text)),
  ...Object.values(suite).map((base64) => Buffer.from(base64, 'base64')),
].filter(({ length }) => length > 0);

const folder = temporaryFolder();
let mission: Mission;
beforeAll(async () => {
  mission = await createMission({
    dataDir: join(folder.dir, 'taker'),
    origin: 'test.example/taker',
    entropy: createSystemEntropy(),
  });
});
afterAll(async () => {
  await mission.close();
  folder.clear();
}, 600_000);

let bags = 0;
const sha512Hex = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');

/** A whole and valid bag of such payload, on disk. */
function bagOf(payload: readonly BagFile[], organization = 'A publisher'): string {
  bags += 1;
  const dir = join(folder.dir, `bag-${bags}`);
  const info = [['Source-Organization', organization]] as const;
  for (const { path, bytes } of makeBag({ payload, tags: [], info, sha512Hex })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
  return dir;
}

/** Takes it, and holds what every bag must: taken without a problem, or refused whole and on record. */
async function take(dir: string): Promise<BagIntake> {
  const before = { documents: mission.state.documents.size, entries: mission.state.entries };
  const report = await takeBag(mission, { dir, name: 'bag', publishedDay: 1 });
  if (report.problems.length === 0) return report;
  expect([report.taken, mission.state.documents.size]).toEqual([0, before.documents]);
  const [refusal, ...more] = entriesOf(mission).slice(before.entries);
  expect([refusal?.kind, more]).toEqual(['refusal.recorded', []]);
  expect(mission.contentOf(before.entries)).toMatchObject({
    file: 'bag',
    expected: 'a whole and valid bag',
    found: expect.stringMatching(/./),
  });
  return report;
}

function isOnRecord(bytes: Uint8Array): boolean {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { index } = mission.state.documents.get(sha256) ?? { index: -1 };
  return Buffer.from(originalOf(mission.contentOf(index)) ?? []).equals(bytes);
}

describe('hostile bags', () => {
  it('X8: texts that break fields and parsers are on record byte for byte', async () => {
    const texts = someOf(TEXTS);
    const inOne = texts.map((bytes, at) => ({ path: `data/${at}.txt`, bytes }));
    expect(await take(bagOf(inOne))).toMatchObject({ problems: [], refused: [] });
    expect(texts.filter((bytes) => !isOnRecord(bytes))).toEqual([]);
  });

  it('X8: under a name that breaks paths a file is taken, and its bag refused only where blanks begin or end the name', async () => {
    const names = someOf(strings).filter(
      (name) => /^[^/\0]{1,60}$/.test(name) && !/^\.+$/.test(name),
    );
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const bytes = Buffer.from(`under ${name}`);
      const { problems } = await take(bagOf([{ path: `data/${name}`, bytes }]));
      if (problems.length > 0) expect(name).toMatch(/^\s|\s$/);
      expect(isOnRecord(bytes)).toBe(problems.length === 0);
    }
  });

  it('X9: whoever says it made the bag has a name, or the bag is refused', async () => {
    for (const name of [...someOf(strings), '\u202elive', '=HYPERLINK("x")', 'a\u200bb']) {
      if (/[\r\n]/.test(name)) continue;
      const payload = [{ path: 'data/a', bytes: Buffer.from(`by ${name}`) }];
      const { problems } = await take(bagOf(payload, name));
      if (problems.length === 0) expect(isName(name.trim()) || /^[\w.:/-]+$/.test(name)).toBe(true);
    }
  });

  it('X9: no hostile text is the key of a log, its proof, or a leaf', async () => {
    for (const bytes of someOf(TEXTS))
      for (const name of ['log.vkey', 'entries/000000000000/proof.tlog-proof']) {
        const key = { path: 'data/log.vkey', bytes: Buffer.from(await vkeyOf()) };
        const file = { path: `data/${name}`, bytes };
        const leaf = { path: 'data/entries/000000000000/leaf.bin', bytes };
        const payload = [...(name === 'log.vkey' ? [] : [key, leaf]), file];
        expect((await take(bagOf(payload))).problems.length, name).toBeGreaterThan(0);
      }
  });

  it('X13: a log that signs hostile headers makes no photograph of them, and what it proves is taken', async () => {
    const { dir, texts } = await hostileLog();
    for (const [index, text] of texts.entries()) {
      const { entry, logEntry, proof } = await proveInclusion(dir, index);
      const at = `data/entries/${String(index).padStart(12, '0')}`;
      const bytes = [
        ['leaf.bin', logEntry],
        ['proof.tlog-proof', Buffer.from(proof)],
        ['salt.bin', entry.salt],
        ['header.json', text],
        ['content-commitment.bin', entry.contentCommitment],
      ] as const;
      const vkey = { path: 'data/log.vkey', bytes: readFileSync(join(dir, 'log.vkey')) };
      const proved = [
        vkey,
        ...bytes.map(([name, each]) => ({ path: `${at}/${name}`, bytes: each })),
      ];
      expect(await take(bagOf(proved))).toMatchObject({ problems: [], proved: 1 });
      const photograph = { path: `${at}/photograph.jpg`, bytes: Buffer.from([0xff, 0xd8, 0xff]) };
      const { problems } = await take(bagOf([...proved, photograph]));
      expect(problems).toMatchObject([{ code: 'wrong-content', expected: 'no photograph' }]);
    }
  });

  it('X9: the bags of the conformance suite that are invalid or leave their folder are refused, the valid ones are not', async () => {
    const verdicts = { valid: 0, invalid: 0, 'linux-only': 0 };
    for (const version of readdirSync(BAGS, { withFileTypes: true }))
      for (const verdict of ['valid', 'invalid', 'linux-only'] as const) {
        const from = join(BAGS, version.name, verdict);
        if (!existsSync(from)) continue;
        for (const name of readdirSync(from)) {
          const { problems } = await take(join(from, name));
          expect([name, problems.length > 0]).toEqual([name, verdict !== 'valid']);
          verdicts[verdict] += 1;
        }
      }
    expect(verdicts).toEqual({ valid: 27, invalid: 15, 'linux-only': 6 });
  });

  it('X9: a name that is no UTF-8 and a path that is too long are refused, not tripped over', async () => {
    const whole = bagOf([{ path: 'data/a', bytes: Buffer.from('a') }]);
    const named = `${whole}-named`;
    cpSync(whole, named, { recursive: true });
    writeFileSync(Buffer.concat([Buffer.from(`${named}/data/`), Buffer.from([0x61, 0xff])]), 'x');
    expect((await take(named)).problems[0]?.code).toBe('unexpected-file');
    const deep = `${whole}-deep`;
    cpSync(whole, deep, { recursive: true });
    const path = join(deep, 'data', ...Array.from({ length: 12 }, () => 'd'.repeat(100)), 'x');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'x');
    expect((await take(deep)).problems[0]?.code).toBe('unexpected-file');
  });
});

let knownKey: string | null = null;
async function vkeyOf(): Promise<string> {
  knownKey ??= readFileSync(join((await hostileLog()).dir, 'log.vkey'), 'utf8');
  return knownKey;
}

interface HostileLog {
  readonly dir: string;
  readonly texts: readonly Uint8Array[];
}
let made: Promise<HostileLog> | null = null;
/** A log whose keeper is the attacker: the headers are what it likes, and the signatures are good. */
function hostileLog(): Promise<HostileLog> {
  return (made ??= makeHostileLog());
}

async function makeHostileLog(): Promise<HostileLog> {
  const dir = join(folder.dir, 'log');
  const texts = [
    ...someOf(TEXTS).filter(({ length }) => length < 60_000),
    Buffer.from('{"kind":"photo.received"}'),
    Buffer.from('{"kind":"photo.received","judgement":{"sha256":{"a":1}}}'),
    Buffer.from('{"kind":"photo.received","judgement":null}'),
  ];
  const writer = await openRecord({
    dir,
    origin: 'attacker.example/log',
    entropy: createSystemEntropy(),
  });
  await writer.append(texts.map((header) => ({ header, content: new Uint8Array(0) })));
  await writer.checkpoint();
  await writer.close();
  return { dir, texts };
}
