import {
  RecordError,
  TILE_WIDTH,
  bundlePath,
  createTileBuilder,
  encodeEntryBundle,
  formatCheckpoint,
  isSameBytes,
  leafHash,
  parseEntryBundle,
  partialTilesOfSize,
  signNote,
  tilePath,
} from '@holdfast/record';
import type { SignedCheckpoint, TileBuilder } from '@holdfast/record';
import { writeFilesAtomically } from './atomic-files.ts';
import type { NewFile } from './atomic-files.ts';
import { nodeSha256 } from './crypto.ts';
import type { Disk } from './disk.ts';
import { CHECKPOINT, LEAF_BYTES, LEAVES, fileBytes, readCheckpoint } from './files.ts';
import { leafOfFrame, logEntryOfFrame, treeHashOfLeaf } from './leaf.ts';
import type { LogKey } from './log-key.ts';
import { verifySigningAllowed } from './permission.ts';
import { listSegments, readFrames, segmentPath } from './segment.ts';
import type { RecordMode } from './segment.ts';

/** Tiles and bundles held in memory before they are written: about 1 MiB. */
const FILES_HELD_MAX = 64;

/** What is to be brought into the tree. */
export interface Integration {
  readonly disk: Disk;
  readonly dir: string;
  readonly key: LogKey;
  /** Acknowledged entries: the size of the new checkpoint. */
  readonly size: number;
  /** Nothing while the record is empty. */
  readonly mode: RecordMode | undefined;
  /** Where the first entry lies that no checkpoint covers; nothing when there is none. */
  readonly from: { readonly first: number; readonly offset: number } | undefined;
}

/**
 * Brings acknowledged entries into the tree and signs for them. Everything that the signature newly covers is read again from the disk: the old
 * checkpoint, the right edge of the tree (its root recomputed), each new body (its leaf recomputed) and leaf, and each tile after it was written.
 * Returns the new checkpoint's text; the old one's when there is nothing new. Throws `RecordError` `damaged`, and `rolled-back` or `unwitnessed` while
 * signing is forbidden (`permission.ts`); then nothing was signed.
 */
export async function integrate(work: Integration): Promise<string> {
  const { disk, dir, key, size } = work;
  const { signed, text } = await readSigned(work);
  const builder = await readRightEdge(work, signed);
  if (size === signed.size) return text;
  await verifySigningAllowed(disk, dir);
  const bundle = await readPartialBundle(work, signed.size);
  const publisher = createPublisher(work, builder, bundle);
  await forEachNewEntry(work, signed.size, publisher.add);
  await publisher.finish();
  if (builder.size !== size)
    throw new RecordError(
      'damaged',
      `${dir}: expected ${String(size)} entries, found ${String(builder.size)}`,
    );
  const head = { origin: key.origin, size, root: builder.root(), extensions: [] };
  const note = signNote(formatCheckpoint(head), [key.signer]);
  await writeFilesAtomically(disk, dir, [{ path: CHECKPOINT, bytes: fileBytes(note) }]);
  await removeCompleted(work, signed.size);
  return note;
}

/** The last checkpoint as the disk has it now. We signed it: whatever is wrong with it is damage. */
async function readSigned({ disk, dir, key }: Integration) {
  try {
    return await readCheckpoint(disk, dir, key.verifier);
  } catch (cause) {
    if (!(cause instanceof RecordError)) throw cause;
    throw new RecordError('damaged', `${dir}/${CHECKPOINT}: ${cause.message}`, { cause });
  }
}

async function readRightEdge(
  { disk, dir }: Integration,
  signed: SignedCheckpoint,
): Promise<TileBuilder> {
  const partialTiles = [];
  for (const tile of partialTilesOfSize(signed.size)) {
    const bytes = await disk.readFile(`${dir}/${tilePath(tile)}`);
    if (bytes === undefined)
      throw new RecordError('damaged', `${dir}/${tilePath(tile)}: no such file`);
    partialTiles.push({ ...tile, bytes });
  }
  const builder = createTileBuilder(nodeSha256, { size: signed.size, partialTiles });
  if (!isSameBytes(builder.root(), signed.root))
    throw new RecordError(
      'damaged',
      `${dir}/tile: the right edge does not give the root of ${CHECKPOINT}`,
    );
  return builder;
}

/** The entries of the bundle that the next entry continues, each held against its hash in the tile of the right edge. */
async function readPartialBundle({ disk, dir }: Integration, size: number): Promise<Uint8Array[]> {
  const width = size % TILE_WIDTH;
  if (width === 0) return [];
  const address = { index: (size - width) / TILE_WIDTH, width };
  const path = `${dir}/${bundlePath(address)}`;
  const bytes = await disk.readFile(path);
  const tile = await disk.readFile(`${dir}/${tilePath({ level: 0, ...address })}`);
  if (bytes === undefined || tile === undefined)
    throw new RecordError('damaged', `${path}: no such file`);
  const entries = parseEntryBundle(bytes, width);
  for (const [position, entry] of entries.entries()) {
    const hash = tile.subarray(position * LEAF_BYTES, (position + 1) * LEAF_BYTES);
    if (!isSameBytes(leafHash(nodeSha256, entry), hash))
      throw new RecordError(
        'damaged',
        `${path}, entry ${String(size - width + position)}: not the entry of its tile`,
      );
  }
  return [...entries];
}

function createPublisher(work: Integration, builder: TileBuilder, bundle: Uint8Array[]) {
  let held: NewFile[] = [];
  let entries = bundle;
  const hold = (address: { readonly index: number; readonly width: number }) => {
    held.push({ path: bundlePath(address), bytes: encodeEntryBundle(entries) });
    entries = [];
  };
  const write = async () => {
    await writeFilesAtomically(work.disk, work.dir, held);
    held = [];
  };
  return {
    async add(entry: Uint8Array, treeHash: Uint8Array): Promise<void> {
      entries.push(entry);
      for (const tile of builder.append(treeHash))
        held.push({ path: tilePath(tile), bytes: tile.bytes });
      if (entries.length === TILE_WIDTH)
        hold({ index: builder.size / TILE_WIDTH - 1, width: TILE_WIDTH });
      if (held.length >= FILES_HELD_MAX) await write();
    },
    async finish(): Promise<void> {
      for (const tile of builder.partialTiles())
        held.push({ path: tilePath(tile), bytes: tile.bytes });
      const width = entries.length;
      if (width > 0) hold({ index: (builder.size - width) / TILE_WIDTH, width });
      await write();
    },
  };
}

async function forEachNewEntry(
  work: Integration,
  signedSize: number,
  add: (entry: Uint8Array, treeHash: Uint8Array) => Promise<void>,
): Promise<void> {
  const { disk, dir, size, mode, from } = work;
  if (from === undefined || mode === undefined) return;
  const leaves = await disk.open(`${dir}/${LEAVES}`, { create: false });
  try {
    let next = signedSize;
    for (const first of await listSegments(disk, dir)) {
      if (first < from.first || next >= size) continue;
      const place =
        first === from.first ? { first, index: next, offset: from.offset } : { first, index: next };
      for await (const frames of readFrames(disk, dir, place)) {
        const stored = await leaves.read(next * LEAF_BYTES, frames.length * LEAF_BYTES);
        for (const [position, { index, payload, isIntact }] of frames.entries()) {
          if (index >= size) break;
          const leaf = stored.subarray(position * LEAF_BYTES, (position + 1) * LEAF_BYTES);
          const computed = isIntact ? leafOfFrame(mode, payload) : undefined;
          if (computed === undefined || !isSameBytes(computed, leaf))
            throw new RecordError(
              'damaged',
              `${dir}/${segmentPath(first)}, entry ${String(index)}: not what was acknowledged`,
            );
          await add(logEntryOfFrame(mode, payload, computed), treeHashOfLeaf(mode, computed));
          next = index + 1;
        }
      }
    }
  } finally {
    await leaves.close();
  }
}

/** Partial tiles and bundles whose full one is published now: tlog-tiles lets them go. */
async function removeCompleted(
  { disk, dir, size }: Integration,
  signedSize: number,
): Promise<void> {
  for (const { level, index } of partialTilesOfSize(signedSize)) {
    const isFull = size >= (index + 1) * widthOfTile(level);
    if (!isFull) continue;
    const full = tilePath({ level, index, width: TILE_WIDTH });
    await disk.remove(`${dir}/${full}.p`);
    if (level === 0) await disk.remove(`${dir}/${bundlePath({ index, width: TILE_WIDTH })}.p`);
  }
}

/** Entries under a full tile of the level. */
function widthOfTile(level: number): number {
  let width = TILE_WIDTH;
  for (let below = 0; below < level; below++) width *= TILE_WIDTH;
  return width;
}
