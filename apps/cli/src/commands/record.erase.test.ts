import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMission, createSystemEntropy, readRecord, verifyRecord } from '@holdfast/mission';
import { id } from '@holdfast/domain';
import { afterAll, expect, it } from 'vitest';
import { UsageError } from '../command.ts';
import { command } from './record.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'holdfast-cli-erase-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function run(...words: readonly string[]) {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const terminal = { out: say, err: say, interactive: false, input: async function* () {} };
  const code = await command.run(['erase', '--data', dataDir, ...words], terminal);
  return { code, said };
}

it('C6: record erase destroys by a custodian’s order alone, and an entry says so', async () => {
  const origin = 'test.example/erase';
  const mission = await createMission({ dataDir, origin, entropy: createSystemEntropy() });
  const custodian = { personId: id<'person'>('p-carla'), role: 'custodian' } as const;
  const judgement = { ...custodian, nation: 'Northland', partyId: null };
  await mission.execute({ kind: 'grant-role', by: custodian, judgement, name: 'Carla' });
  await mission.close();

  const refused = await run('--index', '0', '--by', 'p-eve', '--reason', 'None.');
  expect([refused.code, refused.said[0]]).toEqual([
    1,
    'Nothing was erased (not-permitted): expected p-eve on record as custodian, found no such grant.',
  ]);
  const erased = await run('--index', '0', '--by', 'p-carla', '--reason', 'A name.', '--json');
  expect([erased.code, erased.said]).toEqual([0, ['{"erased":[0],"entry":2}']]);
  const dir = join(dataDir, 'record');
  for await (const { index, content } of readRecord(dir))
    expect([index, content === null]).toEqual([index, index === 0]);
  expect(await verifyRecord(dir)).toMatchObject({ problemCount: 0, erased: 1, entries: 3 });
  for (const words of [
    [],
    ['--index', '01', '--by', 'p-carla', '--reason', 'A name.'],
    ['--index', '1', '--by', '9', '--reason', 'A name.'],
    ['--index', '1', '--by', 'p-carla'],
  ])
    await expect(run(...words), words.join(' ')).rejects.toThrow(UsageError);
});
