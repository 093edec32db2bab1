// Appends entries to a record until it is killed (DIR [CALLS [ENTRIES]]: so many calls at once, of at most so many entries each: 4 and 5); prints the number of acknowledged entries, a line after each acknowledgement.
// Runs on the build (`tsc -b packages/mission`): a process that is killed must be a plain Node.
import { writeSync } from 'node:fs';
import { createSystemEntropy } from '../../../dist/entropy/entropy.js';
import { openRecord } from '../../../dist/record-files/index.js';

const [dir, calls = '4', entries = '5'] = process.argv.slice(2);
const CALLS = Number(calls);
const ENTRIES_MAX = Number(entries);
const record = await openRecord({
  dir,
  origin: 'test.example/killed',
  entropy: createSystemEntropy(),
  segmentBytesMax: 4_000 * ENTRIES_MAX,
});
writeSync(1, `${record.size}\n`);
const itemOf = (index) => ({
  header: Buffer.from(`{"n":${index}}`),
  content: Buffer.from(`content ${index} ${'.'.repeat(index % 97)}`),
});
for (let next = record.size; ;) {
  const appends = [];
  for (let call = 0; call < CALLS; call++) {
    const count = 1 + ((next * 7 + call) % ENTRIES_MAX);
    const first = next;
    const items = Array.from({ length: count }, (_, k) => itemOf(first + k));
    next += count;
    appends.push(record.append(items).then(() => writeSync(1, `${first + count}\n`)));
  }
  await Promise.all(appends);
  if (next % 3 === 0) await record.checkpoint();
}
