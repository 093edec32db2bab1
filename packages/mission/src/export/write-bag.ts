import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BagFile } from '@holdfast/record';

/** All files under another name first: a bag that lacks some is never seen under its own. */
export function writeBag(outDir: string, bag: readonly BagFile[]): void {
  const partial = `${outDir}.partial`;
  rmSync(partial, { recursive: true, force: true });
  for (const { path, bytes } of bag) {
    const target = join(partial, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes, { flush: true });
  }
  renameSync(partial, outDir);
}
