import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkReceipt } from '@holdfast/mission';
import type { RecordView } from '@holdfast/domain';
import { sceneEachTest } from './testing/scene-each-test.ts';
import { LIAISON_A, LIAISON_B } from './testing/served-scene.ts';
import type { ServedScene } from './testing/served-scene.ts';

let scene: ServedScene;
sceneEachTest((each) => (scene = each));

const receiptFor = async (
  by: { readonly personId: string; readonly role: string },
  index: number,
) => {
  const asked = `as=${by.personId}&role=${by.role}`;
  const response = await fetch(`${scene.url}/api/receipt/${index}?${asked}`);
  return { status: response.status, text: await response.text() };
};

test('S16: a receipt of a statement is given to whoever made it, holds against the published files, and is nobody else’s', async () => {
  const { mission } = scene;
  const at = mission.state.recordedAtMs;
  await scene.do(LIAISON_A, {
    kind: 'file-allegation',
    ...{ statement: 'accuses', accusedId: 'B', sectorId: 'S1', text: 'They fired on us.' },
    ...{ fromMs: at - 60_000, toMs: at },
  });
  const { filed } = await scene.view<RecordView>(LIAISON_A, 'record');
  const index = filed?.[0]?.entryIndex ?? -1;
  expect(mission.entryOf(index)?.kind).toBe('allegation.filed');
  expect((await scene.view<RecordView>(LIAISON_B, 'record')).filed).toEqual([]);

  // Nobody signs on the beat here: what is not signed is not promised.
  expect((await receiptFor(LIAISON_A, index)).status).toBe(409);
  await mission.checkpoint();
  const given = await receiptFor(LIAISON_A, index);
  expect(given.status).toBe(200);
  const { receipt, verdict } = await checkReceipt({
    receipt: Buffer.from(given.text),
    dir: join(mission.dataDir, 'record'),
    nowMs: mission.entropy.nowMs(),
  });
  expect([receipt.index, verdict]).toEqual([index, 'kept']);

  expect((await receiptFor(LIAISON_B, index)).status).toBe(403);
  expect((await receiptFor(LIAISON_A, index - 1)).status).toBe(403);
  expect((await receiptFor(LIAISON_A, 1e9)).status).toBe(403);
  expect((await fetch(`${scene.url}/api/receipt/${index}?role=watch`)).status).toBe(403);
});
