import {
  RecordError,
  TILE_WIDTH,
  bundlePath,
  createNoteVerifier,
  formatTlogProof,
  inclusionTiles,
  leafHash,
  isIncluded,
  makeInclusionProof,
  parseEntryBundle,
  tilePath,
} from '@holdfast/record';
import type { SignedCheckpoint, TileAddress } from '@holdfast/record';
import { nodeEd25519, nodeSha256 } from './crypto.ts';
import type { Disk } from './disk.ts';
import { readCheckpoint } from './files.ts';
import { readVerifierKey } from './log-key.ts';
import { nodeDisk } from './node-disk.ts';
import { readRecord } from './read.ts';
import type { RecordedEntry } from './read.ts';

/** A proof, and all that a verifier needs besides the log's key. */
export interface ReleasedProof {
  /** C2SP tlog-proof text. */
  readonly proof: string;
  /** The log entry that is proved: the 32-byte leaf, or the bytes of a raw entry. */
  readonly logEntry: Uint8Array;
  /** What the leaf commits to. Of a raw record its parts are empty and the content is the entry. */
  readonly entry: RecordedEntry;
}

/**
 * Proves that an entry is in the log, up to the folder's checkpoint. Needs no writer. The proof is verified before it is given. Throws
 * `RecordError`: `out-of-range` for an index that the checkpoint does not cover yet; `damaged`; `not-a-record`.
 */
export async function proveInclusion(
  dir: string,
  index: number,
  disk: Disk = nodeDisk,
): Promise<ReleasedProof> {
  const { proof, logEntry } = await provePublished(dir, index, disk);
  for await (const entry of readRecord(dir, { from: index, to: index + 1, disk }))
    return { proof, logEntry, entry };
  throw new RecordError('damaged', `${dir}/segments: expected entry ${String(index)}, found none`);
}

/** The same from the published files alone (checkpoint, tile, log.vkey): what whoever mirrors a log can prove. Throws likewise. */
export async function provePublished(
  dir: string,
  index: number,
  disk: Disk = nodeDisk,
): Promise<Omit<ReleasedProof, 'entry'>> {
  const vkey = await readVerifierKey(disk, dir);
  const log = createNoteVerifier(nodeSha256, nodeEd25519, vkey);
  const { signed, text } = await readCheckpoint(disk, dir, log);
  if (!Number.isSafeInteger(index) || index < 0 || index >= signed.size)
    throw new RecordError(
      'out-of-range',
      `prove: expected an index below ${String(signed.size)}, the size of the checkpoint, found ${String(index)}`,
    );
  const logEntry = await readLogEntry(disk, dir, index, signed.size);
  const hashes = await makeProof(disk, dir, index, signed);
  const leaf = leafHash(nodeSha256, logEntry);
  const { size, root } = signed;
  if (!isIncluded(nodeSha256, { index, size, leafHash: leaf, root }, hashes))
    throw new RecordError(
      'damaged',
      `${dir}/tile: entry ${String(index)} does not lead to the signed root`,
    );
  return { proof: formatTlogProof({ index, hashes, checkpoint: text }), logEntry };
}

async function readLogEntry(
  disk: Disk,
  dir: string,
  index: number,
  size: number,
): Promise<Uint8Array> {
  const bundle = Math.floor(index / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH);
  const bytes = await readTile(disk, `${dir}/${bundlePath({ index: bundle, width })}`);
  const entry = parseEntryBundle(bytes, width)[index - bundle * TILE_WIDTH];
  if (entry === undefined)
    throw new RecordError('damaged', `${dir}: no entry ${String(index)} in its bundle`);
  return entry;
}

async function makeProof(disk: Disk, dir: string, index: number, { size }: SignedCheckpoint) {
  const tiles = new Map<string, Uint8Array>();
  for (const tile of inclusionTiles(index, size))
    tiles.set(tilePath(tile), await readTile(disk, `${dir}/${tilePath(tile)}`));
  const read = (tile: TileAddress) => {
    const bytes = tiles.get(tilePath(tile));
    if (bytes === undefined)
      throw new RecordError('damaged', `${dir}/${tilePath(tile)}: no such file`);
    return bytes;
  };
  return makeInclusionProof({ sha256: nodeSha256, size, readTile: read }, index);
}

async function readTile(disk: Disk, path: string): Promise<Uint8Array> {
  const bytes = await disk.readFile(path);
  if (bytes === undefined)
    throw new RecordError('damaged', `${path}: expected a tile, found no file`);
  return bytes;
}
