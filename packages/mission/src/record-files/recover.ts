/*
 * What a crash may leave, and what opening does about it. The order of an append is: frame and key slot, sync; leaf, sync; acknowledge. So:
 *
 * - frames or key slots beyond the last leaf were never acknowledged: cut off;
 * - a leaf that did not land whole (the file ends inside it, or zeros stand for its end) was never acknowledged: cut off, with all after it,
 *   which belonged to the same write;
 * - a leaf that landed has a frame that landed. If the frame is not intact or not the leaf's, something acknowledged was damaged: refused;
 * - what a checkpoint was signed for was acknowledged, whatever the leaves look like.
 */
import { RecordError, hexFromBytes, isSameBytes } from '@holdfast/record';
import { SLOT_BYTES } from './content-key.ts';
import type { Disk } from './disk.ts';
import { LEAF_BYTES, LEAVES, countLeaves } from './files.ts';
import { leafOfFrame } from './leaf.ts';
import { keysPath, listSegments, readFrames, readSegmentMode, segmentPath } from './segment.ts';
import type { Frame, RecordMode } from './segment.ts';

/** A leaf whose last 8 bytes or more never landed: known by the zeros alone. */
const TORN_ZEROS_MIN = 8;

/** Where the writer goes on. */
export interface RecoveredState {
  /** Acknowledged entries. */
  readonly size: number;
  /** The segment to append to; nothing while the record is empty. */
  readonly segment: OpenSegment | undefined;
  /** The segment and byte of the first entry that no checkpoint covers, if there is one. */
  readonly unintegrated: { readonly first: number; readonly offset: number } | undefined;
}

export interface OpenSegment {
  readonly mode: RecordMode;
  readonly first: number;
  /** Its length: where the next frame goes. */
  readonly bytes: number;
}

/**
 * Reads every frame and leaf of a record, cuts off what was never acknowledged, and says where to go on. `signedSize` is the size of the
 * checkpoint. Durable when it resolves. Throws `RecordError` `damaged`, naming file, byte and entry.
 */
export async function recoverRecord(
  disk: Disk,
  dir: string,
  signedSize: number,
): Promise<RecoveredState> {
  const leafCount = await countLeaves(disk, dir);
  let state: RecoveredState = { size: 0, segment: undefined, unintegrated: undefined };
  let isTorn = false;
  for (const first of await listSegments(disk, dir)) {
    if (first >= leafCount || isTorn) break;
    if (first !== state.size) break;
    const scan = await scanSegment(disk, dir, { first, leafCount, signedSize });
    const unintegrated =
      scan.unintegratedAt === undefined ? undefined : { first, offset: scan.unintegratedAt };
    state = { ...scan, unintegrated: state.unintegrated ?? unintegrated };
    isTorn = scan.isTorn;
  }
  if (state.size < leafCount && !isTorn)
    throw new RecordError(
      'damaged',
      `${dir}/segments: expected entry ${String(state.size)}, which was acknowledged, found none`,
    );
  if (state.size < signedSize)
    throw new RecordError(
      'damaged',
      `${dir}/${LEAVES}: expected the ${String(signedSize)} entries of the checkpoint, found ${String(state.size)}`,
    );
  await cutOff(disk, dir, state);
  return { size: state.size, segment: state.segment, unintegrated: state.unintegrated };
}

interface Scan {
  readonly size: number;
  readonly segment: OpenSegment;
  readonly unintegratedAt: number | undefined;
  /** A leaf that never landed whole ended the scan. */
  readonly isTorn: boolean;
}

async function scanSegment(
  disk: Disk,
  dir: string,
  given: { readonly first: number; readonly leafCount: number; readonly signedSize: number },
): Promise<Scan> {
  const { first, leafCount, signedSize } = given;
  const at = `${dir}/${segmentPath(first)}`;
  const mode = await readSegmentMode(disk, dir, first);
  const leaves = await disk.open(`${dir}/${LEAVES}`, { create: false });
  const batches = readFrames(disk, dir, { first, index: first });
  let unintegratedAt: number | undefined;
  const scanOf = (size: number, bytes: number, isTorn: boolean): Scan => ({
    size,
    segment: { mode, first, bytes },
    unintegratedAt,
    isTorn,
  });
  try {
    for (let step = await batches.next(); ; step = await batches.next()) {
      if (step.done === true) return scanOf(step.value.next, step.value.end, false);
      const firstOfBatch = step.value[0]?.index ?? first;
      const stored = await leaves.read(firstOfBatch * LEAF_BYTES, step.value.length * LEAF_BYTES);
      for (const frame of step.value) {
        if (frame.index >= leafCount) return scanOf(frame.index, frame.offset, false);
        const start = (frame.index - firstOfBatch) * LEAF_BYTES;
        const leaf = stored.subarray(start, start + LEAF_BYTES);
        if (frame.index >= signedSize && isTorn(mode, frame, leaf))
          return scanOf(frame.index, frame.offset, true);
        verifyFrame(at, mode, frame, leaf);
        if (frame.index === signedSize) unintegratedAt = frame.offset;
      }
    }
  } finally {
    await leaves.close();
    await batches.return({ mode, next: 0, end: 0, size: 0 });
  }
}

/** Throws `damaged` unless the frame is intact and the leaf is its. */
function verifyFrame(at: string, mode: RecordMode, frame: Frame, leaf: Uint8Array): void {
  const place = `${at} at byte ${String(frame.offset)}, entry ${String(frame.index)}`;
  if (!frame.isIntact)
    throw new RecordError('damaged', `${place}: this was acknowledged, and its checksum is wrong`);
  const computed = leafOfFrame(mode, frame.payload);
  if (computed !== undefined && isSameBytes(computed, leaf)) return;
  const found = computed === undefined ? 'no body' : hexFromBytes(computed);
  throw new RecordError(
    'damaged',
    `${place}: expected the acknowledged leaf ${hexFromBytes(leaf)}, found ${found}`,
  );
}

/**
 * Whether only a beginning of the leaf landed, and zeros stand for the rest. Where fewer than 8 bytes are missing, what there is must begin the frame's own leaf, and be
 * more than one bit away from it: one bit may have been flipped in an acknowledged leaf, and that is never cut off.
 */
function isTorn(mode: RecordMode, { isIntact, payload }: Frame, leaf: Uint8Array): boolean {
  let landed = LEAF_BYTES;
  while (landed > 0 && leaf[landed - 1] === 0) landed -= 1;
  if (landed <= LEAF_BYTES - TORN_ZEROS_MIN) return true;
  const whole = isIntact ? leafOfFrame(mode, payload) : undefined;
  if (whole === undefined || !isSameBytes(whole.subarray(0, landed), leaf.subarray(0, landed)))
    return false;
  return bitsIn(whole.subarray(landed)) > 1;
}

function bitsIn(bytes: Uint8Array): number {
  let bits = 0;
  for (const byte of bytes) for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}

async function cutOff(disk: Disk, dir: string, { size, segment }: RecoveredState): Promise<void> {
  const first = segment?.first ?? -1;
  if (segment !== undefined) {
    await cutFile(disk, `${dir}/${segmentPath(first)}`, segment.bytes);
    if (segment.mode === 'commitments')
      await cutFile(disk, `${dir}/${keysPath(first)}`, (size - first) * SLOT_BYTES);
  }
  for (const folder of ['segments', 'keys']) {
    const items = await disk.list(`${dir}/${folder}`);
    const unused = items.filter(({ name }) => {
      const found = /^(\d{12})\.(seg|key)$/.exec(name);
      return found !== null && Number(found[1]) > first && Number(found[1]) >= size;
    });
    for (const { name } of unused) await disk.remove(`${dir}/${folder}/${name}`);
    if (unused.length > 0) await disk.syncFolder(`${dir}/${folder}`);
  }
  await cutFile(disk, `${dir}/${LEAVES}`, size * LEAF_BYTES);
}

async function cutFile(disk: Disk, path: string, size: number): Promise<void> {
  const file = await disk.open(path, { create: false });
  try {
    const found = await file.size();
    if (found < size)
      throw new RecordError(
        'damaged',
        `${path}: expected ${String(size)} bytes, found ${String(found)}`,
      );
    if (found === size) return;
    await file.truncate(size);
    await file.sync();
  } finally {
    await file.close();
  }
}
