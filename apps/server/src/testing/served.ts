import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXERCISE_1, id } from '@holdfast/domain';
import type { Command, Role } from '@holdfast/domain';
import {
  createMission,
  createSystemEntropy,
  openMission,
  readMissionFile,
  startLive,
  writeMissionFile,
} from '@holdfast/mission';
import type { RunningServer } from '../server.ts';
import { startServer } from '../server.ts';

/** A record with a few people on it, and a server before it. */
export interface ServedRecord {
  readonly dataDir: string;
  readonly server: RunningServer;
  /** Ends the server and starts another on the same folder. */
  restart(): Promise<ServedRecord>;
  end(): Promise<void>;
}

const PEOPLE: readonly (readonly [string, Role, string])[] = [
  ['p-custodian', 'custodian', 'Norrith'],
  ['p-watch', 'watch', 'Ossenmark'],
  ['p-planner', 'planner', 'Norrith'],
  ['p-chief', 'chief', 'Tessaval'],
  ['p-information', 'information', 'Norrith'],
];

export interface ServedOptions {
  readonly trial: boolean;
  /** Takes batches over HTTP too. */
  readonly live?: boolean;
}

export async function serveRecord(options: ServedOptions): Promise<ServedRecord> {
  const dataDir = mkdtempSync(join(tmpdir(), 'holdfast-server-'));
  const mission = await createMission({
    dataDir,
    origin: 'test.example/server',
    entropy: createSystemEntropy(),
  });
  for (const [personId, role, nation] of PEOPLE) {
    const command: Command = {
      kind: 'grant-role',
      by: { personId: id<'person'>('p-custodian'), role: 'custodian' },
      judgement: { personId: id<'person'>(personId), role, nation, partyId: null },
      name: `Person ${personId}`,
    };
    await mission.execute(command);
  }
  await mission.checkpoint();
  await mission.close();
  const file = readMissionFile(dataDir);
  if (file !== null) writeMissionFile(dataDir, { ...file, trial: options.trial });
  return start(dataDir, options.live === true);
}

async function start(dataDir: string, isLive: boolean): Promise<ServedRecord> {
  const live = isLive ? { live: await liveMission(dataDir) } : {};
  const server = await startServer({ dataDir, port: 0, consoleDir: null, ...live });
  return {
    dataDir,
    server,
    restart: async () => {
      await server.close();
      return start(dataDir, isLive);
    },
    end: async () => {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function liveMission(dataDir: string) {
  const mission = await openMission({ dataDir });
  const intake = startLive({
    mission,
    pipeline: { soundSpeedMPerS: 340.3, latenessMs: 900_000, table: EXERCISE_1 },
    time: { from: 'clock', tickMs: 3_600_000 },
  });
  return { mission, intake };
}

export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** The cookie that the answer sets, to send back; null for none. */
  readonly cookie: string | null;
}

export async function get(url: string, cookie: string | null = null): Promise<Answered> {
  return answered(await fetch(url, { headers: cookie === null ? {} : { cookie } }));
}

export async function post(
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  return answered(
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  );
}

async function answered(response: Response): Promise<Answered> {
  const body: unknown = await response.json().catch(() => ({}));
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? null;
  return { status: response.status, body: { ...(body as object) }, cookie };
}
