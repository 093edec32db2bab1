/*
 * A segment file, to the byte. First one line of ASCII: "holdfast segment v1 commitments\n" or "holdfast segment v1 raw\n". Then frames, one an
 * entry, in order:
 *
 *   uint32be length of the payload · payload · uint32be CRC-32 of (uint64be index · length · payload)
 *
 * The payload of a commitment frame is salt (32) · content commitment (32) · uint32be header length · header · sealed content
 * (content-key.ts). That of a raw frame is the entry. The index is in the checksum, so that a frame cannot stand for another.
 * Files are named by the index of their first entry in 12 digits: segments/000000000000.seg, and keys/000000000000.key beside it.
 */
import { crc32 } from 'node:zlib';
import {
  CONTENT_BYTES_MAX,
  HEADER_BYTES_MAX,
  RecordError,
  SALT_BYTES,
  bytesFromText,
} from '@holdfast/record';
import type { EntryOpening } from '@holdfast/record';
import type { Disk } from './disk.ts';

/** `commitments`: leaves are salted commitments to bodies. `raw`: the entries themselves go into the log. */
export type RecordMode = 'commitments' | 'raw';

const TITLES: Readonly<Record<RecordMode, Uint8Array>> = {
  commitments: bytesFromText('holdfast segment v1 commitments\n'),
  raw: bytesFromText('holdfast segment v1 raw\n'),
};
const TITLE_BYTES_MAX = 64;
const FRAME_EXTRA_BYTES = 8;
const PARTS_BYTES = 2 * SALT_BYTES + 4;
const PAYLOAD_BYTES_MAX = PARTS_BYTES + HEADER_BYTES_MAX + CONTENT_BYTES_MAX + 16;
/** Read at a time; a frame that is longer is read in one piece. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** The line a segment begins with. */
export function segmentTitle(mode: RecordMode): Uint8Array {
  return TITLES[mode];
}

/** The mode that a file's first bytes name, or nothing. */
export function modeOfTitle(bytes: Uint8Array): RecordMode | undefined {
  const begins = (mode: RecordMode) =>
    Buffer.compare(bytes.subarray(0, TITLES[mode].length), TITLES[mode]) === 0;
  return begins('commitments') ? 'commitments' : begins('raw') ? 'raw' : undefined;
}

export function segmentPath(first: number): string {
  return `segments/${String(first).padStart(12, '0')}.seg`;
}

export function keysPath(first: number): string {
  return `keys/${String(first).padStart(12, '0')}.key`;
}

/** First indices of the segment files in the folder, ascending; other names are not segments. */
export async function listSegments(disk: Disk, dir: string): Promise<readonly number[]> {
  const items = await disk.list(`${dir}/segments`);
  return items.flatMap(({ name }) =>
    /^\d{12}\.seg$/.test(name) ? [Number(name.slice(0, 12))] : [],
  );
}

/** The mode that a segment's first line names. Throws `RecordError` `damaged` when it names none. */
export async function readSegmentMode(disk: Disk, dir: string, first: number): Promise<RecordMode> {
  const path = `${dir}/${segmentPath(first)}`;
  const file = await disk.open(path, { create: false });
  try {
    const mode = modeOfTitle(await file.read(0, TITLE_BYTES_MAX));
    if (mode === undefined)
      throw new RecordError('damaged', `${path} at byte 0: expected the first line of a segment`);
    return mode;
  } finally {
    await file.close();
  }
}

/** The frame of one payload. */
export function encodeFrame(index: number, payload: Uint8Array): Uint8Array {
  const frame = Buffer.allocUnsafe(payload.length + FRAME_EXTRA_BYTES);
  frame.writeUInt32BE(payload.length, 0);
  frame.set(payload, 4);
  frame.writeUInt32BE(checksum(index, frame.subarray(0, -4)), payload.length + 4);
  return frame;
}

/** The payload of a commitment frame. */
export function encodePayload(opening: EntryOpening, sealed: Uint8Array): Uint8Array {
  const { salt, header, contentCommitment } = opening;
  const payload = Buffer.allocUnsafe(PARTS_BYTES + header.length + sealed.length);
  payload.set(salt, 0);
  payload.set(contentCommitment, SALT_BYTES);
  payload.writeUInt32BE(header.length, 2 * SALT_BYTES);
  payload.set(header, PARTS_BYTES);
  payload.set(sealed, PARTS_BYTES + header.length);
  return payload;
}

/** The parts of a commitment frame's payload, as views; nothing when they do not fit. */
export function parsePayload(
  payload: Uint8Array,
): (EntryOpening & { readonly sealed: Uint8Array }) | undefined {
  if (payload.length < PARTS_BYTES) return undefined;
  const headerEnd = PARTS_BYTES + uint32At(payload, 2 * SALT_BYTES);
  if (headerEnd > payload.length) return undefined;
  return {
    salt: payload.subarray(0, SALT_BYTES),
    contentCommitment: payload.subarray(SALT_BYTES, 2 * SALT_BYTES),
    header: payload.subarray(PARTS_BYTES, headerEnd),
    sealed: payload.subarray(headerEnd),
  };
}

/** One frame as it lies in a file. */
export interface Frame {
  readonly index: number;
  /** Where it begins and ends in its segment, in bytes. */
  readonly offset: number;
  readonly end: number;
  readonly payload: Uint8Array;
  /** False: the bytes are not those that were written. */
  readonly isIntact: boolean;
}

/** Where to begin in a segment: at the first frame when `offset` is left out. */
export interface FramePlace {
  readonly first: number;
  readonly index: number;
  readonly offset?: number;
}

/** What was found where reading stopped. */
export interface SegmentEnd {
  readonly mode: RecordMode | undefined;
  /** Index after the last frame read. */
  readonly next: number;
  /** Byte after the last frame read; below `size` when what follows is no frame. */
  readonly end: number;
  readonly size: number;
}

/**
 * The frames of one segment in batches, as far as lengths can be followed. A frame whose checksum is wrong is given, marked; after two in a
 * row the lengths are not believed any more, and reading stops.
 */
export async function* readFrames(
  disk: Disk,
  dir: string,
  place: FramePlace,
): AsyncGenerator<readonly Frame[], SegmentEnd> {
  const file = await disk.open(`${dir}/${segmentPath(place.first)}`, { create: false });
  try {
    const size = await file.size();
    const mode = modeOfTitle(await file.read(0, TITLE_BYTES_MAX));
    let { index } = place;
    let offset = place.offset ?? (mode === undefined ? 0 : TITLES[mode].length);
    if (mode === undefined) return { mode, next: index, end: 0, size };
    let damagedInRow = 0;
    for (let wanted = CHUNK_BYTES; offset < size && damagedInRow < 2;) {
      const chunk = await file.read(offset, Math.min(wanted, size - offset));
      const frames = framesOf(chunk, { index, offset });
      for (const { isIntact } of frames) damagedInRow = isIntact ? 0 : damagedInRow + 1;
      const last = frames.at(-1);
      if (last !== undefined) {
        index = last.index + 1;
        offset = last.end;
        wanted = CHUNK_BYTES;
        yield frames;
      } else {
        wanted = chunk.length < 4 ? 0 : uint32At(chunk, 0) + FRAME_EXTRA_BYTES;
        if (
          wanted <= chunk.length ||
          wanted > PAYLOAD_BYTES_MAX + FRAME_EXTRA_BYTES ||
          offset + wanted > size
        )
          break;
      }
    }
    return { mode, next: index, end: offset, size };
  } finally {
    await file.close();
  }
}

function framesOf(
  chunk: Uint8Array,
  at: { readonly index: number; readonly offset: number },
): Frame[] {
  const frames: Frame[] = [];
  for (let start = 0; start + 4 <= chunk.length;) {
    const length = uint32At(chunk, start);
    const end = start + length + FRAME_EXTRA_BYTES;
    if (end > chunk.length) break;
    const index = at.index + frames.length;
    frames.push({
      index,
      offset: at.offset + start,
      end: at.offset + end,
      payload: chunk.subarray(start + 4, end - 4),
      isIntact: checksum(index, chunk.subarray(start, end - 4)) === uint32At(chunk, end - 4),
    });
    if (frames.at(-1)?.isIntact === false && frames.at(-2)?.isIntact === false) break;
    start = end;
  }
  return frames;
}

function checksum(index: number, lengthAndPayload: Uint8Array): number {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(BigInt(index));
  return crc32(lengthAndPayload, crc32(bytes));
}

function uint32At(bytes: Uint8Array, offset: number): number {
  return (
    (((bytes[offset] ?? 0) << 24) |
      ((bytes[offset + 1] ?? 0) << 16) |
      ((bytes[offset + 2] ?? 0) << 8) |
      (bytes[offset + 3] ?? 0)) >>>
    0
  );
}
