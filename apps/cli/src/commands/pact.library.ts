import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeldDocument } from '@holdfast/pact';
import { UsageError } from '../command.ts';

/** Largest document read, in bytes. */
const DOCUMENT_BYTES_MAX = 64_000_000;

/** Every file of a folder, hashed; folders in it are not looked into. Throws `UsageError` when it cannot be read. */
export async function readLibrary(folder: string): Promise<readonly HeldDocument[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${folder}: cannot be read: ${reason}`);
  });
  const library: HeldDocument[] = [];
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(folder, entry.name));
    if (bytes.length > DOCUMENT_BYTES_MAX) continue;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    library.push({ file: entry.name, sha256, bytes });
  }
  return library;
}
