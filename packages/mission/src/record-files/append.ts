import { RecordError, contentCommitment, entryLeaf, leafHash } from '@holdfast/record';
import type { EntryBody } from '@holdfast/record';
import type { Entropy } from '@holdfast/domain';

import { SLOT_BYTES, sealContent } from './content-key.ts';
import { nodeSha256 } from './crypto.ts';
import type { Disk, DiskFile } from './disk.ts';
import { LEAF_BYTES, LEAVES } from './files.ts';
import type { OpenSegment } from './recover.ts';
import { encodeFrame, encodePayload, keysPath, segmentPath, segmentTitle } from './segment.ts';
import type { RecordMode } from './segment.ts';

/** One entry ready to be written. */
export interface EncodedEntry {
  readonly frame: Uint8Array;
  readonly leaf: Uint8Array;
  /** Key slot; nothing for a raw entry. */
  readonly slot: Uint8Array | undefined;
}

/** A body as entry `index`: salts and key drawn for it alone. */
export function encodeBody(index: number, body: EntryBody, entropy: Entropy): EncodedEntry {
  const salt = entropy.bytes(`salt/${String(index)}`, 32);
  const contentSalt = entropy.bytes(`content-salt/${String(index)}`, 32);
  const key = entropy.bytes(`content-key/${String(index)}`, 32);
  const commitment = contentCommitment(nodeSha256, { salt: contentSalt, content: body.content });
  const opening = { salt, header: body.header, contentCommitment: commitment };
  return {
    frame: encodeFrame(index, encodePayload(opening, sealContent(key, body.content))),
    leaf: entryLeaf(nodeSha256, opening),
    slot: Buffer.concat([key, contentSalt]),
  };
}

/** Raw bytes as entry `index`. */
export function encodeRaw(index: number, entry: Uint8Array): EncodedEntry {
  return { frame: encodeFrame(index, entry), leaf: leafHash(nodeSha256, entry), slot: undefined };
}

/** The segment (by its first index) and byte where an entry's frame begins. */
export interface EntryPlace {
  readonly first: number;
  readonly offset: number;
}

/** The files an append goes to, kept open. */
export interface Appender {
  /** The segment being filled; nothing while the record is empty. */
  readonly segment: OpenSegment | undefined;
  /**
   * Writes entries from index `first` on. When it resolves they are durable: frames and keys first, then the leaves. When it rejects,
   * nothing may be said of them, and the appender must not be used again. Returns where the first of them lies; at least one entry.
   */
  write(mode: RecordMode, first: number, entries: readonly EncodedEntry[]): Promise<EntryPlace>;
  close(): Promise<void>;
}

/** Opens the files where recovery left them. `segmentBytesMax` bounds a segment, unless one entry alone is longer. */
export async function createAppender(
  disk: Disk,
  dir: string,
  options: { readonly segment: OpenSegment | undefined; readonly segmentBytesMax: number },
): Promise<Appender> {
  const leaves = await disk.open(`${dir}/${LEAVES}`, { create: false });
  let segment = options.segment;
  let files = segment === undefined ? undefined : await openSegmentFiles(disk, dir, segment);

  const startSegment = async (mode: RecordMode, first: number) => {
    await files?.close();
    const title = segmentTitle(mode);
    segment = { mode, first, bytes: title.length };
    files = await openSegmentFiles(disk, dir, segment);
    await files.frames.write(0, title);
    return files;
  };

  /** The entries from `first` that go into the segment at hand, at least one. */
  const takeFitting = (entries: readonly EncodedEntry[], isNew: boolean) => {
    let bytes = segment?.bytes ?? 0;
    let count = 0;
    for (const { frame } of entries) {
      bytes += frame.length;
      if (bytes > options.segmentBytesMax && !(isNew && count === 0)) break;
      count += 1;
    }
    return entries.slice(0, count);
  };

  const writeBodies = async (mode: RecordMode, first: number, entries: readonly EncodedEntry[]) => {
    let fitting = files === undefined ? [] : takeFitting(entries, false);
    const isNew = fitting.length === 0;
    const open = isNew || files === undefined ? await startSegment(mode, first) : files;
    if (isNew) fitting = takeFitting(entries, true);
    if (segment === undefined) throw new RecordError('closed', `${dir}: no segment is open`);
    const frames = Buffer.concat(fitting.map(({ frame }) => frame));
    await open.frames.write(segment.bytes, frames);
    if (open.keys !== undefined) {
      const slots = Buffer.concat(
        fitting.flatMap(({ slot }) => (slot === undefined ? [] : [slot])),
      );
      await open.keys.write((first - segment.first) * SLOT_BYTES, slots);
    }
    await Promise.all([open.frames.sync(), open.keys?.sync()]);
    if (isNew) await syncNames(disk, dir);
    const place = { first: segment.first, offset: segment.bytes };
    segment = { ...segment, bytes: segment.bytes + frames.length };
    return { count: fitting.length, place };
  };

  return {
    get segment() {
      return segment;
    },
    async write(mode, first, entries) {
      const written = await writeBodies(mode, first, entries);
      for (let done = written.count; done < entries.length;)
        done += (await writeBodies(mode, first + done, entries.slice(done))).count;
      await leaves.write(first * LEAF_BYTES, Buffer.concat(entries.map(({ leaf }) => leaf)));
      await leaves.sync();
      return written.place;
    },
    async close() {
      await files?.close();
      await leaves.close();
    },
  };
}

interface SegmentFiles {
  readonly frames: DiskFile;
  readonly keys: DiskFile | undefined;
  close(): Promise<void>;
}

async function openSegmentFiles(
  disk: Disk,
  dir: string,
  { mode, first }: OpenSegment,
): Promise<SegmentFiles> {
  const frames = await disk.open(`${dir}/${segmentPath(first)}`, { create: true });
  // Keys are secrets: nobody but the mission's own user reads them.
  const keys =
    mode === 'raw'
      ? undefined
      : await disk.open(`${dir}/${keysPath(first)}`, { create: true, mode: 0o600 });
  return {
    frames,
    keys,
    async close() {
      await frames.close();
      await keys?.close();
    },
  };
}

async function syncNames(disk: Disk, dir: string): Promise<void> {
  await Promise.all([disk.syncFolder(`${dir}/segments`), disk.syncFolder(`${dir}/keys`)]);
}
