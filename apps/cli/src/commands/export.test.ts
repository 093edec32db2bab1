import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { UsageError } from '../command.ts';
import { saidBy } from '../testing/said-by.ts';
import { command } from './export.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-cli-export-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const run = (words: readonly string[]) => saidBy(command, words);

it('C6: words that export does not understand are usage errors', async () => {
  for (const words of [[], ['bag', 'x'], ['case'], ['case', 'a', 'b'], ['case', 'a', '--for', 'x']])
    await expect(run(words), words.join(' ')).rejects.toThrow(UsageError);
});

it('C6: a folder without a record is refused in one sentence, and nothing is made', async () => {
  const outDir = join(scratch, 'out');
  await expect(run(['case', 'HF-1', '--data', scratch, '--out', outDir])).rejects.toThrow(
    'no record here',
  );
  expect(existsSync(outDir)).toBe(false);
});
