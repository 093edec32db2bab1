/**
 * Opens a record after a fault and says what is wrong with it; nothing when all is well. `said` is what its writer printed: the highest plain number is what
 * was acknowledged. A disk that lied may have lost what it claimed to have: then the record must refuse, and never sign or give other bytes.
 */
import { existsSync } from 'node:fs';
import { createSystemEntropy } from '../packages/mission/dist/entropy/entropy.js';
import {
  openRecord,
  readRecordPages,
  verifyRecord,
} from '../packages/mission/dist/record-files/index.js';

export async function checkRecord(dir, said, { origin, isLying }) {
  if (!existsSync(dir)) return undefined;
  const numbers = said.split('\n').map((line) => (/^\d+$/.test(line) ? Number(line) : 0));
  const acknowledged = Math.max(0, ...numbers);
  try {
    const record = await openRecord({ dir, origin, entropy: createSystemEntropy() });
    const { size } = record;
    try {
      await record.checkpoint();
    } finally {
      await record.close();
    }
    if (size < acknowledged) return `${acknowledged} acknowledged, ${size} there`;
    const wrong = await wrongEntry(dir);
    if (wrong !== undefined) return wrong;
    const [problem] = (await verifyRecord(dir)).problems;
    return problem === undefined ? undefined : JSON.stringify(problem);
  } catch (error) {
    const isFound =
      isLying && ['damaged', 'malformed', 'not-a-record', 'wrong-key'].includes(error.code);
    return isFound ? undefined : `${error.code}: ${error.message}`;
  }
}

async function wrongEntry(dir) {
  let next = 0;
  for await (const page of readRecordPages(dir)) {
    for (const { index, header, content } of page) {
      const text = `content ${next} ${'.'.repeat(next % 97)}`;
      const isSame =
        index === next &&
        Buffer.from(header).toString() === `{"n":${next}}` &&
        Buffer.from(content ?? []).toString() === text;
      if (!isSame) return `entry ${next} is not what was appended`;
      next += 1;
    }
  }
  return undefined;
}
