import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import mqtt from 'mqtt';
import type { MqttClient } from 'mqtt';
import type { Line, WireAnswer } from './sender.ts';
import { LineError, isWireAnswer } from './sender.ts';

/** Longest wait for a receipt before a batch is sent again, where nothing else is said. */
const ANSWER_MS_MAX = 3_000;

interface Waiting {
  readonly answer: (answer: WireAnswer) => void;
  readonly fail: (error: LineError) => void;
}

/** Batches over an MQTT broker: each is published at least once, and its receipt is waited for on the source's own topic. */
export async function openMqttLine(url: string, answerMsMax = ANSWER_MS_MAX): Promise<Line> {
  const client = mqtt.connect(url, { reconnectPeriod: 250, connectTimeout: ANSWER_MS_MAX });
  client.on('error', () => undefined);
  // A batch waits for its receipt: it is not held back to be sent with the next.
  client.on('connect', () => {
    if (client.stream instanceof Socket) client.stream.setNoDelay(true);
  });
  const waiting = new Map<string, Waiting>();
  const subscribed = new Set<string>();
  client.on('message', (_topic, payload) => {
    const said = parsed(payload);
    const message =
      typeof said === 'object' && said !== null && 'message' in said ? said.message : '';
    if (typeof message === 'string' && isWireAnswer(said)) waiting.get(message)?.answer(said);
  });
  // What was on its way when the line went down is sent again at once, not when its time is up.
  client.on('close', () => {
    for (const { fail } of waiting.values()) fail(new LineError('the line went down'));
  });

  const listen = async (sourceId: string): Promise<void> => {
    if (subscribed.has(sourceId)) return;
    await inTime(client.subscribeAsync(`holdfast/receipts/${sourceId}`, { qos: 1 }));
    subscribed.add(sourceId);
  };

  return {
    async send(sourceId, bytes) {
      await connected(client, url);
      await listen(sourceId);
      const message = createHash('sha256').update(bytes).digest('hex');
      const answer = new Promise<WireAnswer>((resolve, reject) =>
        waiting.set(message, { answer: resolve, fail: reject }),
      );
      try {
        const published = client.publishAsync(`holdfast/intake/${sourceId}`, Buffer.from(bytes), {
          qos: 1,
        });
        // The receipt alone counts; the broker's acknowledgement may be lost with the line, and comes late.
        published.catch(() => undefined);
        return await inTime(answer, 'no receipt', answerMsMax);
      } finally {
        waiting.delete(message);
      }
    },
    close: () => client.endAsync(true),
  };
}

async function connected(client: MqttClient, url: string): Promise<void> {
  if (client.connected) return;
  await inTime(
    new Promise<void>((resolve) => client.once('connect', () => resolve())),
    `no broker at ${url}`,
  );
}

/** Rejects with `LineError` when nothing comes in time, or the line says no. */
async function inTime<T>(
  what: Promise<T>,
  otherwise = 'no receipt',
  msMax = ANSWER_MS_MAX,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new LineError(otherwise)), msMax);
  });
  try {
    return await Promise.race([what, late]);
  } catch (error) {
    if (error instanceof LineError) throw error;
    throw new LineError(error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return null;
  }
}
