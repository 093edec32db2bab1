import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSystemEntropy } from '../entropy/entropy.ts';
import { openRecord, readRecordPages, verifyRecord } from './index.ts';

const KILLS = 20;
const packageOf = (name: string) => fileURLToPath(new URL(`../../../${name}/`, import.meta.url));
const child = fileURLToPath(new URL('./testing/append-for-ever.js', import.meta.url));
const dir = join(mkdtempSync(join(tmpdir(), 'holdfast-killed-')), 'log');
afterAll(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

/** When the newest file with this ending was changed, in ms; 0 when there is none. */
function newestMs(folder: string, ending: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const times = names
    .filter((name) => name.endsWith(ending) && !name.endsWith('.test.ts'))
    .map((name) => statSync(join(folder, name)).mtimeMs);
  return Math.max(0, ...times);
}

/** Whether a source is newer than what was built of the packages that the child loads. */
function isBuildStale(): boolean {
  return [packageOf('record'), packageOf('mission')].some((path) => {
    const folder = path.includes('mission') ? 'record-files' : '';
    try {
      const builtMs = newestMs(join(path, 'dist', folder), '.js');
      return builtMs < newestMs(join(path, 'src', folder), '.ts');
    } catch {
      // No build yet.
      return true;
    }
  });
}

beforeAll(() => {
  if (!isBuildStale()) return;
  const compiler = new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url);
  spawnSync(process.execPath, [fileURLToPath(compiler), '-b', packageOf('mission')]);
});

/** Runs the child until it is killed, `delayMs` after its first word; gives the last number it printed. */
async function appendUntilKilled(delayMs: number): Promise<number> {
  const process = spawn(globalThis.process.execPath, [child, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = -1;
  for await (const line of createInterface({ input: process.stdout })) {
    if (acknowledged < 0) setTimeout(() => process.kill('SIGKILL'), delayMs);
    acknowledged = Math.max(acknowledged, Number(line));
  }
  expect(process.signalCode ?? 'SIGKILL').toBe('SIGKILL');
  return acknowledged;
}

it('F3: after 20 times kill -9 every acknowledged entry is there, in order and unchanged', async () => {
  let acknowledged = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    const delayMs = ((kill * 48_271) % 2_147_483_647) % 190;
    const printed = await appendUntilKilled(delayMs);
    expect(printed, 'what was acknowledged before the last kill').toBeGreaterThanOrEqual(
      acknowledged,
    );
    acknowledged = printed;
  }
  const entropy = createSystemEntropy();
  const record = await openRecord({ dir, origin: 'test.example/killed', entropy });
  expect(record.size).toBeGreaterThanOrEqual(acknowledged);
  expect(acknowledged).toBeGreaterThan(KILLS);
  await record.checkpoint();
  await record.close();
  let next = 0;
  for await (const page of readRecordPages(dir))
    for (const { index, header, content } of page) {
      expect(index).toBe(next);
      expect(Buffer.from(header).toString()).toBe(`{"n":${String(next)}}`);
      const text = `content ${String(next)} ${'.'.repeat(next % 97)}`;
      expect(Buffer.from(content ?? []).toString()).toBe(text);
      next += 1;
    }
  expect(next).toBe(record.size);
  expect((await verifyRecord(dir)).problems).toEqual([]);
});
