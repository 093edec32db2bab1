import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createMission, createSystemEntropy } from '@holdfast/mission';
import type { Command } from '../command.ts';
import { saidBy } from '../testing/said-by.ts';
import { command as backup } from './backup.ts';
import { command as restore } from './restore.ts';
import { command as upgrade } from './upgrade.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-cli-backup-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const at = (name: string) => join(scratch, name);

async function run(command: Command, words: readonly string[]) {
  const { code, out } = await saidBy(command, [...words, '--json']);
  return { code, answer: JSON.parse(out[0] ?? '{}') as Readonly<Record<string, unknown>> };
}

it('C9: backup, restore and upgrade agree on what there is', async () => {
  const mission = await createMission({
    dataDir: at('data'),
    origin: 'example.org/mission',
    entropy: createSystemEntropy(),
  });
  await mission.checkpoint();
  const out = ['--out', at('backup'), '--keys-out', at('keys')];
  const made = await run(backup, ['--data', at('data'), ...out]);
  await mission.close();
  expect(made.answer).toMatchObject({ origin: 'example.org/mission', entries: 0, size: 0 });
  const from = ['--from', at('backup'), '--keys', at('keys')];
  const restored = await run(restore, [...from, '--data', at('again')]);
  expect(restored.answer).toMatchObject({ entries: 0, to_be_confirmed: false });
  expect((await run(upgrade, ['--data', at('again')])).answer).toMatchObject({ entries: 0 });
  await expect(run(upgrade, ['--data', at('nothing')])).rejects.toThrow('expected a data folder');
  await expect(run(backup, ['--data', at('data')])).rejects.toThrow('expected --out');
});
