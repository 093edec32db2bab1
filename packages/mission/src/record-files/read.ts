import { RecordError, parseVerifierKey } from '@holdfast/record';
import type { EntryOpening } from '@holdfast/record';
import { SLOT_BYTES, contentKeyFromSlot, isErasedSlot, openContent } from './content-key.ts';
import { nodeSha256 } from './crypto.ts';
import type { Disk } from './disk.ts';
import { countLeaves } from './files.ts';
import { readVerifierKey } from './log-key.ts';
import { nodeDisk } from './node-disk.ts';
import {
  keysPath,
  listSegments,
  parsePayload,
  readFrames,
  readSegmentMode,
  segmentPath,
} from './segment.ts';
import type { Frame, RecordMode } from './segment.ts';

/** One entry as it was recorded. The byte arrays are views: copy what must outlive the page. */
export interface RecordedEntry extends EntryOpening {
  readonly index: number;
  /** Nothing (null) when its key was destroyed. */
  readonly content: Uint8Array | null;
  /** The content commitment's salt; null when it was destroyed with the key. */
  readonly contentSalt: Uint8Array | null;
}

/** | option | default | meaning | */
export interface ReadOptions {
  /** First index; 0. */
  readonly from?: number;
  /** Index after the last; all acknowledged entries. */
  readonly to?: number;
  /** The machine's file system. */
  readonly disk?: Disk;
}

/**
 * The entries of a record in pages, oldest first, each page what one read of the disk gave (at most about 4 MiB). Needs no writer and disturbs
 * none. Every checksum and every content tag is checked; leaves are not recomputed (`verifyRecord` does). Of a raw log, header and salts are
 * empty and the content is the entry. Throws `RecordError`: `not-a-record`; `damaged`, naming file, byte and index.
 */
export async function* readRecordPages(
  dir: string,
  options: ReadOptions = {},
): AsyncGenerator<readonly RecordedEntry[]> {
  const disk = options.disk ?? nodeDisk;
  parseVerifierKey(nodeSha256, await readVerifierKey(disk, dir));
  const acknowledged = await countLeaves(disk, dir);
  const from = options.from ?? 0;
  const to = Math.min(options.to ?? acknowledged, acknowledged);
  const segments = await listSegments(disk, dir);
  for (const [position, first] of segments.entries()) {
    const nextFirst = segments[position + 1];
    if (first >= to || (nextFirst !== undefined && nextFirst <= from)) continue;
    yield* pagesOfSegment(disk, dir, first, { from, to: Math.min(to, nextFirst ?? to) });
  }
  if (segments.length === 0 && to > from)
    throw new RecordError(
      'damaged',
      `${dir}/segments: expected ${String(to)} entries, found no file`,
    );
}

/** Like `readRecordPages`, entry by entry: convenient, and about a third slower. */
export async function* readRecord(
  dir: string,
  options: ReadOptions = {},
): AsyncGenerator<RecordedEntry> {
  for await (const page of readRecordPages(dir, options)) yield* page;
}

interface Bounds {
  readonly from: number;
  readonly to: number;
}

async function* pagesOfSegment(
  disk: Disk,
  dir: string,
  first: number,
  { from, to }: Bounds,
): AsyncGenerator<readonly RecordedEntry[]> {
  const mode = await readSegmentMode(disk, dir, first);
  const batches = readFrames(disk, dir, { first, index: first });
  const keys = (await disk.readFile(`${dir}/${keysPath(first)}`)) ?? new Uint8Array(0);
  const at = `${dir}/${segmentPath(first)}`;
  try {
    for (let step = await batches.next(); ; step = await batches.next()) {
      if (step.done === true) {
        const { next, end, size } = step.value;
        if (next < to)
          throw new RecordError(
            'damaged',
            `${at} at byte ${String(end)}: expected entry ${String(next)}, found ${String(size - end)} bytes that are no entry`,
          );
        return;
      }
      const wanted = step.value.filter(({ index }) => index >= from && index < to);
      if (wanted.length > 0) yield wanted.map((frame) => entryOf(frame, { at, first, mode, keys }));
      if ((step.value.at(-1)?.index ?? 0) + 1 >= to) return;
    }
  } finally {
    await batches.return({ mode: undefined, next: 0, end: 0, size: 0 });
  }
}

interface SegmentSource {
  /** Path, for messages. */
  readonly at: string;
  readonly first: number;
  readonly mode: RecordMode;
  /** The whole key file; empty in a raw log. */
  readonly keys: Uint8Array;
}

const NOTHING = new Uint8Array(0);

function entryOf(frame: Frame, source: SegmentSource): RecordedEntry {
  const { index, payload } = frame;
  if (!frame.isIntact) throw damaged(source, frame, 'the checksum of what was written');
  if (source.mode === 'raw') return { ...rawEntry(payload), index };
  const parts = parsePayload(payload);
  if (parts === undefined) throw damaged(source, frame, 'salt, commitment, header and content');
  const start = (index - source.first) * SLOT_BYTES;
  const slot = source.keys.subarray(start, start + SLOT_BYTES);
  const { salt, header, contentCommitment, sealed } = parts;
  if (isErasedSlot(slot))
    return { index, salt, header, contentCommitment, content: null, contentSalt: null };
  const content = slot.length < SLOT_BYTES ? undefined : openContent(slot.subarray(0, 32), sealed);
  if (content === undefined) throw damaged(source, frame, 'content under its key');
  const { contentSalt } = contentKeyFromSlot(slot);
  return { index, salt, header, contentCommitment, content, contentSalt };
}

function rawEntry(payload: Uint8Array): Omit<RecordedEntry, 'index'> {
  return {
    salt: NOTHING,
    header: NOTHING,
    contentCommitment: NOTHING,
    content: payload,
    contentSalt: NOTHING,
  };
}

function damaged(source: SegmentSource, { offset, index }: Frame, expected: string): RecordError {
  return new RecordError(
    'damaged',
    `${source.at} at byte ${String(offset)}, entry ${String(index)}: expected ${expected}, found other bytes`,
  );
}
