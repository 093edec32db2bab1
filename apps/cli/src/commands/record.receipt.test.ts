import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { id } from '@holdfast/domain';
import type { NewEntry } from '@holdfast/domain';
import { createMission, createSystemEntropy } from '@holdfast/mission';
import { afterAll, expect, it } from 'vitest';
import { UsageError } from '../command.ts';
import { saidBy } from '../testing/said-by.ts';
import { command } from './record.ts';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-cli-receipt-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function run(words: readonly string[], input = '') {
  const { code, out } = await saidBy(command, words, [Buffer.from(input)]);
  return { code, out };
}

it('C7: record receipt promises, and --check says what became of it', async () => {
  const dir = join(scratch, 'log');
  const receipt = join(scratch, 'first.receipt');
  await run(['init', '--dir', dir, '--origin', 'test.example/receipts']);
  await run(['append', '--dir', dir], 'first\n');
  await run(['receipt', '--dir', dir, '--index', '0', '--out', receipt]);
  const checked = await run(['receipt', '--dir', dir, '--check', receipt, '--json']);
  expect([checked.code, JSON.parse(checked.out[0] ?? '')]).toMatchObject([
    0,
    { verdict: 'kept', index: 0 },
  ]);
  expect((await run(['receipt', '--dir', dir, '--index', '0'])).out[0]).toContain(
    'holdfast-receipt/1\ntest.example/receipts\nindex 0\nleaf ',
  );
  await expect(run(['receipt', '--dir', dir, '--index', '-1'])).rejects.toThrow(UsageError);
  await expect(run(['receipt', '--dir', dir, '--index', '1'])).rejects.toThrow('below 1');
});

it('C8: record sources counts what is missing in each source’s numbering', async () => {
  const dataDir = join(scratch, 'data');
  const entropy = createSystemEntropy();
  const mission = await createMission({ dataDir, origin: 'test.example/sources', entropy });
  const author = { kind: 'source', id: 'gateway-1', role: null, nation: null } as const;
  const sourceId = id<'source'>('gateway-1');
  const enrolled: NewEntry = {
    kind: 'source.enrolled',
    author,
    judgement: {
      sourceId,
      sourceClass: 'acoustic-network',
      ownerId: 'mission',
      keyHash: '',
      partyId: null,
    },
    content: null,
  };
  const taken = [1, 2, 5, 9].map((sequence): NewEntry => {
    const counts = { arrivals: 0, refused: 0, fromMs: 0, toMs: 0 };
    const judgement = { sourceId, sequence, ...counts };
    return { kind: 'arrivals.received', author, judgement, content: null };
  });
  await mission.record(() => [enrolled, ...taken]);
  await mission.checkpoint();
  await mission.close();
  expect((await run(['sources', '--data', dataDir])).out).toEqual([
    '1 sources, 5 numbers missing, in 5 signed entries.',
    '  gateway-1: 4 taken, the highest 9, 5 missing: 3-4, 6-8',
  ]);
});
