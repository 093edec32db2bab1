import {
  RecordError,
  emptyRoot,
  formatCheckpoint,
  isSameBytes,
  signNote,
  verifyKeyName,
} from '@holdfast/record';
import type { Entropy } from '@holdfast/domain';
import { createAppender } from './append.ts';
import { writeFilesAtomically } from './atomic-files.ts';
import { nodeSha256 } from './crypto.ts';
import type { Disk } from './disk.ts';
import { CHECKPOINT, LEAVES, countLeaves, fileBytes, hasFile, readCheckpoint } from './files.ts';
import { lockFolder } from './lock.ts';
import { createLogKey, readLogKey, seedFromKeyText } from './log-key.ts';
import type { LogKey } from './log-key.ts';
import { nodeDisk } from './node-disk.ts';
import { recoverRecord } from './recover.ts';
import { createWriter } from './writer.ts';
import type { RecordWriter } from './writer.ts';

/** | option | default | meaning | */
export interface RecordOptions {
  /** The record's folder; made when absent. */
  readonly dir: string;
  /** The log's name, for ever: a schema-less URL without spaces and plus. `exercise.…` for an exercise. */
  readonly origin: string;
  /** Where salts and keys come from. A seeded one only under an origin that begins `exercise.`. */
  readonly entropy: Entropy;
  /** Signing key of a new log: PEM (PKCS #8) or `PRIVATE+KEY+…`. Default: 32 bytes of `entropy.bytes('log-key', 32)`. */
  readonly key?: string;
  /** Bytes after which a new segment begins; 67,108,864. At least 1. */
  readonly segmentBytesMax?: number;
  /** Called once, before the first signature of this writer; throws where nothing may be signed. Nobody is asked. */
  readonly confirm?: (dir: string) => Promise<void>;
  /** The machine's file system. */
  readonly disk?: Disk;
}

const SEGMENT_BYTES_MAX = 67_108_864;

/**
 * Opens the record in a folder for writing; makes it when there is none. Re-reads every frame and leaf, cuts off what a crash left
 * unacknowledged. Throws `RecordError`: `in-use`, `wrong-origin`, `seeded`, `damaged`, `malformed`.
 */
export async function openRecord(options: RecordOptions): Promise<RecordWriter> {
  const { dir, origin, disk = nodeDisk } = options;
  verifyKeyName(origin);
  verifyEntropy(options);
  for (const folder of ['', '/segments', '/keys', '/tmp']) await disk.makeFolder(`${dir}${folder}`);
  const lock = await lockFolder(disk, dir);
  try {
    const key = await readOrCreate(disk, options);
    const { signed } = await readCheckpoint(disk, dir, key.verifier);
    const recovered = await recoverRecord(disk, dir, signed.size);
    const { segmentBytesMax = SEGMENT_BYTES_MAX } = options;
    const { segment, ...state } = recovered;
    const appender = await createAppender(disk, dir, { segment, segmentBytesMax });
    const { entropy, confirm } = options;
    return createWriter({ disk, dir, key, entropy, appender, lock, confirm, ...state });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Who knows a seed knows every key: predictable bytes are for exercises. A port that repeats itself for one purpose is seeded. */
function verifyEntropy({ origin, entropy }: RecordOptions): void {
  if (origin.startsWith('exercise.')) return;
  const probe = () => entropy.bytes('is-this-port-seeded', 32);
  if (isSameBytes(probe(), probe()))
    throw new RecordError(
      'seeded',
      `seeded entropy: expected an origin that begins exercise., found ${origin}`,
    );
}

async function readOrCreate(disk: Disk, options: RecordOptions): Promise<LogKey> {
  const { dir, origin } = options;
  const isNew = (await countLeaves(disk, dir)) === 0 && !(await hasFile(disk, dir, CHECKPOINT));
  if (isNew && !(await hasFile(disk, dir, 'log.vkey'))) {
    const seed =
      options.key === undefined
        ? options.entropy.bytes('log-key', 32)
        : seedFromKeyText(options.key, origin);
    await createLogKey(disk, dir, { name: origin, seed });
  }
  const key = await readLogKey(disk, dir);
  if (key.origin !== origin)
    throw new RecordError(
      'wrong-origin',
      `${dir}: expected the record of ${origin}, found that of ${key.origin}`,
    );
  if (isNew) {
    const root = emptyRoot(nodeSha256);
    const note = signNote(formatCheckpoint({ origin, size: 0, root, extensions: [] }), [
      key.signer,
    ]);
    await writeFilesAtomically(disk, dir, [{ path: LEAVES, bytes: new Uint8Array(0) }]);
    await writeFilesAtomically(disk, dir, [{ path: CHECKPOINT, bytes: fileBytes(note) }]);
  }
  return key;
}
