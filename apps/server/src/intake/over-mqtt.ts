import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import type { BatchAnswer, LiveIntake } from '@holdfast/mission';
import { INTAKE_TOPIC, RECEIPT_TOPIC, sourceOfTopic } from './topics.ts';

export interface OverMqttOptions {
  /** `mqtt://HOST:PORT`, with `USER:PASSWORD@` where the broker asks for them. */
  readonly url: string;
  /** The record's origin: one session of the broker for each record. */
  readonly origin: string;
  /** Password for a broker of our own; absent elsewhere. */
  readonly missionSecret?: string;
}

/** What is said of one message, on the receipts' topic of its source. */
export type MqttAnswer = BatchAnswer & {
  /** SHA-256 of the message as it came, hex: which one this answers. */
  readonly message: string;
};

export interface OverMqtt {
  close(): Promise<void>;
}

/**
 * Takes batches from a broker and says there what became of each. The broker's own acknowledgement says only that the broker has a message: the receipt alone says that the
 * mission has it. A broker that goes away is waited for; what was not answered is the sender's to send again. Resolves when the first connection stands.
 */
export async function takeOverMqtt(
  intake: LiveIntake,
  { url, origin, missionSecret }: OverMqttOptions,
): Promise<OverMqtt> {
  const client = await mqtt.connectAsync(url, {
    clientId: missionClientIdOf(origin),
    clean: false,
    reconnectPeriod: 250,
    ...(missionSecret === undefined ? {} : { username: 'mission', password: missionSecret }),
  });
  // Lost connections come back by themselves; without a listener the first would end the process.
  client.on('error', () => undefined);
  sendAtOnce(client);
  client.on('connect', () => sendAtOnce(client));
  client.on('message', (topic, payload) => {
    const sourceId = sourceOfTopic(topic);
    if (sourceId !== null) void answer(client, intake, sourceId, payload);
  });
  await client.subscribeAsync(`${INTAKE_TOPIC}+`, { qos: 1 });
  return { close: () => client.endAsync(true) };
}

/** The name of the mission's session, one for each record. */
export function missionClientIdOf(origin: string): string {
  return `holdfast-${createHash('sha256').update(origin).digest('hex').slice(0, 12)}`;
}

/** Receipts are small, and waited for: none is held back to be sent with the next. */
function sendAtOnce({ stream }: MqttClient): void {
  if (stream instanceof Socket) stream.setNoDelay(true);
}

async function answer(
  client: MqttClient,
  intake: LiveIntake,
  sourceId: string,
  payload: Uint8Array,
): Promise<void> {
  const message = createHash('sha256').update(payload).digest('hex');
  try {
    const said: MqttAnswer = { ...(await intake.take({ sourceId, bytes: payload })), message };
    await client.publishAsync(`${RECEIPT_TOPIC}${sourceId}`, JSON.stringify(said), { qos: 1 });
  } catch {
    // The intake has stopped, and has said so, or the broker is gone: without a receipt the sender sends again.
  }
}
