/** Verifies signatures of the contents it is sent, and answers how many are valid. */
import { parentPort } from 'node:worker_threads';
import { isSigned } from './observations.js';

parentPort.on('message', ({ bytes, ends }) => {
  let signed = 0;
  let from = 0;
  for (const end of ends) {
    if (isSigned(bytes.subarray(from, end))) signed += 1;
    from = end;
  }
  parentPort.postMessage(signed);
});
