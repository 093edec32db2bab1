import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  bytesFromText,
  createNoteVerifier,
  formatAddCheckpoint,
  judgeCheckpoint,
  judgeEvidence,
  openCheckpoint,
  parsePolicy,
} from '@holdfast/record';
import { createManualClock, createSeededEntropy } from '../entropy/entropy.ts';
import { nodeEd25519, nodeSha256, openRecord, verifyRecord } from '../record-files/index.ts';
import { startLoopbackServer } from '../record-files/loopback-server.ts';
import { createMemoryDisk } from '../record-files/testing/memory-disk.ts';
import { cosignRecord } from './cosign.ts';
import { openWitness, originHash } from './open-witness.ts';
import type { Witness, WitnessOptions } from './open-witness.ts';
import { serveWitness } from './serve-witness.ts';

const ORIGIN = 'exercise.test/witnessed';
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-witness-'));
const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
  rmSync(scratch, { recursive: true, force: true });
});
let folders = 0;
const newFolder = () => join(scratch, String((folders += 1)));
const seedOf = (name: string) => new Uint8Array(createHash('sha256').update(name).digest());

async function logOf(sizes: readonly number[], dir = newFolder()) {
  const entropy = createSeededEntropy(1, createManualClock(0));
  const writer = await openRecord({ dir, origin: ORIGIN, entropy });
  const notes: string[] = [];
  try {
    for (const size of sizes) {
      const items = Array.from({ length: size - writer.size }, (_, n) => ({
        header: bytesFromText(`{"n":${String(writer.size + n)}}`),
        content: bytesFromText('content'),
      }));
      await writer.append(items);
      notes.push(await writer.checkpoint());
    }
  } finally {
    await writer.close();
  }
  return { dir, vkey: writer.vkey, notes };
}

async function witnessOf(name: string, vkey: string, more: Partial<WitnessOptions> = {}) {
  const dir = newFolder();
  const options = {
    dir,
    name,
    logs: [vkey],
    drawSeed: () => seedOf(name),
    nowS: () => 1_700_000_000,
  };
  const witness = await openWitness({ ...options, ...more });
  return { witness, dir };
}

async function served(witness: Witness): Promise<string> {
  const server = await serveWitness(witness, 0);
  closers.push(async () => {
    await server.close();
    await witness.close();
  });
  return server.url;
}

const policyOf = (text: string) => parsePolicy(nodeSha256, nodeEd25519, bytesFromText(text));
const post = async (url: string, body: string | Uint8Array<ArrayBuffer>) => {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return [response.status, response.headers.get('content-type'), await response.text()] as const;
};

describe('one witness', () => {
  it('W3: W4: answers as tlog-witness says, and shows what it cosigned', async () => {
    const { vkey, notes, dir } = await logOf([3, 5]);
    const { witness } = await witnessOf('w.example/1', vkey);
    const url = await served(witness);
    const [first = '', second = ''] = notes;
    expect(await (await fetch(`${url}/${originHash(ORIGIN)}/checkpoint`)).status).toBe(404);
    const [status, type, lines] = await post(url, `old 0\n\n${first}`);
    expect([status, type]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(lines).toMatch(/^— w\.example\/1 \S+\n$/);
    expect(await post(url, `old 0\n\n${second}`)).toEqual([409, 'text/x.tlog.size', '3\n']);
    expect((await post(url, `old 3\n\n${second}`))[0]).toBe(422);
    expect((await post(url, `old 6\n\n${second}`))[0]).toBe(400);
    expect((await post(url, 'old'))[0]).toBe(400);
    const others = await logOf([3]);
    expect((await post(url, `old 0\n\n${others.notes[0]?.replace(ORIGIN, 'x') ?? ''}`))[0]).toBe(
      404,
    );
    expect((await post(url, `old 3\n\n${second.replace(/\n5\n/, '\n6\n')}`))[0]).toBe(403);
    expect((await fetch(`${url}/add-checkpoint`)).status).toBe(405);
    const big = await fetch(`${url}/add-checkpoint`, { method: 'POST', body: 'x'.repeat(300_000) });
    expect(big.status).toBe(413);
    const shown = await (await fetch(`${url}/${originHash(ORIGIN)}/checkpoint`)).text();
    const policy = policyOf(`log ${vkey}\nwitness w ${witness.vkey}\nquorum w\n`);
    expect(judgeCheckpoint(policy, bytesFromText(shown))).toMatchObject({
      isQuorum: true,
      cosigned: [{ name: 'w', timeS: 1_700_000_000 }],
      checkpoint: { size: 3 },
    });
    const report = await cosignRecord({ dir, policy, urls: [url] });
    expect([report.isQuorum, report.size, report.refusals]).toEqual([true, 5, []]);
    expect(readFileSync(join(dir, 'witnessed/checkpoint'), 'utf8')).toBe(report.note);
    expect((await verifyRecord(dir)).problems).toEqual([]);
  });

  it('W2: of many concurrent requests exactly those are cosigned that follow one another', async () => {
    const sizes = Array.from({ length: 12 }, (_, n) => n + 1);
    const { vkey, notes } = await logOf(sizes);
    const { witness } = await witnessOf('w', vkey);
    const replies = await Promise.all(
      notes.map((note) => witness.addCheckpoint(bytesFromText(`old 0\n\n${note}`))),
    );
    expect(replies.map(({ kind }) => kind)).toEqual([
      'cosigned',
      ...sizes.slice(1).map(() => 'other-size'),
    ]);
    expect(witness.latest(originHash(ORIGIN))).toContain('\n1\n');
    await witness.close();
  });

  it('W1: after a crash at any moment no two answers exclude each other', async () => {
    const honest = await logOf([4]);
    const fork = await logOf([2, 4]);
    const [note = ''] = honest.notes;
    // The same log with other content: made under the same key, so that only memory can refuse it.
    const log = createNoteVerifier(nodeSha256, nodeEd25519, honest.vkey);
    expect(openCheckpoint(bytesFromText(note), { origin: ORIGIN, log }).size).toBe(4);
    const [two = ''] = fork.notes;
    let seed = 1;
    const pick = (limit: number) => (seed = (seed * 48_271) % 2_147_483_647) % limit;
    let answeredBefore = 0;
    for (let calls = 0; calls < 12; calls++) {
      const disk = createMemoryDisk();
      const options = {
        dir: '/w',
        name: 'w',
        logs: [honest.vkey],
        drawSeed: () => seedOf('w'),
        nowS: () => 1,
        disk,
      };
      const witness = await openWitness(options);
      disk.failAfter(calls);
      const isAnswered = await witness
        .addCheckpoint(bytesFromText(`old 0\n\n${note}`))
        .then(({ kind }) => kind === 'cosigned')
        .catch(() => false);
      if (!isAnswered)
        await expect(
          witness.addCheckpoint(bytesFromText(`old 0\n\n${note}`)),
        ).rejects.toMatchObject({
          code: 'disk-failed',
        });
      await witness.close();
      for (let crash = 0; crash < 8; crash++) {
        const after = await openWitness({ ...options, disk: disk.crash(pick) });
        const { kind } = await after.addCheckpoint(bytesFromText(`old 0\n\n${two}`));
        if (isAnswered) expect(kind).toBe('other-size');
        if (isAnswered) answeredBefore += 1;
        await after.close();
      }
    }
    expect(answeredBefore).toBeGreaterThan(8);
  });

  it('W8: one process a folder, one key, and memory that was changed is refused', async () => {
    const { vkey, notes } = await logOf([3]);
    const { witness, dir } = await witnessOf('w', vkey);
    await expect(witnessOf('w', vkey, { dir })).rejects.toMatchObject({ code: 'in-use' });
    await witness.addCheckpoint(bytesFromText(`old 0\n\n${notes[0] ?? ''}`));
    await witness.close();
    await expect(witnessOf('other', vkey, { dir })).rejects.toMatchObject({ code: 'wrong-key' });
    const again = await witnessOf('w', vkey, { dir });
    expect(again.witness.vkey).toBe(witness.vkey);
    expect(again.witness.latest(originHash(ORIGIN))).toContain('\n3\n');
    await again.witness.close();
    const path = join(dir, 'seen', originHash(ORIGIN));
    const disk = createMemoryDisk(
      new Map(
        ['witness.key', 'witness.vkey', `seen/${originHash(ORIGIN)}`].map((name) => [
          `/w/${name}`,
          new Uint8Array(readFileSync(join(dir, name))),
        ]),
      ),
    );
    disk.damage(`/w/seen/${originHash(ORIGIN)}`, () =>
      bytesFromText(readFileSync(path, 'utf8').replace('\n3\n', '\n2\n')),
    );
    await expect(witnessOf('w', vkey, { dir: '/w', disk })).rejects.toMatchObject({
      code: 'damaged',
    });
  });
});

/** Accepts connections and never says a word. */
function silentServer(): Promise<string> {
  return new Promise((resolve) => {
    const server: Server = createServer(() => undefined);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      closers.push(async () => void server.close());
      server.unref();
      resolve(`http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`);
    });
  });
}

/** Answers whatever it is told to. */
async function liar(status: number, body: string): Promise<string> {
  const server = await startLoopbackServer(0, async (request, response) => {
    for await (const chunk of request) void chunk;
    response.writeHead(status);
    response.end(body);
  });
  closers.push(() => server.close());
  return server.url;
}

describe('seven witnesses, five needed', () => {
  const NAMES = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'n1'];

  async function scene(alive: number, replacements: readonly string[], sizes = [300]) {
    const log = await logOf(sizes);
    const lines = [`log ${log.vkey}`];
    for (const [position, name] of NAMES.entries()) {
      const { witness } = await witnessOf(`${name}.example`, log.vkey);
      const url = position < alive ? await served(witness) : replacements[position - alive];
      if (position >= alive) closers.push(() => witness.close());
      lines.push(`witness ${name} ${witness.vkey} ${url ?? 'http://127.0.0.1:9'}`);
    }
    const policy = policyOf(`${lines.join('\n')}\ngroup q 5 ${NAMES.join(' ')}\nquorum q\n`);
    return { ...log, policy };
  }

  it('W5: two dead ones, one of them silent, hold nothing up', async () => {
    const { dir, policy } = await scene(5, ['http://127.0.0.1:9', await silentServer()]);
    const report = await cosignRecord({ dir, policy });
    expect([report.isQuorum, report.cosigned]).toEqual([true, NAMES.slice(0, 5)]);
    const witnessed = new Uint8Array(readFileSync(join(dir, 'witnessed/checkpoint')));
    expect(judgeCheckpoint(policy, witnessed).isQuorum).toBe(true);
  });

  it('W5: W7: hostile answers are dropped, and never break the quorum', async () => {
    const signature = Buffer.alloc(76, 1).toString('base64');
    const answers: readonly [number, string][] = [
      [200, 'nonsense'],
      [200, `— a1.example ${signature}\n`],
      [200, '— x.example AAAAAAAAAAAA\n'.repeat(200)],
      [409, '999999999\n'],
      [409, '1\n'],
      [409, 'x'],
      [500, ''],
      [200, 'x'.repeat(2_000_000)],
    ];
    for (let at = 0; at < answers.length; at += 2) {
      const pair = answers.slice(at, at + 2);
      const urls = await Promise.all(pair.map(([status, body]) => liar(status, body)));
      const { dir, policy } = await scene(5, urls, [70]);
      const report = await cosignRecord({ dir, policy });
      expect([report.isQuorum, report.cosigned.length, report.isRolledBack]).toEqual([
        true,
        5,
        false,
      ]);
      const witnessed = new Uint8Array(readFileSync(join(dir, 'witnessed/checkpoint')));
      expect(judgeCheckpoint(policy, witnessed).isQuorum).toBe(true);
    }
  });

  it('W7: with four nothing is published as witnessed, and each reason is told', async () => {
    const dead = 'http://127.0.0.1:9';
    const { dir, policy } = await scene(4, [dead, await liar(200, 'x'), await liar(409, '7\n')]);
    const report = await cosignRecord({ dir, policy });
    expect([report.isQuorum, report.cosigned.length, report.refusals.length]).toEqual([
      false,
      4,
      3,
    ]);
    expect(existsSync(join(dir, 'witnessed/checkpoint'))).toBe(false);
  });

  it('W6: a record that was rolled back is found, accused, and signed no further', async () => {
    const { dir, policy, vkey } = await scene(7, [], [40, 300]);
    await cosignRecord({ dir, policy });
    const old = await logOf([40]);
    const report = await cosignRecord({ dir: old.dir, policy });
    expect([report.isQuorum, report.isRolledBack]).toEqual([false, true]);
    const [path = ''] = report.evidence;
    const judged = judgeEvidence(nodeSha256, nodeEd25519, readFileSync(path, 'utf8'));
    expect(judged).toMatchObject({
      verdict: 'rollback',
      vkey,
      earlier: { size: 300 },
      later: { size: 40 },
    });
    await expect(logOf([41], old.dir)).rejects.toMatchObject({ code: 'rolled-back' });
    const copy = newFolder();
    cpSync(old.dir, copy, { recursive: true });
    rmSync(join(copy, 'witnessed'), { recursive: true });
    await expect(logOf([41], copy)).resolves.toMatchObject({ dir: copy });
  });

  it('W6: a fork is refused by whoever saw the other history, with evidence that stands alone', async () => {
    const { dir, policy, vkey, notes } = await scene(7, [], [77]);
    expect((await cosignRecord({ dir, policy })).isQuorum).toBe(true);
    const forkDir = newFolder();
    const entropy = createSeededEntropy(1, createManualClock(0));
    const fork = await openRecord({ dir: forkDir, origin: ORIGIN, entropy });
    const other = { header: bytesFromText('{}'), content: bytesFromText('another history') };
    await fork.append(Array.from({ length: 200 }, () => other));
    const note = await fork.checkpoint();
    await fork.close();
    expect(fork.vkey).toBe(vkey);
    const report = await cosignRecord({ dir: forkDir, policy });
    expect([report.isQuorum, report.cosigned]).toEqual([false, []]);
    expect(report.refusals.every((reason) => reason.includes('422'))).toBe(true);
    const evidence = readdirSync(scratch, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /^\d+\/evidence\/\w+-\w+\.evidence$/.test(name),
    );
    const verdicts = evidence.map((name) => {
      const text = readFileSync(join(scratch, name), 'utf8');
      return judgeEvidence(nodeSha256, nodeEd25519, text).verdict;
    });
    expect(verdicts.filter((verdict) => verdict === 'fork').length).toBe(7);
    expect(
      formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: bytesFromText(note) }).length,
    ).toBeGreaterThan(9);
    expect(notes.length).toBe(1);
  });
});
