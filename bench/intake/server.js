/**
 * A mission that takes batches over HTTP, in a process of its own: `node bench/intake/server.js DIR DEVICES`. Prints its port, and then, asked over standard input, what it has used.
 * The engine does not look while it runs: what the stages behind cost is `npm run bench -- pipeline`.
 */
import { EXERCISE_1 } from '../../packages/domain/dist/index.js';
import { planExercise } from '../../packages/exercise/dist/index.js';
import {
  createMission,
  createSystemEntropy,
  nodeEd25519,
  nodeSha256,
  startLive,
} from '../../packages/mission/dist/index.js';
import { startServer } from '../../apps/server/dist/index.js';
import { keysFromSeed, setUp } from '../../apps/cli/dist/exercise/run-exercise.js';
import { seedOf, deviceId } from './batches.js';

const [dataDir, devices] = process.argv.slice(2);
const plan = planExercise({ seed: 1, hours: 0.5, sensors: 50 }, keysFromSeed(1));
const mission = await createMission({
  dataDir,
  origin: 'bench.example/intake',
  entropy: createSystemEntropy(),
});
await setUp(mission, plan);
for (let device = 0; device < Number(devices); device += 1)
  await mission.execute(enrolment(device));

const intake = startLive({
  mission,
  pipeline: { soundSpeedMPerS: 340.3, latenessMs: 900_000, table: EXERCISE_1 },
  time: { from: 'clock', tickMs: 3_600_000 },
});
const server = await startServer({ dataDir, live: { mission, intake }, port: 0, consoleDir: null });
const [west, south, east, north] = plan.geometry.boundsDeg;
tell({
  port: Number(new URL(server.url).port),
  place: { latitude_deg: (south + north) / 2, longitude_deg: (west + east) / 2 },
});

process.stdin.once('data', async () => {
  const { user, system } = process.cpuUsage();
  tell({
    observations: mission.state.observations.size,
    entries: mission.state.entries,
    sent_away: intake.queue().sentAway,
    cpu_s: (user + system) / 1e6,
    peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  });
  await server.close();
  process.exit(0);
});

function tell(facts) {
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}

function enrolment(device) {
  const publicKey = nodeEd25519.publicKeyFromSeed(seedOf(device));
  return {
    kind: 'enrol-source',
    by: plan.custodian,
    judgement: {
      sourceId: deviceId(device),
      sourceClass: 'patrol',
      ownerId: `owner-${device}`,
      keyHash: Buffer.from(nodeSha256(publicKey)).toString('hex'),
      partyId: null,
    },
    content: {
      name: `Device ${device}`,
      publicKeyBase64: Buffer.from(publicKey).toString('base64'),
    },
  };
}
