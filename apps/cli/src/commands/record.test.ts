import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createNoteVerifier, verifyTlogProof } from '@holdfast/record';
import { nodeEd25519, nodeSha256, readRecord } from '@holdfast/mission';
import { UsageError } from '../command.ts';
import { saidBy } from '../testing/said-by.ts';
import { linesOf } from './record.lines.ts';
import { command } from './record.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-cli-record-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const ORIGIN = 'example.org/log';

async function run(words: readonly string[], input: readonly Uint8Array[] = []) {
  const { code, out } = await saidBy(command, words, input);
  return { code, out };
}

describe('holdfast record', () => {
  const dir = join(scratch, 'log');
  const since = join(scratch, 'since');

  it('C1: init, append, prove and verify agree, and the proof verifies alone', async () => {
    const made = await run(['init', '--dir', dir, '--origin', ORIGIN, '--json']);
    const { vkey, origin } = JSON.parse(made.out[0] ?? '') as { vkey: string; origin: string };
    expect([made.code, origin]).toEqual([0, ORIGIN]);
    const lines = ['first\nse', 'cond\r\n\n\u00e9 last without newline'].map((text) =>
      Buffer.from(text),
    );
    const appended = await run(['append', '--dir', dir], lines);
    expect(appended.out[0]).toBe('acknowledged 0-3');
    expect(appended.out[1]).toBe(readFileSync(join(dir, 'checkpoint'), 'utf8').trimEnd());
    const contents: string[] = [];
    for await (const { content, header } of readRecord(dir)) {
      contents.push(Buffer.from(content ?? []).toString());
      expect(JSON.parse(Buffer.from(header).toString())).toMatchObject({
        author: 'cli',
        kind: 'document.received',
        judgement: {},
      });
    }
    expect(contents).toEqual(['first', 'second\r', '', '\u00e9 last without newline']);
    expect((await run(['verify', dir, '--vkey', vkey])).code).toBe(0);
    const proved = await run(['prove', '--dir', dir, '--index', '2', '--json']);
    const { proof, logEntry } = JSON.parse(proved.out[0] ?? '') as {
      proof: string;
      logEntry: string;
    };
    const log = createNoteVerifier(nodeSha256, nodeEd25519, vkey);
    const entry = Buffer.from(logEntry, 'base64');
    expect(verifyTlogProof(proof, { sha256: nodeSha256, entry, origin: ORIGIN, log }).size).toBe(4);
    const file = join(scratch, 'proof');
    await run(['prove', '--dir', dir, '--index', '2', '--out', file]);
    expect(readFileSync(file, 'utf8')).toBe(proof);
  });

  it('C2: a record that was changed, or does not extend a checkpoint, is answered with 1', async () => {
    writeFileSync(since, readFileSync(join(dir, 'checkpoint')));
    await run(['append', '--dir', dir], [Buffer.from('more\n')]);
    expect((await run(['verify', dir, '--since', since])).code).toBe(0);
    const tile = join(dir, 'tile/0/000.p/5');
    const bytes = readFileSync(tile);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(tile, bytes);
    const { code, out } = await run(['verify', dir, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      problems: [{ code: 'wrong-bytes', file: 'tile/0/000.p/5', offset: 40 }],
    });
    expect((await run(['verify', dir])).out[0]).toContain('wrong-bytes: tile/0/000.p/5 at byte 40');
  });

  it('C3: --raw publishes the lines themselves, under a key made elsewhere', async () => {
    const raw = join(scratch, 'raw');
    const key = join(scratch, 'key');
    const text = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n';
    writeFileSync(key, text);
    const made = await run(['init', '--dir', raw, '--origin', 'PeterNeumann', '--key', key]);
    expect(made.out).toEqual([
      'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    ]);
    const { out } = await run(['append', '--dir', raw, '--raw'], [Buffer.from('a\nbc\n')]);
    expect(out[0]).toBe('acknowledged 0-1');
    expect(readFileSync(join(raw, 'tile/entries/000.p/2'))).toEqual(Buffer.from('\0\x01a\0\x02bc'));
    expect((await run(['verify', raw])).code).toBe(0);
    await expect(run(['append', '--dir', raw], [Buffer.from('d\n')])).rejects.toThrow(
      'expected raw entries',
    );
  });

  it('C4: words that are not understood are usage errors', async () => {
    const wrong = [
      [],
      ['nothing'],
      ['init', '--dir', join(scratch, 'x')],
      ['init', '--dir', dir, '--origin', ORIGIN],
      ['append', '--dir', scratch],
      ['append', '--dir', dir, '--rwa'],
      ['prove', '--dir', dir, '--index', '-1'],
      ['prove', '--dir', dir, '--index', '01'],
      ['verify'],
      ['verify', dir, 'more'],
      ['verify', scratch],
    ];
    for (const words of wrong)
      await expect(run(words), words.join(' ')).rejects.toThrow(UsageError);
    await expect(run(['prove', '--dir', dir, '--index', '99'])).rejects.toThrow('below 5');
  });

  it('C5: lines are cut at newlines only, wherever the chunks end', async () => {
    const bytes = Buffer.from('one\n\ntwo\r\n\xff\x00three\n', 'latin1');
    for (let size = 1; size <= bytes.length; size++) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      const lines: string[] = [];
      const input = (async function* () {
        yield* chunks;
      })();
      for await (const group of linesOf(input))
        lines.push(...group.map((line) => Buffer.from(line).toString('latin1')));
      expect(lines).toEqual(['one', '', 'two\r', '\xff\x00three']);
    }
  });
});
