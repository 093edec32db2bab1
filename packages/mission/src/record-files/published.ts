import { parseNote, parsePolicy, RecordError } from '@holdfast/record';
import type { Disk } from './disk.ts';
import { nodeEd25519, nodeSha256 } from './crypto.ts';
import { readShownCheckpoint, WITNESS_POLICY } from './files.ts';
import { readKeyHistory } from './log-key.ts';
import { nodeDisk } from './node-disk.ts';
import { publishedBytes } from './serve.ts';

/** What a log shows of itself to everybody. */
export interface PublishedLog {
  /** The signed note, cosignatures included. */
  readonly note: string;
  readonly size: number;
  /** Its keys, oldest first. */
  readonly keys: readonly { readonly vkey: string; readonly fromSize: number }[];
  /** Names of who else has signed the note, each once. Whether they hold is for who knows their keys. */
  readonly cosigners: readonly string[];
  /** Keys of the witnesses that the log's own policy names; empty without one, or with one that cannot be read. */
  readonly witnessKeys: readonly string[];
}

/** Reads the checkpoint that a log shows, and its keys. Changes nothing. Throws `RecordError`. */
export async function readPublished(dir: string, disk: Disk = nodeDisk): Promise<PublishedLog> {
  const keys = await readKeyHistory(disk, dir);
  const { signed, text } = await readShownCheckpoint(disk, dir, keys);
  const { signatures } = parseNote(new TextEncoder().encode(text));
  return {
    note: text,
    size: signed.size,
    keys: keys.terms.map(({ vkey, fromSize }) => ({ vkey, fromSize })),
    cosigners: [...new Set(signatures.map(({ name }) => name))].filter(
      (name) => name !== keys.origin,
    ),
    witnessKeys: await readWitnessKeys(dir, disk),
  };
}

/** What asks the witnesses says what is wrong with a policy; a reader of the log is told only that it names none. */
async function readWitnessKeys(dir: string, disk: Disk): Promise<readonly string[]> {
  const bytes = await disk.readFile(`${dir}/${WITNESS_POLICY}`);
  if (bytes === undefined) return [];
  try {
    return parsePolicy(nodeSha256, nodeEd25519, bytes).witnesses.map(({ vkey }) => vkey);
  } catch (error) {
    if (isRecordError(error)) return [];
    throw error;
  }
}

/**
 * A tile or bundle as far as the checkpoint of `size` entries reaches, its bytes as they are stored: whether they are sound is for the reader to find out.
 * Undefined for every other path: nothing else of the folder can be named. Throws `RecordError`.
 */
export async function publishedFile(
  dir: string,
  path: string,
  size: number,
): Promise<Uint8Array | undefined> {
  return publishedBytes(nodeDisk, dir, path, size);
}

/** Trouble with the record's own files, as against a bug. */
export function isRecordError(error: unknown): error is RecordError {
  return error instanceof RecordError;
}
