import mqtt from 'mqtt';
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

/** A PUBLISH of QoS 0 with one byte, MQTT 3.1.1, section 3.3. */
function publish(topic: string): Buffer {
  const length = Buffer.byteLength(topic);
  return Buffer.concat([
    Buffer.from([0x30, length + 3, 0, length]),
    Buffer.from(topic),
    Buffer.from('x'),
  ]);
}
