// Holds a record's folder until it is killed: `node hold-folder.js RECORD_DIR`. Prints a line when it has it.
// Runs on the build (`tsc -b packages/mission`): a process that is killed must be a plain Node.
import { writeSync } from 'node:fs';
import { lockFolder } from '../../dist/record-files/lock.js';
import { nodeDisk } from '../../dist/record-files/node-disk.js';

await lockFolder(nodeDisk, process.argv[2]);
writeSync(1, 'held\n');
setInterval(() => undefined, 1_000);
