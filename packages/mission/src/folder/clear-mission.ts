import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../record-files/lock.ts';
import { nodeDisk } from '../record-files/index.ts';
import { missionFilePath } from './mission-file.ts';

/**
 * Removes a mission from its data folder, and nothing else that lies there. The mission file goes last, so that an interruption
 * leaves something that the next call clears. Throws `RecordError` `in-use` while a process writes to it.
 */
export async function clearMission(dataDir: string): Promise<void> {
  const recordDir = join(dataDir, 'record');
  const lock = existsSync(recordDir) ? await lockFolder(nodeDisk, recordDir) : null;
  try {
    for (const path of [join(dataDir, 'snapshot.json'), recordDir, missionFilePath(dataDir)])
      rmSync(path, { recursive: true, force: true });
  } finally {
    await lock?.release();
  }
}
