/**
 * `npm run bench -- intake [--rate R] [--seconds S] [--burst N] [--json]`: signed observations over HTTP, each in a batch of its own, from the client's first byte to the receipt: read, signature
 * verified, parsed, recorded, fdatasync'd, receipt signed. Server and client share the machine. Beside the floors of the same run.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { syncsPerSecond, verificationsPerSecond } from '../pipeline/floor.js';
import { quantile } from '../record/quantile.js';
import { deviceId, signedBatch } from './batches.js';
import { openConnections } from './http-client.js';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '3000' },
    seconds: { type: 'string', default: '10' },
    burst: { type: 'string', default: '20000' },
    json: { type: 'boolean', default: false },
  },
});
const DEVICES = 256;
const CONNECTIONS = 256;
/** Batches that wait for their receipts at a time where it is saturated. */
const IN_FLIGHT = 512;

const dir = mkdtempSync(join(tmpdir(), 'holdfast-bench-intake-'));
try {
  const result = await measure();
  if (values.json) console.log(JSON.stringify(result));
  else
    for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(30)} ${value}`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

async function measure() {
  const floors = {
    floor_fdatasyncs_per_second: syncsPerSecond(dir),
    floor_verifications_per_second: verificationsPerSecond(),
  };
  const rate = Number(values.rate);
  const seconds = Number(values.seconds);
  const load = loadavg()[0];
  const server = await startMission();
  const connections = await openConnections(server.facts.port, CONNECTIONS);
  const sequences = new Map();
  const make = (count, observations = 1) =>
    Array.from({ length: count }, (_, at) => {
      const device = at % DEVICES;
      const sequence = (sequences.get(device) ?? 0) + 1;
      sequences.set(device, sequence);
      const { place } = server.facts;
      return signedBatch({ device, sequence, place, nowMs: Date.now(), observations });
    });
  await atOnce(connections, make(2000), IN_FLIGHT);
  const full = await atOnce(connections, make(rate * 4), IN_FLIGHT);
  const steady = await atRate(connections, make(rate * seconds), rate);
  const burst = await atOnce(connections, make(Number(values.burst)), Number(values.burst));
  const sent = [...sequences.values()].reduce((sum, sequence) => sum + sequence, 0);
  const { observations, ...used } = await server.end();
  connections.close();
  return {
    rate_per_second: rate,
    seconds,
    acknowledged: steady.latencies.length,
    sent_away_and_taken_later: steady.retries,
    p50_ms: quantile(steady.latencies, 0.5),
    p99_ms: quantile(steady.latencies, 0.99),
    max_ms: quantile(steady.latencies, 1),
    sustained_per_second: Math.round(steady.latencies.length / steady.seconds),
    saturated_per_second: Math.round(full.latencies.length / full.seconds),
    burst: Number(values.burst),
    burst_acknowledged: burst.latencies.length,
    burst_sent_away_and_taken_later: burst.retries,
    burst_seconds: Math.round(burst.seconds * 10) / 10,
    lost: sent - observations,
    ...used,
    load_before: Math.round(load * 10) / 10,
    ...floors,
    node: process.versions.node,
  };
}

/** So many at a time, as fast as answers come; what is sent away comes again when it was told to. */
async function atOnce(connections, batches, inFlight) {
  const latencies = [];
  let retries = 0;
  let next = 0;
  const begunMs = performance.now();
  const submit = async () => {
    for (let batch = batches[next++]; batch !== undefined; batch = batches[next++]) {
      const atMs = performance.now();
      retries += await postUntilTaken(connections, batch);
      latencies.push(performance.now() - atMs);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, submit));
  return { latencies, retries, seconds: (performance.now() - begunMs) / 1000 };
}

/** So many each second, whether or not the ones before are acknowledged; latency counts from when each was due. */
async function atRate(connections, batches, rate) {
  const latencies = [];
  const waiting = [];
  let retries = 0;
  const begunMs = performance.now();
  for (let sent = 0; sent < batches.length;) {
    const due = Math.min(batches.length, Math.floor(((performance.now() - begunMs) / 1000) * rate));
    for (; sent < due; sent += 1) {
      const dueMs = begunMs + (sent / rate) * 1000;
      waiting.push(
        postUntilTaken(connections, batches[sent]).then((tries) => {
          retries += tries;
          latencies.push(performance.now() - dueMs);
        }),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(waiting);
  return { latencies, retries, seconds: (performance.now() - begunMs) / 1000 };
}

/** How often it was sent away before. */
async function postUntilTaken(connections, { device, bytes }) {
  for (let retries = 0; ; retries += 1) {
    const { status, retryAfterMs } = await connections.post(
      `/api/intake/${deviceId(device)}`,
      bytes,
    );
    if (status === 201 || status === 200) return retries;
    if (status !== 429 && status !== 503) throw new Error(`expected a receipt, found ${status}`);
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
}

async function startMission() {
  const script = fileURLToPath(new URL('./server.js', import.meta.url));
  const child = spawn(process.execPath, [script, join(dir, 'data'), String(DEVICES)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value);
  const facts = await next();
  return {
    facts,
    async end() {
      child.stdin.write('end\n');
      return next();
    },
  };
}
