import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text of a folder's log.vkey, or nothing when the folder holds no record. */
export async function readOwnKey(dir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(dir, 'log.vkey'), 'utf8')).trimEnd();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function existsRecord(dir: string): Promise<boolean> {
  return (await readOwnKey(dir)) !== undefined;
}
