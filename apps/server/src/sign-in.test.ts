import { afterEach, expect, test } from 'vitest';
import { createSessions, SESSION_MS } from './identity/sessions.ts';
import type { ServedRecord } from './testing/served.ts';
import { get, post, serveRecord } from './testing/served.ts';

let served: ServedRecord | null = null;
afterEach(async () => {
  await served?.end();
  served = null;
});

const PASSPHRASE = 'кит over the weir, twice';

async function withFirstAccount(): Promise<{ readonly url: string; readonly cookie: string }> {
  served = await serveRecord({ trial: false });
  const { url, firstAccountUrl } = served.server;
  const token = new URL(firstAccountUrl ?? '').searchParams.get('first') ?? '';
  const account = { personId: 'p-watch', passphrase: PASSPHRASE, token };
  const { status, cookie } = await post(`${url}/api/first-account`, account);
  expect(status).toBe(200);
  return { url, cookie: cookie ?? '' };
}

test('S1: another Host or another Origin is refused before anything is read', async () => {
  served = await serveRecord({ trial: true });
  const { url } = served.server;
  const strange = await post(`${url}/api/commands`, {}, { origin: 'http://elsewhere.example' });
  expect(strange.status).toBe(403);
  expect((await post(`${url}/api/commands`, {}, { origin: url })).status).toBe(400);
});

test('S2: before anyone has an account one reads as any role, and nobody acts', async () => {
  served = await serveRecord({ trial: false });
  const { url } = served.server;
  expect((await get(`${url}/api/session?role=chief`)).status).toBe(200);
  expect((await get(`${url}/api/session?as=p-watch`)).status).toBe(401);
});

test('S2: the first account takes the printed word, a person on record and a long passphrase, once', async () => {
  served = await serveRecord({ trial: false });
  const { url, firstAccountUrl } = served.server;
  const token = new URL(firstAccountUrl ?? '').searchParams.get('first') ?? '';
  const open = (body: object) => post(`${url}/api/first-account`, body);
  const account = { personId: 'p-watch', passphrase: PASSPHRASE, token };
  expect((await open({ ...account, token: `${token.slice(1)}x` })).status).toBe(403);
  expect((await open({ ...account, personId: 'p-nobody' })).status).toBe(404);
  expect((await open({ ...account, passphrase: 'short' })).status).toBe(400);
  expect((await open(account)).status).toBe(200);
  expect((await open({ ...account, personId: 'p-chief' })).status).toBe(403);
});

test('S3: from the first account on, who has not signed in reads what the public reads', async () => {
  const { url, cookie } = await withFirstAccount();
  expect((await get(`${url}/api/session?role=watch`)).status).toBe(401);
  const publicSession = await get(`${url}/api/session`);
  expect(publicSession.body['reader']).toMatchObject({ role: 'public' });
  expect(publicSession.body['people']).toEqual([]);
  const own = await get(`${url}/api/session?as=p-watch`, cookie);
  expect(own.body['reader']).toMatchObject({ role: 'watch', personId: 'p-watch' });
});

test('S3: a wrong passphrase and an unknown person are answered alike, and tries are counted', async () => {
  const { url } = await withFirstAccount();
  const tryIn = (personId: string, passphrase: string) =>
    post(`${url}/api/sign-in`, { personId, passphrase });
  const wrong = await tryIn('p-watch', 'not the passphrase');
  const unknown = await tryIn('p-nobody', 'not the passphrase');
  expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
  expect(wrong.status).toBe(401);
  expect((await tryIn('p-watch', PASSPHRASE)).status).toBe(200);
  const more = [1, 2, 3, 4].map(() => tryIn('p-watch', 'no'));
  expect((await Promise.all(more)).map(({ status }) => status)).toContain(429);
});

test('S4: nobody acts as somebody who has not signed in on this device, nor in a role not on record', async () => {
  const { url, cookie } = await withFirstAccount();
  expect((await get(`${url}/api/session?as=p-chief`, cookie)).status).toBe(401);
  expect((await get(`${url}/api/session?as=p-watch&role=chief`, cookie)).status).toBe(401);
  expect((await get(`${url}/api/session?as=p-watch`)).status).toBe(401);
});

test('S5: a sign-in ends by signing out, and by itself', async () => {
  const { url, cookie } = await withFirstAccount();
  await post(`${url}/api/sign-out`, { personId: 'p-watch' }, { cookie });
  expect((await get(`${url}/api/session?as=p-watch`, cookie)).status).toBe(401);

  let nowMs = 1_000;
  const sessions = createSessions(() => nowMs);
  const token = sessions.signIn(null, 'p-watch');
  sessions.signIn(token, 'p-chief');
  expect(sessions.peopleOf(token)).toEqual(['p-watch', 'p-chief']);
  nowMs += SESSION_MS;
  expect(sessions.peopleOf(token)).toEqual([]);
  expect(sessions.peopleOf('another')).toEqual([]);
});
