/**
 * `npm run bench -- pipeline [--seed N] [--hours H] [--sensors N] [--json]`: an exercise from the bytes of its files to entries, incidents,
 * ledgers, findings and obligations, on disk. What it takes to invent the world is measured apart and taken off.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runExercise } from '../../apps/cli/dist/exercise/run-exercise.js';
import { planExercise } from '../../packages/exercise/dist/index.js';
import { nodeEd25519, nodeSha256 } from '../../packages/mission/dist/index.js';
import { syncsPerSecond, verificationsPerSecond } from './floor.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '11' },
    hours: { type: 'string', default: '2' },
    sensors: { type: 'string', default: '300' },
    json: { type: 'boolean', default: false },
  },
});
const options = {
  seed: Number(values.seed),
  hours: Number(values.hours),
  sensors: Number(values.sensors),
  swapParties: false,
};

const dir = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
try {
  const result = await measure();
  if (values.json) console.log(JSON.stringify(result));
  else
    for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(30)} ${value}`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

async function measure() {
  const planS = secondsOf(() => planExercise(options, keys()));
  const begun = process.cpuUsage();
  const begunMs = performance.now();
  const { mission, plan } = await runExercise({
    ...options,
    dataDir: join(dir, 'data'),
    onProgress: () => {},
  });
  const seconds = (performance.now() - begunMs) / 1000 - planS;
  const used = process.cpuUsage(begun);
  const cpuS = (used.user + used.system) / 1e6 - planS;
  const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const { state } = mission;
  const arrivals = state.arrivals.reduce((sum, { judgement }) => sum + judgement.arrivals, 0);
  const reports =
    state.observations.size +
    state.allegations.size +
    state.activities.size +
    state.coverage.length;
  const entries = state.entries;
  const obligations =
    state.evaluation?.judgement.obligations.filter(({ findingId }) => findingId !== null).length ??
    0;
  await mission.close();
  return {
    ...options,
    files: plan.deliveries.length,
    bytes: plan.deliveries.reduce((sum, { bytes }) => sum + bytes.length, 0),
    observations: arrivals + reports,
    arrivals,
    reports,
    entries,
    incidents: state.incidents.size,
    findings: state.findings.size,
    obligations,
    seconds: round(seconds),
    seconds_to_invent_the_world: round(planS),
    observations_per_s: Math.round((arrivals + reports) / seconds),
    entries_per_s: Math.round(entries / seconds),
    cpu_seconds: round(cpuS),
    peak_memory_mb: peakMemoryMb,
    floor_fdatasync_per_s: syncsPerSecond(dir),
    floor_ed25519_verify_per_s: verificationsPerSecond(),
    node: process.versions.node,
  };
}

/** Keys of any kind: planning signs as many files as the run does. */
function keys() {
  const seed = new Uint8Array(32);
  return {
    sign: (_sourceId, bytes) => nodeEd25519.sign(seed, bytes),
    publicKey: () => nodeEd25519.publicKeyFromSeed(seed),
    sha256Hex: (bytes) => Buffer.from(nodeSha256(bytes)).toString('hex'),
  };
}

function secondsOf(work) {
  const begunMs = performance.now();
  work();
  return (performance.now() - begunMs) / 1000;
}

function round(seconds) {
  return Math.round(seconds * 100) / 100;
}
