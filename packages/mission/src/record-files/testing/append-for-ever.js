// Appends entries to a record until it is killed; prints the number of acknowledged entries, a line after each acknowledgement.
// Runs on the build (`tsc -b packages/mission`): a process that is killed must be a plain Node.
import { writeSync } from 'node:fs';
import { createSystemEntropy } from '../../../dist/entropy/entropy.js';
import { openRecord } from '../../../dist/record-files/index.js';

const [dir] = process.argv.slice(2);
const record = await openRecord({
  dir,
  origin: 'test.example/killed',
  entropy: createSystemEntropy(),
  segmentBytesMax: 20_000,
});
writeSync(1, `${record.size}\n`);
const itemOf = (index) => ({
  header: Buffer.from(`{"n":${index}}`),
  content: Buffer.from(`content ${index} ${'.'.repeat(index % 97)}`),
});
for (let next = record.size; ;) {
  const calls = [];
  for (let call = 0; call < 4; call++) {
    const count = 1 + ((next * 7 + call) % 5);
    const first = next;
    const items = Array.from({ length: count }, (_, k) => itemOf(first + k));
    next += count;
    calls.push(record.append(items).then(() => writeSync(1, `${first + count}\n`)));
  }
  await Promise.all(calls);
  if (next % 3 === 0) await record.checkpoint();
}
