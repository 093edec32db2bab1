import { bytesFromText, openCheckpoint, openCheckpointUnder, RecordError } from '@holdfast/record';
import type { KeyHistory, NoteVerifier, SignedCheckpoint } from '@holdfast/record';
import type { Disk } from './disk.ts';

/** 32 bytes an entry, in order: the leaf of a commitment, the RFC 6962 leaf hash of a raw entry. An entry whose leaf is durable is acknowledged. */
export const LEAVES = 'leaves';
export const CHECKPOINT = 'checkpoint';
export const LEAF_BYTES = 32;

/** Whole leaves in the file; 0 when there is none. A shorter rest is the torn end of a write and counts for nothing. */
export async function countLeaves(disk: Disk, dir: string): Promise<number> {
  if (!(await hasFile(disk, dir, LEAVES))) return 0;
  const file = await disk.open(`${dir}/${LEAVES}`, { create: false });
  try {
    return Math.floor((await file.size()) / LEAF_BYTES);
  } finally {
    await file.close();
  }
}

export async function hasFile(disk: Disk, folder: string, name: string): Promise<boolean> {
  return (await disk.list(folder)).some((item) => item.name === name);
}

/** The folder's checkpoint, checked against the log's key. Throws `RecordError`, `damaged` when the file is not there. */
export async function readCheckpoint(
  disk: Disk,
  dir: string,
  log: NoteVerifier,
): Promise<{ readonly signed: SignedCheckpoint; readonly text: string }> {
  const bytes = await disk.readFile(`${dir}/${CHECKPOINT}`);
  if (bytes === undefined)
    throw new RecordError(
      'damaged',
      `${dir}/${CHECKPOINT}: expected a signed checkpoint, found no file`,
    );
  const signed = openCheckpoint(bytes, { origin: log.name, log });
  return { signed, text: Buffer.from(bytes).toString('utf8') };
}

/** The log's keys, one after the other, where a next one was promised. Public. */
export const LOG_KEYS = 'log.keys';

/** What witnesses said; written by `record cosign`, in a folder of its own so that no writer's temporary files meet it. */
export const WITNESSED_FOLDER = 'witnessed';
/** The log's own witnesses (C2SP tlog-policy), put there by its keeper: asked before the first signature after every opening. */
export const WITNESS_POLICY = 'witness.policy';
/** The last checkpoint that a quorum cosigned. */
export const WITNESSED = `${WITNESSED_FOLDER}/checkpoint`;

/** What the log shows to others: the witnessed checkpoint where there is one that its key still stands for, else its own. Throws like `readCheckpoint`. */
export async function readShownCheckpoint(
  disk: Disk,
  dir: string,
  keys: KeyHistory,
): Promise<{ readonly signed: SignedCheckpoint; readonly text: string }> {
  const bytes = await disk.readFile(`${dir}/${WITNESSED}`);
  if (bytes === undefined) return readCheckpoint(disk, dir, keys.current.verifier);
  try {
    const signed = openCheckpointUnder(keys, bytes);
    return { signed, text: Buffer.from(bytes).toString('utf8') };
  } catch (error) {
    if (!(error instanceof RecordError) || error.code !== 'revoked') throw error;
    return readCheckpoint(disk, dir, keys.current.verifier);
  }
}

/** UTF-8 of a text, as a file's bytes. */
export const fileBytes = bytesFromText;
