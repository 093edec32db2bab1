import { afterAll, beforeAll, expect, test } from 'vitest';
import { id } from '@holdfast/domain';
import { launch } from './testing/scene-case.ts';
import { CHIEF, DAWN_MS, HOUR_MS, LIAISON_A, WATCH, layStage } from './testing/served-scene.ts';
import type { ServedScene, Stage } from './testing/served-scene.ts';
import { post } from './testing/served.ts';

const PASSPHRASE = 'nine swans on the ice';

let stage: Stage;
let scene: ServedScene;
beforeAll(async () => {
  stage = await layStage('account', { people: [WATCH, CHIEF, LIAISON_A], passphrase: PASSPHRASE });
  scene = await stage.serve();
});
afterAll(async () => {
  await scene.end();
  stage.clear();
});

/** The stream's counts for one device, as they come. */
async function listen(cookie: string) {
  const response = await fetch(`${scene.url}/api/stream`, { headers: { cookie } });
  const reader = response.body?.getReader();
  let text = '';
  return {
    async next(): Promise<number> {
      for (;;) {
        const found = /id: (\d+)\n[^]*?\n\n/.exec(text);
        if (found !== null) {
          text = text.slice(found.index + found[0].length);
          return Number(found[1]);
        }
        const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
        if (done) return NaN;
        text += new TextDecoder().decode(value);
      }
    },
    end: async () => void (await reader?.cancel()),
  };
}

test('S11: a party is told at once of what it may read, and of nothing else before the beat', async () => {
  await scene.hear(launch({ eventId: id('EV-1'), originTimeMs: DAWN_MS }));
  await scene.until(DAWN_MS + HOUR_MS);
  const signIn = async ({ personId }: { readonly personId: string }) =>
    (await post(`${scene.url}/api/sign-in`, { personId, passphrase: PASSPHRASE })).cookie ?? '';
  const line = await listen(await signIn(LIAISON_A));
  const first = await line.next();
  expect(first).toBeLessThan(scene.mission.state.entries);

  // What the mission writes for itself is not told: the next count that comes is that of the opening, which both parties may read.
  const watch = await signIn(WATCH);
  const send = (number: number, command: object) =>
    post(
      `${scene.url}/api/commands`,
      { id: `told-000${number}`, as: WATCH.personId, role: WATCH.role, command },
      { cookie: watch },
    );
  const handOver = { kind: 'sign-handover', text: 'Quiet since dawn.' };
  const own = await send(1, handOver);
  const before = scene.mission.state.entries;
  const open = { kind: 'open-incident', incidentId: 'HF-0001', reason: 'Worth a look.' };
  expect([own.status, (await send(2, open)).status]).toEqual([201, 201]);
  expect(await line.next()).toBeGreaterThan(before);
  await line.end();
});
