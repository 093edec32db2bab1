/**
 * `npm run bench -- record [--entries N] [--rate R] [--seconds S] [--audit N] [--json]`: signed observations from their bytes to the acknowledgement, each signature
 * verified and each body and leaf fdatasync'd before it; then what an auditor waits for. Beside the floors of the same run.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSystemEntropy, nodeEd25519, openRecord } from '../../packages/mission/dist/index.js';
import { syncsPerSecond, verificationsPerSecond } from '../pipeline/floor.js';
import { auditTimes } from './audit.js';
import { HEADER, madeObservations, receive } from './observations.js';
import { quantile } from './quantile.js';
import { witnessedMs } from './witnesses.js';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '3000' },
    seconds: { type: 'string', default: '10' },
    audit: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
/** Submitters that each wait for their acknowledgement before the next observation. */
const SUBMITTERS = 512;
const ORIGIN = 'bench.example/record';

const dir = mkdtempSync(join(tmpdir(), 'holdfast-bench-record-'));
try {
  const result = await measure();
  if (values.json) console.log(JSON.stringify(result));
  else
    for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(40)} ${value}`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

async function measure() {
  const floors = {
    floor_fdatasyncs_per_second: syncsPerSecond(dir),
    floor_verifications_per_second: verificationsPerSecond(),
  };
  const entropy = createSystemEntropy();
  const log = join(dir, 'log');
  const record = await openRecord({ dir: log, origin: ORIGIN, entropy });
  const full = await saturate(record, Number(values.entries));
  const steady = await atRate(record, Number(values.rate), Number(values.seconds));
  const burst = await burstOf(record, 20_000);
  const begunMs = performance.now();
  await record.checkpoint();
  const checkpointMs = Math.round(performance.now() - begunMs);
  await fill(record, Number(values.audit));
  const { size } = record;
  await record.close();
  return {
    ...full,
    ...steady,
    ...burst,
    entries: size,
    checkpoint_ms: checkpointMs,
    ...(await auditTimes(log, size)),
    ...(await witnessedMs(
      join(dir, 'witnesses'),
      readFileSync(join(log, 'log.vkey'), 'utf8').trim(),
      log,
    )),
    peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    ...floors,
  };
}

/** More entries for the audit alone, signed like the others, and not verified on the way in: up to `size` in all. */
async function fill(record, size) {
  const GROUP = 4096;
  const observations = madeObservations(Infinity);
  while (record.size < size) {
    const count = Math.min(GROUP, size - record.size);
    await record.append(
      Array.from({ length: count }, (_, n) => ({
        header: HEADER,
        content: observations(n).content,
      })),
    );
  }
  if (size > 0) await record.checkpoint();
}

/** As many as it takes, from many submitters at once. */
async function saturate(record, entries) {
  const observations = madeObservations(entries);
  const latencies = [];
  let next = 0;
  const begunMs = performance.now();
  const submit = async () => {
    for (let mine = next++; mine < entries; mine = next++) {
      const atMs = performance.now();
      await receive(record, nodeEd25519, observations(mine));
      latencies.push(performance.now() - atMs);
    }
  };
  await Promise.all(Array.from({ length: SUBMITTERS }, submit));
  const seconds = (performance.now() - begunMs) / 1000;
  return {
    signed_observations_per_second: Math.round(entries / seconds),
    saturated_p50_ms: quantile(latencies, 0.5),
    saturated_p99_ms: quantile(latencies, 0.99),
  };
}

/**
 * So many each second, whether or not the ones before are acknowledged; latency counts from when each was due. Every minute is told on standard
 * error as it ends, and the worst of them stands beside the whole.
 */
async function atRate(record, rate, seconds) {
  const count = rate * seconds;
  const observations = madeObservations(count);
  const latencies = [];
  const minutesP99 = [];
  let minuteFrom = 0;
  let refused = 0;
  let open = 0;
  const begunMs = performance.now();
  const passedS = () => (performance.now() - begunMs) / 1000;
  for (let sent = 0; sent < count || open > 0;) {
    const due = Math.min(count, Math.floor(passedS() * rate));
    for (; sent < due; sent++) {
      const dueMs = begunMs + (sent / rate) * 1000;
      open += 1;
      receive(record, nodeEd25519, observations(sent)).then(
        () => {
          open -= 1;
          latencies.push(performance.now() - dueMs);
        },
        () => {
          open -= 1;
          refused += 1;
        },
      );
    }
    if (passedS() >= 60 * (minutesP99.length + 1)) {
      const p99 = quantile(latencies.slice(minuteFrom), 0.99);
      minutesP99.push(p99);
      minuteFrom = latencies.length;
      console.error(
        `record: minute ${minutesP99.length}: ${latencies.length} acknowledged, p99 ${p99} ms`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return {
    steady_rate_per_second: rate,
    steady_seconds: seconds,
    steady_acknowledged: latencies.length,
    steady_refused: refused,
    steady_p50_ms: quantile(latencies, 0.5),
    steady_p99_ms: quantile(latencies, 0.99),
    ...(minutesP99.length === 0 ? {} : { steady_worst_minute_p99_ms: Math.max(...minutesP99) }),
  };
}

/** All at once: each is acknowledged, or refused with `busy`. */
async function burstOf(record, count) {
  const observations = madeObservations(count);
  const begunMs = performance.now();
  const before = record.size;
  const outcomes = await Promise.allSettled(
    Array.from({ length: count }, (_, n) => receive(record, nodeEd25519, observations(n))),
  );
  const acknowledged = outcomes.filter(({ status }) => status === 'fulfilled').length;
  return {
    burst: count,
    burst_acknowledged: acknowledged,
    burst_refused: count - acknowledged,
    burst_lost: acknowledged - (record.size - before),
    burst_ms: Math.round(performance.now() - begunMs),
  };
}
