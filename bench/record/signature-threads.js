/** Signatures are verified by threads while the main one reads, decrypts and hashes. */
import { Worker } from 'node:worker_threads';

/** Pages that wait for a thread, of up to 8,192 contents each: more would only fill memory. */
const WAITING_MAX = 8;

export function startThreads(count) {
  const idle = [];
  const waiting = [];
  const done = [];
  let busy = 0;
  let signatures = 0;
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./audit-worker.js', import.meta.url));
    worker.on('message', (signed) => {
      signatures += signed;
      busy -= 1;
      idle.push(worker);
      next();
    });
    idle.push(worker);
    return worker;
  });
  const next = () => {
    while (idle.length > 0 && waiting.length > 0) {
      const page = waiting.shift();
      busy += 1;
      idle.pop().postMessage(page, [page.bytes.buffer]);
    }
    if (waiting.length < WAITING_MAX) done.splice(0).forEach((resolve) => resolve());
  };
  const room = () => new Promise((resolve) => done.push(resolve));
  return {
    /** Takes a page; resolves when another may come. */
    async verify(contents) {
      waiting.push(joined(contents));
      next();
      if (waiting.length >= WAITING_MAX) await room();
    },
    /** How many signatures were valid, when all are through. */
    async finish() {
      while (busy > 0 || waiting.length > 0) await room();
      await Promise.all(workers.map((worker) => worker.terminate()));
      return signatures;
    },
  };
}

/** One piece of memory, so that it moves to the thread without a copy. */
function joined(contents) {
  const bytes = new Uint8Array(contents.reduce((sum, each) => sum + each.bytes.length, 0));
  const ends = new Uint32Array(contents.length);
  let at = 0;
  for (const [position, { bytes: content }] of contents.entries()) {
    bytes.set(content, at);
    at += content.length;
    ends[position] = at;
  }
  return { bytes, ends };
}
