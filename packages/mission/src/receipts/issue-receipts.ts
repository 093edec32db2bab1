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
  const { dir, indices, nowMs, beatMs = BEAT_MS, disk = nodeDisk } = options;
  const { origin, signer } = await readLogKey(disk, dir);
  const size = await countLeaves(disk, dir);
  const wrong = indices.find((index) => !Number.isSafeInteger(index) || index < 0 || index >= size);
  if (wrong !== undefined)
    throw new RecordError(
      'out-of-range',
      `receipt: expected an index below ${String(size)}, found ${String(wrong)}`,
    );
  const [segment] = await listSegments(disk, dir);
  if (segment !== undefined && (await readSegmentMode(disk, dir, segment)) === 'raw')
    throw new RecordError(
      'wrong-mode',
      `${dir}: a raw record gives no receipts: its entries are published as they are`,
    );
  const publishedByMs = (Math.floor(nowMs / beatMs) + 2) * beatMs;
  const leaves = await disk.open(`${dir}/${LEAVES}`, { create: false });
  try {
    const receipts: string[] = [];
    for (const index of indices) {
      const leaf = await leaves.read(index * LEAF_BYTES, LEAF_BYTES);
      receipts.push(signReceipt({ origin, index, leaf, publishedByMs }, signer));
    }
    return receipts;
  } finally {
    await leaves.close();
  }
}
