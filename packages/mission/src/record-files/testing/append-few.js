// Opens a record, appends entries (DIR [ENTRIES [CALLS]]: 10 a call, 6 calls) with a checkpoint after every third call, and ends; prints the number of acknowledged entries, a line after each
// acknowledgement, `signed N` after each checkpoint, and `refused CODE` where the record says no. For runs in which system calls are made to fail.
import { writeSync } from 'node:fs';
import { createSystemEntropy } from '../../../dist/entropy/entropy.js';
import { openRecord } from '../../../dist/record-files/index.js';

const [dir, entries = '10', calls = '6'] = process.argv.slice(2);
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
  for (let call = 0; call < Number(calls); call++) {
    const first = record.size;
    await record.append(Array.from({ length: Number(entries) }, (_, k) => itemOf(first + k)));
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
