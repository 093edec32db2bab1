import type { Line } from './sender.ts';
import { LineError } from './sender.ts';

/** Batches over an MQTT broker. */
export async function openMqttLine(url: string): Promise<Line> {
  throw new LineError(`${url}: not yet`);
}
