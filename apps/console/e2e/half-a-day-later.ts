import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Actor, Command, FindingId, Role, State } from '@holdfast/domain';
import { createMission, createSystemEntropy, openMission } from '@holdfast/mission';
import type { Served } from './served.ts';

const HALF_A_DAY_MS = 12 * 3_600_000;
const CONSOLE_DIR = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * The exercise that all browser tests copy, half a day after its end: what was found is old enough to be public. The chief has put one
 * finding right and taken one incident back. A string says why nothing can be served.
 */
export async function serveHalfADayLater(): Promise<Served | string> {
  const template = process.env['HOLDFAST_E2E_TEMPLATE'];
  if (template === undefined || !existsSync(CONSOLE_DIR))
    return 'the console or the command is not built: npm run build';
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-later-'));
  const dataDir = join(folder, 'data');
  cpSync(template, dataDir, { recursive: true });
  await goOn(dataDir);
  const { startServer } = await import('@holdfast/server');
  const server = await startServer({ dataDir, port: 0, consoleDir: CONSOLE_DIR });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function goOn(dataDir: string): Promise<void> {
  const before = await openMission({ dataDir });
  const { origin } = before;
  const nowMs = before.state.recordedAtMs + HALF_A_DAY_MS;
  await before.close();
  const mission = await createMission({
    ...{ dataDir, origin },
    entropy: { ...createSystemEntropy(), nowMs: () => nowMs },
  });
  for (const command of afterwards(mission.state)) {
    const outcome = await mission.execute(command);
    if (!outcome.accepted) throw new TypeError(`${command.kind}: ${outcome.refusal.expected}`);
  }
  await mission.checkpoint();
  await mission.close();
}

function afterwards(state: State): readonly Command[] {
  const by = someone(state, 'chief');
  const [first, second] = issuedIn(state);
  const incidentId = state.findings.get(second)?.judgement.incidentId;
  if (incidentId === undefined) throw new TypeError('expected two findings in the exercise');
  return [
    {
      ...{ kind: 'correct-finding', by, findingId: first },
      ...{ statement: 'The rounds came in two groups, not in three.', reason: 'Counted again.' },
    },
    { kind: 'withdraw-release', by, incidentId, reason: 'To protect a witness.' },
  ];
}

/** The two first findings that were issued and stand. */
function issuedIn(state: State): readonly [FindingId, FindingId] {
  const [first, second] = [...state.findings.entries()].flatMap(([findingId, finding]) =>
    finding.issued !== null && finding.withdrawn === null && finding.superseded === null
      ? [findingId]
      : [],
  );
  if (first === undefined || second === undefined)
    throw new TypeError('expected two findings in the exercise');
  return [first, second];
}

function someone(state: State, role: Role): Actor {
  for (const [personId, grants] of state.grants)
    if (grants.some(({ judgement, revoked }) => judgement.role === role && revoked === null))
      return { personId, role };
  throw new TypeError(`expected a ${role} in the exercise`);
}
