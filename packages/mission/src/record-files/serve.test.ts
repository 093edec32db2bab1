import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bytesFromText, createNoteVerifier, verifyLog } from '@holdfast/record';
import { createManualClock, createSeededEntropy } from '../entropy/entropy.ts';
import { nodeEd25519, nodeSha256, openRecord } from './index.ts';
import { promiseNextKey } from './rotate-key.ts';
import { serveRecord } from './serve.ts';

const ORIGIN = 'exercise.test/served';
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-serve-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const itemsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    header: bytesFromText(`{"n":${String(n)}}`),
    content: bytesFromText('content'),
  }));

it('S1: S2: a stranger reads the whole log over HTTP, on the beat, and nothing else', async () => {
  const dir = join(scratch, 'log');
  const entropy = createSeededEntropy(1, createManualClock(0));
  const writer = await openRecord({ dir, origin: ORIGIN, entropy });
  await writer.append(itemsOf(300));
  const first = await writer.checkpoint();
  let nowMs = 0;
  const beatMs = 900_000;
  const server = await serveRecord({ dir, port: 0, beatMs, nowMs: () => nowMs });
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`${server.url}/${path}`, { method });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const header = (name: string) => response.headers.get(name);
    return {
      status: response.status,
      bytes,
      type: header('content-type'),
      caching: header('cache-control'),
    };
  };
  const mirror = async () => {
    const files = new Map<string, Uint8Array>();
    const paths = ['checkpoint', 'tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'];
    for (const path of [...paths, 'tile/0/001.p/44', 'tile/entries/001.p/44'])
      files.set(path, (await get(path)).bytes);
    const log = createNoteVerifier(nodeSha256, nodeEd25519, writer.vkey);
    const readFile = (path: string) => files.get(path);
    return verifyLog(nodeSha256, { origin: ORIGIN, log, readFile, bodies: [] });
  };
  expect(await mirror()).toMatchObject({ problems: [], entries: 300, checkpoint: { size: 300 } });
  expect(await get('checkpoint')).toMatchObject({
    type: 'text/plain; charset=utf-8',
    caching: 'max-age=2, must-revalidate',
  });
  expect(await get('tile/0/000')).toMatchObject({
    type: 'application/octet-stream',
    caching: 'public, max-age=31536000, immutable',
  });
  const outside = [
    'log.key',
    'log.keys',
    'leaves',
    '../log/log.key',
    '%2e%2e/log.key',
    'segments/000000000000.seg',
  ];
  for (const path of [
    ...outside,
    'tile/0/0',
    'tile/0/001.p/45',
    'tile/entries/001.p/45',
    'tile/0/001',
    '',
  ])
    expect((await get(path)).status, path).toBe(404);
  expect((await get('checkpoint', 'POST')).status).toBe(405);
  expect((await get('tile/0/000', 'HEAD')).bytes.length).toBe(0);

  await writer.append(itemsOf(300));
  const second = await writer.checkpoint();
  await writer.close();
  expect(Buffer.from((await get('checkpoint')).bytes).toString()).toBe(first);
  expect((await get('tile/0/002.p/88')).status).toBe(404);
  // The narrower tile is gone from the folder: it is cut from the full one.
  expect(await mirror()).toMatchObject({ problems: [] });
  nowMs = beatMs;
  expect(Buffer.from((await get('checkpoint')).bytes).toString()).toBe(second);
  expect((await get('tile/0/002.p/88')).bytes.length).toBe(88 * 32);
  await promiseNextKey({ dir, nextSeed: new Uint8Array(32).fill(2) });
  const keys = await get('log.keys');
  expect(Buffer.from(keys.bytes)).toEqual(readFileSync(join(dir, 'log.keys')));
  expect(keys.caching).toBe('max-age=2, must-revalidate');
  expect((await get('log.key')).status).toBe(404);
  await server.close();
  expect(readFileSync(join(dir, 'checkpoint'), 'utf8')).toBe(second);
});
