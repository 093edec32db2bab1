import { spawnSync } from 'node:child_process';
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNoteVerifier, verifyBag, verifyTlogProof } from '@holdfast/record';
import type { Reader } from '@holdfast/domain';
import { nodeEd25519, nodeSha256, openRecord } from '../record-files/index.ts';
import { createManualClock, createSeededEntropy } from '../entropy/entropy.ts';
import { exportCase } from './export-case.ts';
import { FINDING, INCIDENT, START_MS, missionWithCase } from './testing/case-mission.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-export-'));
const dataDir = join(scratch, 'data');
const bag = join(scratch, 'bag');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const reader = (role: Reader['role']): Reader => ({ role, partyId: null, nation: null });
const exportTo = (outDir: string, more: Partial<Parameters<typeof exportCase>[0]> = {}) =>
  exportCase({
    dataDir,
    caseId: INCIDENT,
    outDir,
    reader: reader('investigator'),
    nowMs: START_MS,
    ...more,
  });

beforeAll(async () => {
  const mission = await missionWithCase(dataDir);
  await mission.close();
  await exportTo(bag);
});

function filesOf(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(root.length + 1))
    .sort();
}

function sourceOf(root: string) {
  return {
    paths: filesOf(root),
    readFile: (path: string) =>
      existsSync(join(root, path)) ? new Uint8Array(readFileSync(join(root, path))) : undefined,
    digest: (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest('hex'),
  };
}

/** Runs the very lines that the README tells a stranger to run. */
function check(root: string) {
  const line = /^ {4}(sed .*)$/m.exec(readFileSync(join(bag, 'README.md'), 'utf8'))?.[1] ?? 'false';
  return spawnSync('sh', ['-c', line], { cwd: root, encoding: 'utf8' });
}

const indexOf = (root: string) => JSON.parse(readFileSync(join(root, 'data/case.json'), 'utf8'));
const hasTools = ['openssl version', 'sha512sum --version'].every(
  (command) => spawnSync('sh', ['-c', command]).status === 0,
);

describe('the bag of a case', () => {
  it('X1: is a valid bag that openssl and sha512sum confirm', ({ skip }) => {
    expect(verifyBag(sourceOf(bag)).problems).toEqual([]);
    skip(!hasTools, 'openssl and sha512sum are not installed');
    const { status, stdout, stderr } = check(bag);
    expect([stdout, stderr, status]).toEqual([
      'ok: 8 entries are in the log exercise.test/case of 32 entries\n',
      '',
      0,
    ]);
  });

  it('X2: a flipped bit in any kind of file is refused by those tools', ({ skip }) => {
    skip(!hasTools, 'openssl and sha512sum are not installed');
    const wholly = join(scratch, 'changed');
    for (const [position, path] of filesOf(bag).entries()) {
      if (position % 13 !== 0 && !/checkpoint|vkey|manifest|bag/.test(path)) continue;
      rmSync(wholly, { recursive: true, force: true });
      cpSync(bag, wholly, { recursive: true });
      const bytes = readFileSync(join(wholly, path));
      if (bytes.length === 0) continue;
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      writeFileSync(join(wholly, path), bytes);
      expect(check(wholly).status, path).not.toBe(0);
    }
  });

  it('X2: without the manifests too, a changed leaf, proof, content, key or checkpoint is refused', ({
    skip,
  }) => {
    skip(!hasTools, 'openssl and sha512sum are not installed');
    const changed = join(scratch, 'forged');
    const entry = 'data/entries/000000000022';
    for (const [path, at] of [
      [`${entry}/leaf.bin`, 3],
      [`${entry}/proof.tlog-proof`, 60],
      [`${entry}/content.json`, 12],
      [`${entry}/content-salt.bin`, 0],
      [`${entry}/header.json`, 20],
      [`${entry}/salt.bin`, 31],
      ['data/checkpoint', 0],
      ['data/log.vkey', 45],
    ] as const) {
      rmSync(changed, { recursive: true, force: true });
      cpSync(bag, changed, { recursive: true });
      const bytes = readFileSync(join(changed, path));
      bytes[at] = (bytes[at] ?? 0) ^ 2;
      writeFileSync(join(changed, path), bytes);
      const hex = createHash('sha512').update(bytes).digest('hex');
      const manifest = readFileSync(join(changed, 'manifest-sha512.txt'), 'utf8').replace(
        new RegExp(`^[0-9a-f]+  ${path.replaceAll('.', '\\.')}$`, 'm'),
        `${hex}  ${path}`,
      );
      writeFileSync(join(changed, 'manifest-sha512.txt'), manifest);
      const tag = createHash('sha512').update(manifest).digest('hex');
      const tags = readFileSync(join(changed, 'tagmanifest-sha512.txt'), 'utf8').replace(
        /^[0-9a-f]+ {2}manifest-sha512\.txt$/m,
        `${tag}  manifest-sha512.txt`,
      );
      writeFileSync(join(changed, 'tagmanifest-sha512.txt'), tags);
      const { status, stdout } = check(changed);
      expect([path, status], stdout).toEqual([path, 1]);
      expect(stdout).toMatch(/^WRONG: /m);
    }
  });

  it('X3: holds what the case rests on and nothing else, and names parents', () => {
    const { listed } = indexOf(bag);
    expect(listed.map((entry: { index: number }) => entry.index)).toEqual([
      20, 21, 22, 24, 25, 27, 28, 29,
    ]);
    const rests = Object.fromEntries(
      listed.map((entry: { index: number; restsOn: number[] }) => [entry.index, entry.restsOn]),
    );
    expect([rests[27], rests[28], rests[29]]).toEqual([[24, 25], [24, 25], [28]]);
  });

  it('X4: what a reader may not see is withheld and counted, and the proofs stay', async () => {
    const outDir = join(scratch, 'public');
    const facts = await exportTo(outDir, { reader: reader('public') });
    expect([facts.entries, facts.withheldHeaders, facts.erasedContents]).toEqual([8, 8, 0]);
    expect(filesOf(outDir).filter((path) => /content|header|salt/.test(path))).toEqual([]);
    const whole = filesOf(outDir).map((path) => readFileSync(join(outDir, path), 'latin1'));
    expect(whole.join('\n')).not.toMatch(/p-lena|patrol-1|Westland/);
    const commission = join(scratch, 'commission');
    const { withheldContents } = await exportTo(commission, { reader: reader('commission') });
    expect(withheldContents).toBe(4);
    if (hasTools) expect(check(outDir).status).toBe(0);
  });

  it('X4: erased content is absent and counted', async () => {
    const copy = join(scratch, 'erased-data');
    cpSync(dataDir, copy, { recursive: true });
    const entropy = createSeededEntropy(7, createManualClock(START_MS));
    const writer = await openRecord({
      dir: join(copy, 'record'),
      origin: 'exercise.test/case',
      entropy,
    });
    await writer.erase(25);
    await writer.close();
    const outDir = join(scratch, 'erased');
    const facts = await exportTo(outDir, { dataDir: copy });
    expect([facts.erasedContents, facts.withheldContents]).toEqual([1, 2]);
    expect(filesOf(outDir)).not.toContain('data/entries/000000000025/content.json');
    if (hasTools) expect(check(outDir).status).toBe(0);
  });

  it('X5: each proof verifies with the log’s key', () => {
    const vkey = readFileSync(join(bag, 'data/log.vkey'), 'utf8').trimEnd();
    const log = createNoteVerifier(nodeSha256, nodeEd25519, vkey);
    const folders = readdirSync(join(bag, 'data/entries'));
    expect(folders.length).toBe(8);
    for (const folder of folders) {
      const at = (name: string) => readFileSync(join(bag, 'data/entries', folder, name));
      const claim = {
        sha256: nodeSha256,
        entry: new Uint8Array(at('leaf.bin')),
        origin: 'exercise.test/case',
        log,
      };
      expect(verifyTlogProof(at('proof.tlog-proof').toString('utf8'), claim).size).toBe(32);
    }
  });

  it('X6: X7: is made once, alike each time, and only of a case that is there', async () => {
    const again = join(scratch, 'again');
    await exportTo(again, { caseId: FINDING });
    const bytesOf = (root: string) =>
      filesOf(root)
        .filter((path) => path.startsWith('data/entries/'))
        .map((path) => [path, readFileSync(join(root, path)).toString('hex')]);
    expect(bytesOf(again)).toEqual(bytesOf(bag));
    const third = join(scratch, 'third');
    await exportTo(third);
    expect(readFileSync(join(third, 'tagmanifest-sha512.txt'))).toEqual(
      readFileSync(join(bag, 'tagmanifest-sha512.txt')),
    );
    await expect(exportTo(again)).rejects.toMatchObject({ code: 'exists' });
    const nobody = { caseId: 'HF-9999' };
    await expect(exportTo(join(scratch, 'no'), nobody)).rejects.toThrow('found "HF-9999"');
    expect(existsSync(join(scratch, 'no'))).toBe(false);
  });
});
