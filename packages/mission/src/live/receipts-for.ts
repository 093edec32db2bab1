import type { Mission } from '../mission.ts';
import type { ReceiptDesk } from '../receipts/issue-receipts.ts';
import type { BatchReceipt } from './batch.ts';
import type { TakenBatch } from './taken-before.ts';

/**
 * Receipts of taken batches. The log signs once for each acknowledging entry, however many batches it lists. The same batch gives the same receipt at
 * any time: what the log promises counts from when the entry was recorded.
 */
export async function receiptsFor(
  mission: Mission,
  desk: ReceiptDesk,
  taken: readonly TakenBatch[],
): Promise<readonly BatchReceipt[]> {
  const notes = new Map<number, Promise<string>>();
  const noteOf = (entry: number): Promise<string> => {
    const note = notes.get(entry) ?? desk.issue(entry, recordedAtMs(mission, entry));
    notes.set(entry, note);
    return note;
  };
  return Promise.all(
    taken.map(async ({ entry, batch, sha256 }) => ({
      sourceId: batch.sourceId,
      sequence: batch.sequence,
      entry,
      recordedAtMs: recordedAtMs(mission, entry),
      entries: batch.entries,
      refused: batch.refused,
      sha256: sha256 ?? '',
      note: await noteOf(entry),
    })),
  );
}

function recordedAtMs(mission: Mission, entry: number): number {
  return mission.entryOf(entry)?.recordedAtMs ?? 0;
}
