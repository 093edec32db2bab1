import { once } from 'node:events';
import { connect } from 'node:net';
import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBroker } from './broker.ts';
import type { Broker } from './broker.ts';

const SECRET = 'of the mission';
const NAME = 'holdfast-mission';
let broker: Broker;

beforeAll(async () => {
  broker = await startBroker({ port: 0, missionSecret: SECRET, missionClientId: NAME });
});
afterAll(() => broker.close());

const stranger = (more: { readonly clientId?: string; readonly clean?: boolean } = {}) =>
  mqtt.connectAsync(broker.url, { reconnectPeriod: 0, ...more }, false);

const closeOf = (client: MqttClient) =>
  new Promise<void>((resolve) => client.once('close', () => resolve()));

const mission = () =>
  mqtt.connectAsync(broker.url, { clientId: NAME, username: 'mission', password: SECRET }, false);

describe('strangers at the broker', () => {
  it('W6: nobody takes the name of the mission, which would cut it off', async () => {
    const real = await mission();
    await expect(stranger({ clientId: NAME })).rejects.toThrow(/bad user name|not authorized/i);
    expect(real.connected).toBe(true);
    await real.endAsync(true);
  });

  it('W6: nothing is kept for a topic, whoever asks for it', async () => {
    const client = await stranger();
    await client.publishAsync('holdfast/intake/a', 'kept', { qos: 1, retain: true });
    const real = await mission();
    const first = new Promise<string>((resolve) =>
      real.once('message', (_topic, payload) => resolve(payload.toString())),
    );
    await real.subscribeAsync('holdfast/intake/+', { qos: 1 });
    await client.publishAsync('holdfast/intake/a', 'sent', { qos: 1 });
    expect(await first).toBe('sent');
    await client.endAsync(true);
    await real.endAsync(true);
  });

  it('W6: nothing is kept for a source that is away', async () => {
    const session = { clientId: 'source-a', clean: false };
    const isKnown = async (): Promise<boolean> => {
      const client = mqtt.connect(broker.url, { reconnectPeriod: 0, ...session });
      const known = await new Promise<boolean>((resolve) =>
        client.once('connect', ({ sessionPresent }) => resolve(sessionPresent)),
      );
      await client.subscribeAsync('holdfast/receipts/a', { qos: 1 });
      await client.endAsync(true);
      return known;
    };
    expect([await isKnown(), await isKnown()]).toEqual([false, false]);
  });

  it.each(['holdfast/intake/+', 'holdfast/#', 'holdfast/intake/a/b', 'holdfast/receipts/a', ''])(
    'W6: who publishes to "%s" is cut off, and nobody else',
    async (topic) => {
      const [client, other] = await Promise.all([stranger(), stranger()]);
      const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
      client.on('error', () => undefined);
      // Past the client's own check of topics.
      client.stream.write(publish(topic));
      await closed;
      expect(other.connected).toBe(true);
      await Promise.all([client.endAsync(true), other.endAsync(true)]);
    },
  );
});

describe('huge messages', () => {
  it('S15: who announces a message that is too long is cut off before it is sent', async () => {
    const [client, other] = await Promise.all([stranger(), stranger()]);
    client.on('error', () => undefined);
    const closed = closeOf(client);
    // 268,435,455 bytes to come, the most that MQTT can say, and none of them sent.
    client.stream.write(Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f]));
    await closed;
    expect(other.connected).toBe(true);
    await Promise.all([client.endAsync(true), other.endAsync(true)]);
  });

  it('S15: before anyone has said who it is, no packet is long', async () => {
    const socket = connect(Number(new URL(broker.url).port), '127.0.0.1');
    socket.write(Buffer.from([0x10, 0x81, 0x80, 0x04]));
    await once(socket.resume(), 'close');
  });

  it('S15: the longest batch there may be is carried, and one byte more is not', async () => {
    const real = await mission();
    await real.subscribeAsync('holdfast/intake/+', { qos: 1 });
    const client = await stranger();
    client.on('error', () => undefined);
    const came = new Promise<Buffer>((resolve) =>
      real.once('message', (_topic, payload) => resolve(payload)),
    );
    await client.publishAsync('holdfast/intake/a', Buffer.alloc(1_000_000), { qos: 1 });
    expect(await came).toHaveLength(1_000_000);
    const closed = closeOf(client);
    client.publish('holdfast/intake/a', Buffer.alloc(1_000_001), { qos: 1 });
    await closed;
    expect(real.connected).toBe(true);
    await Promise.all([client.endAsync(true), real.endAsync(true)]);
  });

  it('S15: a packet that begins and does not end is waited for so long', async () => {
    const options = { port: 0, missionSecret: SECRET, missionClientId: NAME, packetMs: 50 };
    const impatient = await startBroker(options);
    const client = await mqtt.connectAsync(impatient.url, { reconnectPeriod: 0 }, false);
    client.on('error', () => undefined);
    const closed = closeOf(client);
    client.stream.write(publish('holdfast/intake/a').subarray(0, 8));
    await closed;
    await client.endAsync(true);
    await impatient.close();
  });
});

/** A PUBLISH of QoS 0 with one byte, MQTT 3.1.1, section 3.3. */
function publish(topic: string): Buffer {
  const length = Buffer.byteLength(topic);
  return Buffer.concat([
    Buffer.from([0x30, length + 3, 0, length]),
    Buffer.from(topic),
    Buffer.from('x'),
  ]);
}
