import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { ServedRecord } from './testing/served.ts';
import { get, serveRecord } from './testing/served.ts';

const VECTORS = new URL('../../../vectors/', import.meta.url);
const readVectors = (path: string) => readFileSync(new URL(path, VECTORS), 'utf8');

let served: ServedRecord | null = null;
afterEach(async () => {
  await served?.end();
  served = null;
});

/** `npm run test:hostile` sends all; here every fifth is enough to notice that something has changed. */
const STRIDE = process.env['HOLDFAST_HOSTILE'] === 'all' ? 1 : 5;

/** Texts of nst/JSONTestSuite. */
function hostileBodies(): readonly { readonly name: string; readonly body: Buffer }[] {
  const suite: Readonly<Record<string, string>> = JSON.parse(
    readVectors('json-hostile/suite.json'),
  );
  return Object.entries(suite)
    .filter((_, at) => at % STRIDE === 0)
    .map(([name, base64]) => ({ name, body: Buffer.from(base64, 'base64') }));
}

async function send(url: string, body: Buffer): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
  await response.arrayBuffer();
  return response.status;
}

/** Eight at a time: the server has to stand what comes beside it too. */
async function sendAll(url: string, bodies: readonly { name: string; body: Buffer }[]) {
  const rest = [...bodies];
  const statuses: { name: string; status: number }[] = [];
  const worker = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift())
      statuses.push({ name: next.name, status: await send(url, next.body) });
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return statuses;
}

const isRefusal = ({ status }: { readonly status: number }) => status >= 400 && status < 500;

describe('hostile bodies', () => {
  test('S12: no hostile text is a command, none is trouble, and nothing of them is on record', async () => {
    served = await serveRecord({ trial: true });
    const { url } = served.server;
    const { body: before } = await get(`${url}/api/session`);
    const around = hostileBodies().map(({ name, body }) => ({
      name: `within ${name}`,
      body: Buffer.concat([
        Buffer.from('{"id":"hostile-0001","as":"p-chief","role":"chief","command":'),
        body,
        Buffer.from('}'),
      ]),
    }));
    const statuses = await sendAll(`${url}/api/commands`, [...hostileBodies(), ...around]);
    expect(statuses).toHaveLength(2 * Math.ceil(340 / STRIDE));
    expect(statuses.filter((each) => !isRefusal(each))).toEqual([]);
    expect((await get(`${url}/api/session`)).body['cut']).toEqual(before['cut']);
  });

  test('S12: no hostile text is a batch, and the record says of so many a minute why', async () => {
    served = await serveRecord({ trial: true, live: true });
    const { url } = served.server;
    const statuses = await sendAll(`${url}/api/intake/gateway-1`, hostileBodies());
    expect(statuses.filter((each) => !isRefusal(each))).toEqual([]);
    const { body } = await get(`${url}/api/record?as=p-custodian&role=custodian`);
    expect(body['refusals']).toEqual([
      { feed: 'unknown', count: expect.any(Number), latest: expect.any(Array), hasEarlier: true },
    ]);
    const [{ count, latest }] = JSON.parse(JSON.stringify(body['refusals']));
    // The same bytes again are not recorded again.
    expect(count).toBeGreaterThan(0.9 * statuses.length);
    for (const refusal of latest)
      expect(refusal).toMatchObject({
        file: 'wire-gateway-1',
        line: expect.any(Number),
        expected: expect.stringMatching(/./),
        found: expect.stringMatching(/./),
      });
  });

  test('S12: names that would be members of every object, and bodies without end, are refused', async () => {
    served = await serveRecord({ trial: true });
    const { url } = served.server;
    const bodies = [
      '{"__proto__":{"as":"p-chief"},"id":"hostile-0002"}',
      '{"id":"hostile-0003","as":"p-chief","role":"chief","command":{"constructor":{"prototype":{"kind":"x"}}}}',
      '{"id":"hostile-0004","as":"__proto__","role":"constructor","command":{"kind":"toString"}}',
      `{"id":"hostile-0005","as":"p-chief","role":"chief","command":${'{"kind":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
      `{"id":"hostile-0006","as":"p-chief","role":"chief","command":{"kind":"${'x'.repeat(3_000_000)}"}}`,
    ].map((text, at) => ({ name: String(at), body: Buffer.from(text) }));
    const statuses = await sendAll(`${url}/api/commands`, bodies);
    expect(statuses.filter((each) => !isRefusal(each))).toEqual([]);
    const paths = [
      '/api/report-file/..%2f..%2fmission.json/report.en.html',
      '/api/report-file/%00/x',
      '/api/entry/1e308',
      '/api/report-draft/daily;NaN;1;1;mission',
    ];
    for (const path of paths)
      expect(
        (await get(`${url}${path}?as=p-chief&role=chief`)).status,
        path,
      ).toBeGreaterThanOrEqual(400);
    for (const path of paths)
      expect((await get(`${url}${path}?as=p-chief&role=chief`)).status, path).toBeLessThan(500);
  });
});
