/** What the machine itself can do, measured in the same run: nothing built on it can be faster. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { nodeEd25519 } from '../../packages/mission/dist/index.js';

const FOR_MS = 1000;
const BLOCK = Buffer.alloc(4096, 7);

/** Writes of 4 KiB, each followed by fdatasync, per second, in `dir`. */
export function syncsPerSecond(dir) {
  const path = join(dir, 'floor');
  const file = openSync(path, 'w');
  const rate = repeat(() => {
    writeSync(file, BLOCK);
    fdatasyncSync(file);
  });
  closeSync(file);
  rmSync(path);
  return rate;
}

/** Ed25519 verifications of a 4 KiB message per second, on one thread, as the pipeline makes them. */
export function verificationsPerSecond() {
  const seed = Buffer.alloc(32, 1);
  const publicKey = nodeEd25519.publicKeyFromSeed(seed);
  const signature = nodeEd25519.sign(seed, BLOCK);
  return repeat(() => {
    if (!nodeEd25519.verify(publicKey, BLOCK, signature))
      throw new Error('a valid signature was refused');
  });
}

function repeat(work) {
  const begunMs = performance.now();
  let times = 0;
  while (performance.now() - begunMs < FOR_MS) {
    work();
    times += 1;
  }
  return Math.round(times / ((performance.now() - begunMs) / 1000));
}
