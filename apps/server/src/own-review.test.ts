import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { id } from '@holdfast/domain';
import type { Actor } from '@holdfast/domain';
import { launch } from './testing/scene-case.ts';
import {
  COMPATRIOT,
  DAWN_MS,
  HOUR_MS,
  INVESTIGATOR,
  layStage,
  SELF_REVIEWER,
  WATCH,
} from './testing/served-scene.ts';
import type { ServedScene, Stage } from './testing/served-scene.ts';
import { get, post } from './testing/served.ts';

const PASSPHRASE = 'nine swans on the ice';

let stage: Stage;
let scene: ServedScene;
beforeAll(async () => {
  stage = await layStage('account', {
    people: [WATCH, INVESTIGATOR, COMPATRIOT],
    passphrase: PASSPHRASE,
  });
});
beforeEach(async () => {
  scene = await stage.serve();
});
afterEach(() => scene.end());
afterAll(() => stage.clear());

/** A device of their own: what it sends goes with its own cookie. */
async function device({ personId }: Actor) {
  const { cookie } = await post(`${scene.url}/api/sign-in`, { personId, passphrase: PASSPHRASE });
  let sent = 0;
  return {
    reads: async (path: string, by: Actor) =>
      (await get(`${scene.url}/api/${path}?as=${by.personId}&role=${by.role}`, cookie)).status,
    sends: (by: Actor, command: object) => {
      const commandId = `${cookie?.replace(/[^A-Za-z0-9]/g, '').slice(-20)}-${(sent += 1)}`;
      const body = { id: commandId, as: by.personId, role: by.role, command };
      return post(`${scene.url}/api/commands`, body, { cookie: cookie ?? '' });
    },
  };
}

test('F7: nobody reviews their own draft, from whatever tab, device, role or account of their nation', async () => {
  await scene.hear(launch({ eventId: id('EV-1'), originTimeMs: DAWN_MS }));
  await scene.until(DAWN_MS + HOUR_MS);
  const floor = await device(WATCH);
  const open = { kind: 'open-incident', incidentId: 'HF-0001', reason: 'Worth a look.' };
  expect((await floor.sends(WATCH, open)).status).toBe(201);

  const one = await device(INVESTIGATOR);
  const ledgerIndex = [...scene.mission.state.incidents.values()][0]?.ledger?.index;
  const drafted = await one.sends(INVESTIGATOR, {
    ...{ kind: 'draft-finding', incidentId: 'HF-0001', statement: 'What we find.', ledgerIndex },
    ...{ responsible: 'undetermined', standardId: null },
  });
  expect(drafted.status).toBe(201);

  const review = {
    ...{ kind: 'review-finding', findingId: 'F-0001', outcome: 'agreed', reason: 'So do I.' },
  };
  const other = await device(INVESTIGATOR);
  const second = await device(COMPATRIOT);
  const tries = [
    [one, SELF_REVIEWER, 'the same device, in another role'],
    [other, SELF_REVIEWER, 'another device, in another role'],
    [second, COMPATRIOT, 'another account of the same nation'],
  ] as const;
  for (const [from, by, what] of tries) {
    const { status, body } = await from.sends(by, review);
    expect([what, status, body]).toEqual([
      what,
      403,
      {
        code: 'conflict-of-interest',
        message: `Expected a second person, not of Tessaval, found ${by.personId} of Tessaval.`,
      },
    ]);
  }
  // In the drafter's own role nobody reviews at all, and no device speaks for who has not signed in on it.
  expect((await other.sends(INVESTIGATOR, review)).status).toBe(403);
  expect(await second.reads('case/HF-0001', SELF_REVIEWER)).toBe(401);
  expect((await second.sends(SELF_REVIEWER, review)).status).toBe(401);

  expect([...scene.mission.state.findings.values()][0]?.reviewed).toBeNull();
});
