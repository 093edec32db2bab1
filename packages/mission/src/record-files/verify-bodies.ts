import { contentCommitment, hexFromBytes, isSameBytes } from '@holdfast/record';
import type { RecordProblem } from '@holdfast/record';
import { SLOT_BYTES, contentKeyFromSlot, isErasedSlot, openContent } from './content-key.ts';
import { nodeSha256 } from './crypto.ts';
import type { Disk, DiskFile } from './disk.ts';
import { LEAF_BYTES, LEAVES, hasFile } from './files.ts';
import { leafOfFrame, logEntryOfFrame, treeHashOfLeaf } from './leaf.ts';
import type { ProblemList } from './problem-list.ts';
import {
  keysPath,
  listSegments,
  modeOfTitle,
  parsePayload,
  readFrames,
  segmentPath,
} from './segment.ts';
import type { Frame, RecordMode } from './segment.ts';
import type { TreeEntry } from './verify-bundles.ts';

/** Leaves read at a time where their bodies cannot be. */
const LEAVES_AT_ONCE = 8192;

/** A content that was held against its commitment, which its leaf holds. */
export interface VerifiedContent {
  readonly index: number;
  /** The header that the same leaf commits to. */
  readonly header: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Counted while bodies are read. */
export interface BodyCounts {
  bodies: number;
  contents: number;
  erased: number;
}

/**
 * Every acknowledged entry, its body held against its leaf and its content against its commitment. Where a body is unreadable, the leaf file's
 * word is taken, so that the tree can be checked all the same.
 */
export async function* verifyBodies(
  disk: Disk,
  dir: string,
  known: {
    readonly leafCount: number;
    readonly counts: BodyCounts;
    /** Takes each content as it is verified. */
    readonly keep?: (content: VerifiedContent) => void;
  },
  list: ProblemList,
): AsyncGenerator<readonly TreeEntry[]> {
  const { leafCount } = known;
  if (!(await hasFile(disk, dir, LEAVES))) {
    list.add({ code: 'missing-file', file: LEAVES, expected: 'the leaves', found: 'no file' });
    return;
  }
  const leaves = await disk.open(`${dir}/${LEAVES}`, { create: false });
  try {
    const rest = (await leaves.size()) % LEAF_BYTES;
    if (rest > 0)
      list.add({
        code: 'wrong-length',
        file: LEAVES,
        offset: leafCount * LEAF_BYTES,
        expected: 'leaves of 32 bytes',
        found: `${String(rest)} bytes more`,
      });
    let mode: RecordMode = 'commitments';
    let next = 0;
    const segments = await listSegments(disk, dir);
    for (const [position, first] of segments.entries()) {
      const end = Math.min(leafCount, segments[position + 1] ?? leafCount);
      if (first !== next) list.add(misplaced(first, next));
      mode = (await modeOfSegment(disk, dir, first)) ?? mode;
      const segment = {
        disk,
        dir,
        first,
        end,
        mode,
        leaves,
        counts: known.counts,
        keep: known.keep,
      };
      next = yield* verifySegment(segment, list);
      yield* unreadableEntries(leaves, { from: next, to: end }, mode);
      next = Math.max(next, end);
    }
    if (next < leafCount) {
      list.add({
        code: 'missing-file',
        file: segmentPath(next),
        index: next,
        expected: `entries up to ${String(leafCount)}`,
        found: 'no file',
      });
      yield* unreadableEntries(leaves, { from: next, to: leafCount }, mode);
    }
  } finally {
    await leaves.close();
  }
}

interface Segment {
  readonly disk: Disk;
  readonly dir: string;
  readonly first: number;
  /** Index after its last acknowledged entry. */
  readonly end: number;
  readonly mode: RecordMode;
  readonly leaves: DiskFile;
  readonly counts: BodyCounts;
  readonly keep: ((content: VerifiedContent) => void) | undefined;
}

async function* verifySegment(
  segment: Segment,
  list: ProblemList,
): AsyncGenerator<readonly TreeEntry[], number> {
  const { disk, dir, first, end, mode, leaves } = segment;
  const keys = (await disk.readFile(`${dir}/${keysPath(first)}`)) ?? new Uint8Array(0);
  const expectedKeys = mode === 'raw' ? 0 : (end - first) * SLOT_BYTES;
  if (keys.length !== expectedKeys)
    list.add({
      code: 'wrong-length',
      file: keysPath(first),
      expected: `${String(expectedKeys)} bytes`,
      found: `${String(keys.length)} bytes`,
    });
  const batches = readFrames(disk, dir, { first, index: first });
  for (let step = await batches.next(); ; step = await batches.next()) {
    if (step.done === true) {
      const { next, end: endByte, size } = step.value;
      if (endByte < size || next < end) list.add(unreadable(first, { next, end, endByte, size }));
      return Math.min(next, end);
    }
    const frames = step.value.filter(({ index }) => index < end);
    const surplus = step.value.find(({ index }) => index >= end);
    if (surplus !== undefined)
      list.add({
        code: 'wrong-length',
        file: segmentPath(first),
        offset: surplus.offset,
        expected: 'the end after the last leaf',
        found: 'a body without a leaf',
      });
    const stored = await leaves.read(
      (frames[0]?.index ?? 0) * LEAF_BYTES,
      frames.length * LEAF_BYTES,
    );
    yield frames.map((frame, position) => {
      const leaf = stored.subarray(position * LEAF_BYTES, (position + 1) * LEAF_BYTES);
      return verifyFrame(segment, { frame, leaf, keys }, list);
    });
  }
}

function verifyFrame(
  segment: Segment,
  given: { readonly frame: Frame; readonly leaf: Uint8Array; readonly keys: Uint8Array },
  list: ProblemList,
): TreeEntry {
  const { mode, first, counts } = segment;
  const { frame, leaf, keys } = given;
  const { index, offset, payload } = frame;
  const at = { file: segmentPath(first), offset, index };
  const computed = frame.isIntact ? leafOfFrame(mode, payload) : undefined;
  if (computed === undefined) {
    const code = frame.isIntact ? 'wrong-bytes' : 'wrong-checksum';
    list.add({ code, ...at, expected: 'the body that was written', found: 'other bytes' });
    return treeEntry(mode, payload, leaf);
  }
  counts.bodies += 1;
  if (!isSameBytes(computed, leaf))
    list.add({
      code: 'wrong-leaf',
      file: LEAVES,
      offset: index * LEAF_BYTES,
      index,
      expected: `${hexFromBytes(computed)}, the leaf of the body in ${at.file} at byte ${String(offset)}`,
      found: hexFromBytes(leaf),
    });
  if (mode === 'commitments') {
    const start = (index - first) * SLOT_BYTES;
    const problem = verifyContent(segment, frame, keys.subarray(start, start + SLOT_BYTES));
    if (problem !== undefined)
      list.add({ ...problem, file: keysPath(first), offset: start, index });
  }
  return treeEntry(mode, payload, computed);
}

function verifyContent(
  { counts, keep }: Segment,
  { index, payload }: Frame,
  slot: Uint8Array,
): Pick<RecordProblem, 'code' | 'expected' | 'found'> | undefined {
  if (isErasedSlot(slot)) {
    counts.erased += 1;
    return undefined;
  }
  const parts = parsePayload(payload);
  const { key, contentSalt } = contentKeyFromSlot(slot);
  const content =
    slot.length < SLOT_BYTES || parts === undefined ? undefined : openContent(key, parts.sealed);
  if (content === undefined || parts === undefined)
    return {
      code: 'wrong-content',
      expected: 'the key of this content',
      found: 'a key that does not open it',
    };
  counts.contents += 1;
  const commitment = contentCommitment(nodeSha256, { salt: contentSalt, content });
  if (isSameBytes(commitment, parts.contentCommitment)) {
    keep?.({ index, header: parts.header, bytes: content });
    return undefined;
  }
  return {
    code: 'wrong-content',
    expected: `content and salt of ${hexFromBytes(parts.contentCommitment)}`,
    found: hexFromBytes(commitment),
  };
}

function treeEntry(mode: RecordMode, payload: Uint8Array, leaf: Uint8Array): TreeEntry {
  return { logEntry: logEntryOfFrame(mode, payload, leaf), treeHash: treeHashOfLeaf(mode, leaf) };
}

/** Entries by their leaves alone. Of raw entries the bytes are lost, and their bundles will be reported too. */
async function* unreadableEntries(
  leaves: DiskFile,
  { from, to }: { readonly from: number; readonly to: number },
  mode: RecordMode,
): AsyncGenerator<readonly TreeEntry[]> {
  for (let first = from; first < to; first += LEAVES_AT_ONCE) {
    const count = Math.min(LEAVES_AT_ONCE, to - first);
    const stored = await leaves.read(first * LEAF_BYTES, count * LEAF_BYTES);
    yield Array.from({ length: count }, (_, position) => {
      const leaf = stored.subarray(position * LEAF_BYTES, (position + 1) * LEAF_BYTES);
      return { logEntry: leaf, treeHash: treeHashOfLeaf(mode, leaf) };
    });
  }
}

async function modeOfSegment(
  disk: Disk,
  dir: string,
  first: number,
): Promise<RecordMode | undefined> {
  const file = await disk.open(`${dir}/${segmentPath(first)}`, { create: false });
  try {
    return modeOfTitle(await file.read(0, 64));
  } finally {
    await file.close();
  }
}

function misplaced(first: number, next: number): RecordProblem {
  const expected = `a segment that begins with entry ${String(next)}`;
  return {
    code: 'unexpected-file',
    file: segmentPath(first),
    index: first,
    expected,
    found: 'this one',
  };
}

function unreadable(
  first: number,
  found: {
    readonly next: number;
    readonly end: number;
    readonly endByte: number;
    readonly size: number;
  },
): RecordProblem {
  return {
    code: 'wrong-bytes',
    file: segmentPath(first),
    offset: found.endByte,
    index: found.next,
    expected: `entries ${String(found.next)} to ${String(found.end)}`,
    found: `${String(found.size - found.endByte)} bytes that are no entry`,
  };
}
