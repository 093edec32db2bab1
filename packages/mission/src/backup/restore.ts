import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RecordError, formatProblem, hexFromBytes } from '@holdfast/record';
import { nodeDisk, verifyRecord } from '../record-files/index.ts';
import { WITNESSED_FOLDER, WITNESS_POLICY } from '../record-files/files.ts';
import { forbidSigning } from '../record-files/permission.ts';

/** | option | default | meaning | */
export interface RestoreOptions {
  /** A folder that `backupMission` made. */
  readonly fromDir: string;
  /** The keys that were backed up with it, or later: keys destroyed since then stay destroyed. */
  readonly keysDir: string;
  /** The data folder to make; must not exist, or be empty. */
  readonly dataDir: string;
  /** True where the log has witnesses: nothing is signed until they have confirmed. A backup that was witnessed says so itself. */
  readonly hasWitnesses: boolean;
}

/** What was restored. */
export interface RestoreReport {
  readonly origin: string;
  readonly entries: number;
  readonly size: number;
  readonly rootHex: string;
  readonly erased: number;
  /** False: an older backup than the newest cannot be told from it, by anyone. */
  readonly isToBeConfirmed: boolean;
}

/**
 * Makes a data folder of a backup and its keys, verified whole before it gets its name. Throws `RecordError`: `exists`, `not-a-record`, `damaged`.
 */
export async function restoreMission(options: RestoreOptions): Promise<RestoreReport> {
  const { fromDir, keysDir, dataDir } = options;
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new RecordError('exists', `${dataDir}: expected no such folder, or an empty one`);
  for (const path of [join(fromDir, 'backup.json'), join(keysDir, 'log.key')])
    if (!existsSync(path)) throw new RecordError('not-a-record', `${path}: no such file`);
  const partial = `${dataDir.replace(/[/\\]+$/, '')}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(fromDir, partial, { recursive: true });
  rmSync(join(partial, 'backup.json'));
  const recordDir = join(partial, 'record');
  cpSync(join(keysDir, 'keys'), join(recordDir, 'keys'), { recursive: true });
  cpSync(join(keysDir, 'log.key'), join(recordDir, 'log.key'));
  const report = await verifyRecord(recordDir);
  const [problem] = report.problems;
  if (problem !== undefined || report.checkpoint === undefined) {
    rmSync(partial, { recursive: true, force: true });
    throw new RecordError(
      'damaged',
      `restore of ${fromDir}: ${problem === undefined ? 'no checkpoint' : formatProblem(problem)}`,
    );
  }
  const isToBeConfirmed =
    options.hasWitnesses ||
    [WITNESSED_FOLDER, WITNESS_POLICY].some((name) => existsSync(join(recordDir, name)));
  if (isToBeConfirmed)
    await forbidSigning(nodeDisk, recordDir, 'unconfirmed', 'Restored from a backup.');
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(partial, dataDir);
  const { size, root } = report.checkpoint;
  return {
    origin: report.origin ?? '',
    entries: report.entries,
    size,
    rootHex: hexFromBytes(root),
    erased: report.erased,
    isToBeConfirmed,
  };
}
