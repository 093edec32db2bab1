/*
 * Whether the log may sign. A folder that a witness has seen longer (witnessed/rolled-back), or one restored from a backup and not yet compared with any
 * witness (witnessed/unconfirmed), holds a file that forbids it: what such a log signed next would fork it.
 */
import { RecordError, bytesFromText } from '@holdfast/record';
import { writeFilesAtomically } from './atomic-files.ts';
import type { Disk } from './disk.ts';
import { WITNESSED_FOLDER, hasFile } from './files.ts';

/** Why signing is forbidden. */
export type SigningBar = 'rolled-back' | 'unconfirmed';

/** Throws `RecordError` `rolled-back` or `unwitnessed` while signing is forbidden. */
export async function verifySigningAllowed(disk: Disk, dir: string): Promise<void> {
  const folder = `${dir}/${WITNESSED_FOLDER}`;
  if (await hasFile(disk, folder, 'rolled-back'))
    throw new RecordError(
      'rolled-back',
      `${dir}: a witness has seen more of this log than the folder holds, so nothing more is signed here. The evidence is in ${folder}/evidence; docs/operations.md says what to do.`,
    );
  if (await hasFile(disk, folder, 'unconfirmed'))
    throw new RecordError(
      'unwitnessed',
      `${dir}: this folder was restored from a backup, and nothing more is signed until its witnesses have confirmed it: run \`record cosign\`.`,
    );
}

/** Forbids signing, durably. `reason` is for people who open the file. */
export async function forbidSigning(
  disk: Disk,
  dir: string,
  bar: SigningBar,
  reason: string,
): Promise<void> {
  const file = { path: bar, bytes: bytesFromText(`${reason}\n`) };
  await writeFilesAtomically(disk, `${dir}/${WITNESSED_FOLDER}`, [file]);
}

/** A quorum has confirmed the folder as it is. A rollback that was found stays until a person removes its file. */
export async function allowSigning(disk: Disk, dir: string): Promise<void> {
  const folder = `${dir}/${WITNESSED_FOLDER}`;
  if (!(await hasFile(disk, folder, 'unconfirmed'))) return;
  await disk.remove(`${folder}/unconfirmed`);
  await disk.syncFolder(folder);
}
