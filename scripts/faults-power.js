import {
  openRecord,
  readRecord,
  verifyRecord,
} from '../packages/mission/dist/record-files/index.js';
import { createMemoryDisk } from '../packages/mission/dist/record-files/testing/memory-disk.js';
import { nodeSha256 } from '../packages/mission/dist/record-files/crypto.js';

const ORIGIN = 'exercise.test/power';
const DIR = '/log';
/** Losses one folder goes through: each finds what the one before left. */
const LOSSES_A_FOLDER = 5;

/** Predictable, and a tenth of the cost of the real one. */
const quickEntropy = {
  nowMs: () => 0,
  bytes: (purpose, length) => nodeSha256(Buffer.from(purpose)).slice(0, length),
};

/**
 * Power lost at any write, sync or rename of an append, on a disk in memory that keeps the promises of fdatasync and no more: un-synced sectors are dropped, torn
 * and reordered, un-synced names are old or new. Every acknowledged entry must be there afterwards. `run` is `{ bad, say }`.
 */
export async function losePower({ bad, say }, losses) {
  let acknowledged = 0;
  for (let lost = 0, seed = 1; lost < losses; seed++) {
    const pick = pickFrom(seed);
    const power = { disk: createMemoryDisk(), acknowledged: 0, since: undefined };
    for (let round = 0; round < LOSSES_A_FOLDER && lost < losses; round++) {
      lost += 1;
      power.disk.failAfter(10 + pick(90));
      const wrong = await appendUntilFailure(power, pick);
      if (wrong !== undefined) bad.push(`power, seed ${seed}, loss ${round + 1}: ${wrong}`);
      if (wrong !== undefined) break;
      power.disk = power.disk.crash(pick);
    }
    const wrong = await wrongAfter(power);
    if (wrong !== undefined) bad.push(`power, seed ${seed}: ${wrong}`);
    acknowledged += power.acknowledged;
  }
  say(`${losses} simulated power losses, ${acknowledged} entries acknowledged`);
  return { losses, acknowledged };
}

async function appendUntilFailure(power, pick) {
  const { disk } = power;
  try {
    const record = await openRecord({
      dir: DIR,
      origin: ORIGIN,
      disk,
      segmentBytesMax: 3000,
      entropy: quickEntropy,
    });
    try {
      for (;;) {
        const next = record.size;
        const middle = next + 1 + pick(30);
        const end = middle + 1 + pick(30);
        const first = record.append(items(next, middle)).then(() => {
          power.acknowledged = middle;
        });
        await Promise.all([first, record.append(items(middle, end))]);
        power.acknowledged = end;
        if (pick(3) === 0) power.since = Buffer.from(await record.checkpoint());
      }
    } finally {
      await record.close();
    }
  } catch (error) {
    const isAsked = error.code === 'disk-failed' || String(error).includes('EIO');
    return isAsked ? undefined : `${error.code}: ${error.message}`;
  }
}

async function wrongAfter({ disk, acknowledged, since }) {
  try {
    const entropy = quickEntropy;
    const record = await openRecord({ dir: DIR, origin: ORIGIN, disk, entropy });
    const { size } = record;
    await record.checkpoint();
    await record.close();
    if (size < acknowledged) return `${acknowledged} acknowledged, ${size} there`;
    for await (const { index, content } of readRecord(DIR, { disk }))
      if (Buffer.from(content ?? []).toString() !== textOf(index))
        return `entry ${index} is not what was appended`;
    const [problem] = (await verifyRecord(DIR, { disk, ...(since && { since }) })).problems;
    return problem === undefined ? undefined : JSON.stringify(problem);
  } catch (error) {
    return `${error.code}: ${error.message}`;
  }
}

const textOf = (index) => `content ${index} ${'.'.repeat(index % 97)}`;

function items(from, to) {
  return Array.from({ length: to - from }, (_, k) => ({
    header: Buffer.from(`{"n":${from + k}}`),
    content: Buffer.from(textOf(from + k)),
  }));
}

/** Integers below a limit, the same for the same seed (xorshift of 32 bits). */
export function pickFrom(seed) {
  let x = (seed * 2_654_435_761) >>> 0 || 1;
  return (limit) => {
    x ^= x << 13;
    x >>>= 0;
    x ^= x >>> 17;
    x ^= x << 5;
    x >>>= 0;
    return x % limit;
  };
}
