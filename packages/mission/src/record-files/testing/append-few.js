// Opens a record, appends 60 entries in six calls with two checkpoints, and ends; prints the number of acknowledged entries, a line after each
// acknowledgement, `signed N` after each checkpoint, and `refused CODE` where the record says no. For runs in which system calls are made to fail.
import { writeSync } from 'node:fs';
import { createSystemEntropy } from '../../../dist/entropy/entropy.js';
import { openRecord } from '../../../dist/record-files/index.js';

const [dir] = process.argv.slice(2);
const itemOf = (index) => ({
  header: Buffer.from(`{"n":${index}}`),
  content: Buffer.from(`content ${index} ${'.'.repeat(index % 97)}`),
});
try {
  const entropy = createSystemEntropy();
  const record = await openRecord({
    dir,
    origin: 'test.example/faults',
    entropy,
    segmentBytesMax: 4000,
  });
  writeSync(1, `ready ${record.size}\n`);
  for (let call = 0; call < 6; call++) {
    const first = record.size;
    await record.append(Array.from({ length: 10 }, (_, k) => itemOf(first + k)));
    writeSync(1, `${record.size}\n`);
    if (call % 3 === 2) {
      await record.checkpoint();
      writeSync(1, `signed ${record.size}\n`);
    }
  }
  await record.close();
} catch (error) {
  writeSync(1, `refused ${error.code ?? error.message}\n`);
}
