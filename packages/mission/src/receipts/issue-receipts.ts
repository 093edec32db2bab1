import { RecordError, signReceipt } from '@holdfast/record';
import type { Disk } from '../record-files/disk.ts';
import { LEAF_BYTES, LEAVES, countLeaves } from '../record-files/files.ts';
import { readLogKey } from '../record-files/log-key.ts';
import { listSegments, readSegmentMode } from '../record-files/segment.ts';
import { nodeDisk } from '../record-files/node-disk.ts';

/** | option | default | meaning | */
export interface ReceiptOptions {
  /** The record's folder, with its signing key. */
  readonly dir: string;
  /** Of acknowledged entries. */
  readonly indices: readonly number[];
  /** Integer milliseconds UTC. */
  readonly nowMs: number;
  /** How often outsiders see a new checkpoint, in ms. 900,000. */
  readonly beatMs?: number;
  /** The machine's file system. */
  readonly disk?: Disk;
}

/** Decision 2: the beat on which tiles go out. */
export const BEAT_MS = 15 * 60_000;

/**
 * A signed receipt for each index, in order: the log promises the entry in what is shown on the beat after the next. Only what is acknowledged, on disk, gets one. Needs no
 * writer. Throws `RecordError`: `out-of-range`, `wrong-mode`, `not-a-record`, `wrong-key`.
 */
export async function issueReceipts(options: ReceiptOptions): Promise<readonly string[]> {
  const { indices, nowMs } = options;
  const desk = await openReceiptDesk(options);
  try {
    const receipts: string[] = [];
    for (const index of indices) receipts.push(await desk.issue(index, nowMs));
    return receipts;
  } finally {
    await desk.close();
  }
}

/** Gives receipts for as long as it is open: the key is read once. Safe to call concurrently. */
export interface ReceiptDesk {
  /** As `issueReceipts` does. The same index and time give the same bytes. */
  issue(index: number, nowMs: number): Promise<string>;
  close(): Promise<void>;
}

export async function openReceiptDesk({
  dir,
  beatMs = BEAT_MS,
  disk = nodeDisk,
}: Pick<ReceiptOptions, 'dir' | 'beatMs' | 'disk'>): Promise<ReceiptDesk> {
  const { origin, signer } = await readLogKey(disk, dir);
  const [segment] = await listSegments(disk, dir);
  if (segment !== undefined && (await readSegmentMode(disk, dir, segment)) === 'raw')
    throw new RecordError(
      'wrong-mode',
      `${dir}: a raw record gives no receipts: its entries are published as they are`,
    );
  const leaves = await disk.open(`${dir}/${LEAVES}`, { create: false });
  let size = await countLeaves(disk, dir);
  return {
    async issue(index, nowMs) {
      if (index >= size) size = Math.floor((await leaves.size()) / LEAF_BYTES);
      if (!Number.isSafeInteger(index) || index < 0 || index >= size)
        throw new RecordError(
          'out-of-range',
          `receipt: expected an index below ${String(size)}, found ${String(index)}`,
        );
      const leaf = await leaves.read(index * LEAF_BYTES, LEAF_BYTES);
      const publishedByMs = (Math.floor(nowMs / beatMs) + 2) * beatMs;
      return signReceipt({ origin, index, leaf, publishedByMs }, signer);
    },
    close: () => leaves.close(),
  };
}
