import {
  RecordError,
  createNoteSigner,
  createTileBuilder,
  formatCheckpoint,
  formatKeyHistory,
  formatVerifierKey,
  isSameBytes,
  keyHash,
  openCheckpointUnder,
  parseKeyHistory,
  signKeyStatement,
  signNote,
  splitKeyHistory,
} from '@holdfast/record';
import type { KeyHistory, SignedCheckpoint } from '@holdfast/record';
import { writeFilesAtomically } from './atomic-files.ts';
import { nodeEd25519, nodeSha256 } from './crypto.ts';
import type { Disk } from './disk.ts';
import { CHECKPOINT, LEAF_BYTES, LEAVES, LOG_KEYS, fileBytes } from './files.ts';
import { treeHashOfLeaf } from './leaf.ts';
import { lockFolder } from './lock.ts';
import { createLogKey, readKeyHistory, readLogKey, seedFromKeyText } from './log-key.ts';
import { nodeDisk } from './node-disk.ts';
import { listSegments, readSegmentMode } from './segment.ts';

/** | option | default | meaning | */
export interface PromiseOptions {
  readonly dir: string;
  /** 32 bytes: the key that will come next. Kept, elsewhere, before this is called: the promise is for this one alone. */
  readonly nextSeed: Uint8Array;
  /** The machine's file system. */
  readonly disk?: Disk;
}

/**
 * Promises the key that will follow the log's first one: publishes its hash in `log.keys`, under the key in force. The secret belongs in
 * another place than this machine. Throws `RecordError`: `exists` when one was promised, `in-use`, `not-a-record`.
 */
export async function promiseNextKey(options: PromiseOptions): Promise<void> {
  const { dir, nextSeed, disk = nodeDisk } = options;
  return locked(disk, dir, async () => {
    const { origin, vkey, signer } = await readLogKey(disk, dir);
    if ((await disk.readFile(`${dir}/${LOG_KEYS}`)) !== undefined)
      throw new RecordError('exists', `${dir}/${LOG_KEYS}: a next key was promised already`);
    const next = keyOf(origin, nextSeed);
    const nextHash = keyHash(nodeSha256, next.vkey);
    const statement = signKeyStatement({ number: 1, vkey, fromSize: 0, nextHash }, signer);
    await writeKeys(disk, dir, [statement]);
  });
}

/** | option | default | meaning | */
export interface RotateOptions extends PromiseOptions {
  /** The secret of the key that was promised: `PRIVATE+KEY+…`, or PEM. */
  readonly key: string;
  /** The old key's signatures of more entries than this count no longer. The checkpoint's size. */
  readonly revokedFrom?: number;
}

/**
 * Puts the promised key in force, promises another, and signs the checkpoint again under the new one. The published chain is written first: where it was
 * interrupted after that, the same call again completes it. Nothing may be writing. Throws `RecordError`: `wrong-key` for a key that was not promised, `out-of-range`, `damaged`, `in-use`.
 */
export async function rotateKey(options: RotateOptions): Promise<void> {
  const { dir, nextSeed, disk = nodeDisk } = options;
  return locked(disk, dir, async () => {
    const before = await readKeyHistory(disk, dir);
    const { origin } = before;
    const seed = seedFromKeyText(options.key, origin);
    const { vkey, signer } = keyOf(origin, seed);
    const signed = await readUnder(disk, dir, before);
    const nextHash = keyHash(nodeSha256, keyOf(origin, nextSeed).vkey);
    verifyOther(vkey, nextHash);
    if (before.current.vkey !== vkey) {
      const fromSize = options.revokedFrom ?? signed.size;
      verifyRange(fromSize, before, signed);
      const number = before.terms.length + 1;
      const statement = signKeyStatement({ number, vkey, fromSize, nextHash }, signer);
      const text = Buffer.from((await disk.readFile(`${dir}/${LOG_KEYS}`)) ?? []).toString('utf8');
      if (text === '')
        throw new RecordError('wrong-key', `${dir}: no next key was promised (no ${LOG_KEYS})`);
      await writeKeys(disk, dir, [...splitKeyHistory(text), statement]);
    } else if (!isSameBytes(before.current.nextHash ?? nextHash, nextHash))
      throw new RecordError('wrong-key', `${dir}: expected the next key that was promised before`);
    await createLogKey(disk, dir, { name: origin, seed });
    const head = { origin, size: signed.size, root: signed.root, extensions: [] };
    const note = signNote(formatCheckpoint(head), [signer]);
    await writeFilesAtomically(disk, dir, [{ path: CHECKPOINT, bytes: fileBytes(note) }]);
  });
}

async function locked<T>(disk: Disk, dir: string, work: () => Promise<T>): Promise<T> {
  const lock = await lockFolder(disk, dir);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

function keyOf(name: string, seed: Uint8Array) {
  const key = { name, seed };
  return {
    vkey: formatVerifierKey(nodeSha256, { name, publicKey: nodeEd25519.publicKeyFromSeed(seed) }),
    signer: createNoteSigner(nodeSha256, nodeEd25519, key),
  };
}

/** Written only when it reads back as a whole chain: a key that was not promised stops here. */
async function writeKeys(disk: Disk, dir: string, statements: readonly string[]): Promise<void> {
  const text = formatKeyHistory(statements);
  const [, first = ''] = /^key 1 (.*)$/m.exec(text) ?? [];
  parseKeyHistory(nodeSha256, nodeEd25519, text, first);
  await writeFilesAtomically(disk, dir, [{ path: LOG_KEYS, bytes: fileBytes(text) }]);
}

/** The folder's checkpoint under any of its keys, its root computed again from the leaves: this is what the new key will sign. */
async function readUnder(disk: Disk, dir: string, keys: KeyHistory): Promise<SignedCheckpoint> {
  const bytes = (await disk.readFile(`${dir}/${CHECKPOINT}`)) ?? new Uint8Array(0);
  const signed = openCheckpointUnder(keys, bytes);
  const builder = createTileBuilder(nodeSha256);
  const [segment] = await listSegments(disk, dir);
  const mode = segment === undefined ? 'commitments' : await readSegmentMode(disk, dir, segment);
  const leaves = await disk.open(`${dir}/${LEAVES}`, { create: false });
  try {
    const stored = await leaves.read(0, signed.size * LEAF_BYTES);
    for (let at = 0; at < stored.length; at += LEAF_BYTES)
      builder.append(treeHashOfLeaf(mode, stored.subarray(at, at + LEAF_BYTES)));
  } finally {
    await leaves.close();
  }
  if (builder.size !== signed.size || !isSameBytes(builder.root(), signed.root))
    throw new RecordError('damaged', `${dir}/${LEAVES}: not the root that ${CHECKPOINT} signs`);
  return signed;
}

function verifyOther(vkey: string, nextHash: Uint8Array): void {
  if (!isSameBytes(keyHash(nodeSha256, vkey), nextHash)) return;
  throw new RecordError('wrong-key', 'rotate: expected a next key that is another than this one');
}

function verifyRange(fromSize: number, keys: KeyHistory, { size }: SignedCheckpoint): void {
  const least = keys.current.fromSize;
  if (Number.isSafeInteger(fromSize) && fromSize >= least && fromSize <= size) return;
  throw new RecordError(
    'out-of-range',
    `rotate: expected a size from ${String(least)} to ${String(size)}, found ${String(fromSize)}`,
  );
}
