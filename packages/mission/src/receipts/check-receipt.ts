import { RecordError, judgeReceipt, openReceipt } from '@holdfast/record';
import type { KeyHistory, Receipt, ReceiptVerdict } from '@holdfast/record';
import { nodeSha256 } from '../record-files/crypto.ts';
import type { Disk } from '../record-files/disk.ts';
import { readCheckpoint } from '../record-files/files.ts';
import { readKeyHistory } from '../record-files/log-key.ts';
import { nodeDisk } from '../record-files/node-disk.ts';
import { provePublished } from '../record-files/prove.ts';

/** | option | default | meaning | */
export interface CheckOptions {
  /** The receipt as it was given. */
  readonly receipt: Uint8Array;
  /** A log's published files: a mirror is enough. */
  readonly dir: string;
  /** The log's key as the submitter was given it; those that it promised are followed. The folder's own. */
  readonly vkey?: string;
  /** The submitter's clock: integer milliseconds UTC. */
  readonly nowMs: number;
  /** The machine's file system. */
  readonly disk?: Disk;
}

/**
 * Holds a receipt against what a log has published. Throws `RecordError` when receipt or log are not under the key, or the published files do not hold
 * together.
 */
export async function checkReceipt(
  options: CheckOptions,
): Promise<{ readonly receipt: Receipt; readonly verdict: ReceiptVerdict }> {
  const { dir, nowMs, disk = nodeDisk } = options;
  const keys = await readKeyHistory(disk, dir, options.vkey);
  const receipt = openUnder(keys, options.receipt);
  const log = keys.current.verifier;
  const { signed, text } = await readCheckpoint(disk, dir, log);
  const judge = (shown: Parameters<typeof judgeReceipt>[3]) => ({
    receipt,
    verdict: judgeReceipt(nodeSha256, log, receipt, shown),
  });
  if (signed.size <= receipt.index)
    return judge({ checkpoint: { bytes: Buffer.from(text), seenAtMs: nowMs } });
  const { proof, logEntry } = await provePublished(dir, receipt.index, disk);
  return judge({ proof: { text: proof, leaf: logEntry } });
}

/** A key that was followed promises nothing of entries after its turn. Throws what the last key says of the note when none of them signed it. */
function openUnder({ terms, current }: KeyHistory, bytes: Uint8Array): Receipt {
  for (const { verifier, untilSize } of terms) {
    try {
      const receipt = openReceipt(bytes, verifier);
      if (untilSize === undefined || receipt.index < untilSize) return receipt;
      const message = `receipt: entry ${String(receipt.index)} promised by a key that signs ${String(untilSize)} entries`;
      throw new RecordError('revoked', message);
    } catch (error) {
      if (!(error instanceof RecordError) || error.code !== 'unverified') throw error;
    }
  }
  return openReceipt(bytes, current.verifier);
}
