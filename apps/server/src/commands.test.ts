import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { ServedRecord } from './testing/served.ts';
import { get, post, serveRecord } from './testing/served.ts';

let served: ServedRecord | null = null;
afterEach(async () => {
  await served?.end();
  served = null;
});

const ACT = {
  kind: 'record-act',
  judgement: {
    act: 'riksdag_approves',
    actor: 'RIKSDAG',
    fromMs: 1_767_700_000_000,
    toMs: 1_767_700_000_000,
    findingId: null,
  },
  reason: 'Approved by 253 to 61.',
};

const asked = (id: string, command: object = ACT) => ({
  id,
  as: 'p-chief',
  role: 'chief',
  command,
});

const entriesOf = async (url: string): Promise<unknown> => {
  const { body } = await get(`${url}/api/session`);
  const { cut } = body;
  return typeof cut === 'object' && cut !== null && 'entries' in cut ? cut.entries : null;
};

test('S6: a command is done once under one id, also after a restart', async () => {
  served = await serveRecord({ trial: true });
  const first = await post(`${served.server.url}/api/commands`, asked('3f2a-0001'));
  expect(first.status).toBe(201);
  const again = await post(`${served.server.url}/api/commands`, asked('3f2a-0001'));
  expect([again.status, again.body]).toEqual([200, first.body]);
  served = await served.restart();
  const later = await post(`${served.server.url}/api/commands`, asked('3f2a-0001'));
  expect([later.status, later.body]).toEqual([200, first.body]);
  const before = await entriesOf(served.server.url);
  const other = await post(`${served.server.url}/api/commands`, asked('3f2a-0002'));
  expect(other.status).toBe(201);
  expect(await entriesOf(served.server.url)).not.toBe(before);
});

test('S7: a member too many, too few or out of bounds is refused by name', async () => {
  served = await serveRecord({ trial: true });
  const url = `${served.server.url}/api/commands`;
  const before = await entriesOf(served.server.url);
  const wrong = [
    { ...ACT, by: { personId: 'p-custodian', role: 'custodian' } },
    { ...ACT, reason: '' },
    { ...ACT, judgement: { ...ACT.judgement, fromMs: 1.5 } },
    { kind: 'fire' },
    {},
  ];
  for (const [at, command] of wrong.entries()) {
    const { status, body } = await post(url, asked(`wrong-000${at}`, command));
    expect(status).toBe(400);
    expect(body['message']).toMatch(/Expected .*found/s);
  }
  expect(await entriesOf(served.server.url)).toBe(before);
});

test('S7: what policy forbids is refused with its rule, and the refusal is on record', async () => {
  served = await serveRecord({ trial: true });
  const before = await entriesOf(served.server.url);
  const { status } = await post(`${served.server.url}/api/commands`, {
    ...asked('3f2a-0003'),
    as: 'p-watch',
    role: 'watch',
  });
  expect(status).toBe(403);
  expect(await entriesOf(served.server.url)).toBe(Number(before) + 1);
});

test('S9: the API says what it is, and every view that it names answers', async () => {
  served = await serveRecord({ trial: true });
  const { body } = await get(`${served.server.url}/api/openapi.json`);
  const file: unknown = JSON.parse(
    readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'),
  );
  expect(body).toEqual(file);
  const paths = Object.entries<object>({ ...(body['paths'] as Record<string, object>) }).filter(
    ([, one]) => 'get' in one,
  );
  for (const [path] of paths) {
    if (path === '/api/stream') continue;
    const asks = path === '/api/may-do' ? '?state=SE&task=observe_ceasefire' : '';
    const words = path === '/api/report-draft/{id}' ? 'daily;0;86400000;1;public' : '0';
    const { status } = await get(`${served.server.url}${path.replace(/\{\w+\}/, words)}${asks}`);
    expect([path, [200, 404].includes(status)]).toEqual([path, true]);
  }
});

test('S11: a line that comes back is told what it has missed', async () => {
  served = await serveRecord({ trial: true });
  const { url } = served.server;
  const firstEvent = async (headers: Readonly<Record<string, string>>) => {
    const response = await fetch(`${url}/api/stream`, { headers });
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();
    return new TextDecoder().decode(value);
  };
  const before = Number(await entriesOf(url));
  expect(await firstEvent({})).toBe(
    `id: ${before}\nevent: changed\ndata: {"entries":${before},"since":null}\n\n`,
  );
  await post(`${url}/api/commands`, asked('3f2a-0009'));
  const now = Number(await entriesOf(url));
  expect(now).toBeGreaterThan(before);
  expect(await firstEvent({ 'last-event-id': String(before) })).toBe(
    `id: ${now}\nevent: changed\ndata: {"entries":${now},"since":${before}}\n\n`,
  );
});
