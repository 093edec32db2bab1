import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { planExercise } from '@holdfast/exercise';
import type { Delivery } from '@holdfast/exercise';
import { createMission, createSystemEntropy, startLive, withTime } from '@holdfast/mission';
import { startServer } from '@holdfast/server';
import type { RunningServer } from '@holdfast/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLiveExercise } from '../exercise/live-exercise.ts';
import { EXERCISE_PIPELINE, keysFromSeed } from '../exercise/run-exercise.ts';

const RUN = { seed: 11, hours: 0.5, sensors: 25, swapParties: false };
const scratch = mkdtempSync(join(tmpdir(), 'holdfast-wire-'));
const plan = planExercise(RUN, keysFromSeed(RUN.seed));
let server: RunningServer;

beforeAll(async () => {
  const dataDir = join(scratch, 'data');
  const live = await startLiveExercise(dataDir, { ...RUN, complete: false }, () => undefined);
  const withBroker = { ...live, mqtt: { port: 0 } };
  server = await startServer({ dataDir, live: withBroker, port: 0, consoleDir: null });
});
afterAll(async () => {
  await server.close();
  rmSync(scratch, { recursive: true, force: true });
});

async function post(sourceId: string, bytes: Uint8Array) {
  const response = await fetch(`${server.url}/api/intake/${sourceId}`, {
    method: 'POST',
    body: Buffer.from(bytes),
  });
  const body: unknown = await response.json();
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body };
}

const get = async (path: string): Promise<unknown> => (await fetch(`${server.url}${path}`)).json();

function delivery(feed: string): Delivery {
  const found = plan.deliveries.find((each) => each.feed === feed);
  if (found === undefined) throw new TypeError(`expected a delivery of ${feed}`);
  return found;
}

describe('the wire over HTTP', () => {
  it('W2, W3, W4: a number for every answer', async () => {
    const { atMs, bytes } = delivery('activity');
    const source = 'notice-desk-1';
    const first = await post(source, withTime(atMs, bytes));
    expect(first).toMatchObject({ status: 201, body: { answer: 'taken', again: false } });
    const again = await post(source, withTime(atMs, bytes));
    expect(again).toMatchObject({ status: 200, body: { answer: 'taken', again: true } });
    const changed = Uint8Array.from(bytes);
    changed[60] = (changed[60] ?? 0) ^ 1;
    expect(await post(source, withTime(atMs, changed))).toMatchObject({
      status: 401,
      body: { answer: 'refused', refusal: { code: 'wrong-signature' } },
    });
    expect(await post('patrol-1', withTime(atMs, bytes))).toMatchObject({
      status: 400,
      body: { refusal: { code: 'unknown-value' } },
    });
    expect(await post(source, bytes)).toMatchObject({
      status: 400,
      body: { refusal: { code: 'malformed' }, entry: null },
    });
    expect((await post(source, new Uint8Array(1_000_001))).status).toBe(413);
  });

  it('W9: the health of sources is told to the mission, and to nobody else', async () => {
    const view = await get('/api/health?role=watch');
    expect(view).toMatchObject({
      live: true,
      queue: { waiting: 0 },
      sources: [{ sourceId: 'notice-desk-1', sequence: 1, missing: 0 }],
    });
    expect(await get('/api/health?role=public')).toMatchObject({ live: true, sources: null });
  });

  it('W6: what is sent away is told when to come again', async () => {
    const dataDir = join(scratch, 'busy');
    const mission = await createMission({
      dataDir,
      origin: 'test.example/busy',
      entropy: createSystemEntropy(),
    });
    const intake = startLive({
      mission,
      pipeline: EXERCISE_PIPELINE,
      time: { from: 'clock', tickMs: 3_600_000 },
      limits: { batches: 0, bytes: 0, ofSource: 0 },
    });
    const live = { mission, intake };
    const busy = await startServer({ dataDir, live, port: 0, consoleDir: null });
    const response = await fetch(`${busy.url}/api/intake/anyone`, { method: 'POST', body: 'x' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    await busy.close();
  });
});

describe('the broker of our own', () => {
  it('W6: nobody but the mission reads batches, says receipts, or reads the receipts of all', async () => {
    const client = await mqtt.connectAsync(server.mqttUrl ?? '');
    const granted = async (topic: string) =>
      client.subscribeAsync(topic, { qos: 1 }).then(
        (grants) => grants.map(({ qos }) => qos),
        () => 'refused',
      );
    expect(await granted('holdfast/receipts/patrol-1')).toEqual([1]);
    for (const topic of ['#', 'holdfast/#', 'holdfast/receipts/+', 'holdfast/intake/patrol-1'])
      expect([topic, await granted(topic)]).toEqual([topic, 'refused']);
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    client.publish('holdfast/receipts/patrol-1', '{"answer":"taken"}', { qos: 1 });
    await closed;
    await client.endAsync(true);
  });

  it('W6: two hundred half-open connections to each door hold nobody up', async () => {
    const doors = [server.url, server.mqttUrl ?? ''].map((url) => Number(new URL(url).port));
    const sockets = await Promise.all(
      doors.flatMap((port) => Array.from({ length: 200 }, () => halfOpen(port))),
    );
    const { atMs, bytes } = delivery('arrivals');
    const source = /^\S+ \S+ (\S+)/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '';
    expect(await post(source, withTime(atMs, bytes))).toMatchObject({ body: { answer: 'taken' } });
    const client = await mqtt.connectAsync(server.mqttUrl ?? '', { reconnectPeriod: 0 });
    await client.endAsync(true);
    for (const socket of sockets) socket.destroy();
  });
});

/** A request, or a message, of which nothing comes after the first bytes. */
function halfOpen(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /api/intake/nobody HTTP/1.1\r\nContent-Le');
      resolve(socket);
    });
    socket.once('error', reject);
  });
}
