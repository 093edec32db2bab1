import { randomBytes } from 'node:crypto';
import type { LiveIntake, Mission } from '@holdfast/mission';
import { startBroker } from './broker.ts';
import { missionClientIdOf, takeOverMqtt } from './over-mqtt.ts';

export interface MqttIntake {
  /** Without user and password. */
  readonly url: string;
  close(): Promise<void>;
}

/** Takes batches from a broker that is there, or from one of our own. */
export async function startMqttIntake(
  { mission, intake }: { readonly mission: Mission; readonly intake: LiveIntake },
  where: { readonly port: number } | { readonly url: string },
): Promise<MqttIntake> {
  const { origin } = mission;
  if ('url' in where) {
    const taking = await takeOverMqtt(intake, { url: where.url, origin });
    return { url: withoutPassword(where.url), close: () => taking.close() };
  }
  const missionSecret = randomBytes(24).toString('hex');
  const broker = await startBroker({
    port: where.port,
    missionSecret,
    missionClientId: missionClientIdOf(origin),
  });
  const taking = await takeOverMqtt(intake, { url: broker.url, origin, missionSecret });
  return {
    url: broker.url,
    async close() {
      await taking.close();
      await broker.close();
    },
  };
}

function withoutPassword(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
