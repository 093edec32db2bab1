import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { id } from '@holdfast/domain';
import type { Role } from '@holdfast/domain';
import {
  createMission,
  createSystemEntropy,
  readMissionFile,
  takeRegister,
  writeMissionFile,
} from '@holdfast/mission';
import type { RunningServer } from '../server.ts';
import { startServer } from '../server.ts';

/** The Paris register on a record, with people who may speak for it, and a server before it. */
export interface ServedRegister {
  readonly server: RunningServer;
  readonly end: () => Promise<void>;
}

const PEOPLE: readonly (readonly [string, Role, string])[] = [
  ['p-custodian', 'custodian', 'INT'],
  ['p-planner', 'planner', 'INT'],
  ['p-commission', 'commission', 'INT'],
  ['p-clerk-se', 'capital', 'SE'],
  ['p-clerk-be', 'capital', 'BE'],
];

const textOf = (name: string): string =>
  readFileSync(new URL(`../../../../agreements/paris-2026/${name}`, import.meta.url), 'utf8');

/** A trial: anyone on record may act. Serves the console too where `consoleDir` is given. */
export async function serveRegister(consoleDir: string | null = null): Promise<ServedRegister> {
  const dataDir = mkdtempSync(join(tmpdir(), 'holdfast-register-'));
  const entropy = createSystemEntropy();
  const mission = await createMission({ dataDir, origin: 'test.example/paris', entropy });
  for (const [personId, role, nation] of PEOPLE)
    await mission.execute({
      kind: 'grant-role',
      by: { personId: id<'person'>('p-custodian'), role: 'custodian' },
      judgement: { personId: id<'person'>(personId), role, nation, partyId: null },
      name: `Person ${personId}`,
    });
  const { refusals } = await takeRegister(mission, {
    'claims.json': textOf('claims.json'),
    'instruments.json': textOf('instruments.json'),
    'commitments.json': textOf('commitments.json'),
  });
  if (refusals.length > 0) throw new TypeError(`the register is refused: ${refusals[0]?.found}`);
  await mission.checkpoint();
  await mission.close();
  const file = readMissionFile(dataDir);
  if (file !== null) writeMissionFile(dataDir, { ...file, trial: true });
  const server = await startServer({ dataDir, port: 0, consoleDir });
  return {
    server,
    end: async () => {
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
