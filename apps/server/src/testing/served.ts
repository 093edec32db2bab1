import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { id } from '@holdfast/domain';
import type { Command, Role } from '@holdfast/domain';
import {
  createMission,
  createSystemEntropy,
  readMissionFile,
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
];

export async function serveRecord(options: { readonly trial: boolean }): Promise<ServedRecord> {
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
  return start(dataDir);
}

async function start(dataDir: string): Promise<ServedRecord> {
  const server = await startServer({ dataDir, port: 0, consoleDir: null });
  return {
    dataDir,
    server,
    restart: async () => {
      await server.close();
      return start(dataDir);
    },
    end: async () => {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
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
