import { RecordError } from '@holdfast/record';
import type { EntryBody } from '@holdfast/record';
import type { RecordMode } from './segment.ts';

/** Entries and bytes that may wait to be written; more is refused with `busy`. */
export const PENDING_ENTRIES_MAX = 262_144;
export const PENDING_BYTES_MAX = 268_435_456;
/** Entries and bytes of one group: one sync of frames and keys, one of leaves. A larger single call is one group. */
const GROUP_ENTRIES_MAX = 4096;
const GROUP_BYTES_MAX = 16 * 1024 * 1024;

/** One call of append, waiting. */
export interface Batch {
  readonly mode: RecordMode;
  /** Of a raw record the content is the entry and the header empty. */
  readonly bodies: readonly EntryBody[];
  readonly bytes: number;
}

interface Waiting extends Batch {
  resolve(written: { readonly first: number }): void;
  reject(error: unknown): void;
}

/** Calls in the order they came, written in groups. */
export interface GroupCommit {
  /** Takes a batch, or refuses it with `busy`. Resolves when the batch is durable. */
  add(batch: Batch): Promise<{ readonly first: number }>;
  /** Runs `work` alone, after every batch added before. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Groups what waits while the last group is written, so that the cost of a sync is shared. `write` makes one group durable and gives
 * the index of its first entry; after it rejects, everything is refused with its error.
 */
export function createGroupCommit(
  write: (group: readonly Batch[]) => Promise<number>,
): GroupCommit {
  let waiting: Waiting[] = [];
  let entries = 0;
  let bytes = 0;
  let failure: unknown;
  let last: Promise<unknown> = Promise.resolve();

  const serially = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };

  const writeGroup = async (): Promise<void> => {
    const group = takeGroup(waiting);
    if (group.length === 0) return;
    waiting = waiting.slice(group.length);
    try {
      if (failure !== undefined) throw failure;
      let first = await write(group);
      for (const { bodies, resolve } of group) {
        resolve({ first });
        first += bodies.length;
      }
    } catch (error) {
      failure ??= error;
      for (const { reject } of group) reject(error);
    } finally {
      for (const batch of group) {
        entries -= batch.bodies.length;
        bytes -= batch.bytes;
      }
    }
  };

  return {
    add(batch) {
      if (
        entries + batch.bodies.length > PENDING_ENTRIES_MAX ||
        bytes + batch.bytes > PENDING_BYTES_MAX
      ) {
        const found = `${String(entries)} waiting and ${String(batch.bodies.length)} more`;
        const message = `append: expected at most ${String(PENDING_ENTRIES_MAX)} entries at once, found ${found}; try again in a second`;
        return Promise.reject(new RecordError('busy', message));
      }
      entries += batch.bodies.length;
      bytes += batch.bytes;
      const written = new Promise<{ readonly first: number }>((resolve, reject) => {
        waiting.push({ ...batch, resolve, reject });
      });
      void serially(writeGroup);
      return written;
    },
    alone(work) {
      const before = waiting.length;
      return serially(async () => {
        for (let left = before; left > 0 && waiting.length > 0; left--) await writeGroup();
        if (failure !== undefined) throw failure;
        try {
          return await work();
        } catch (error) {
          failure ??= isFatal(error) ? error : undefined;
          throw error;
        }
      });
    },
  };
}

/** A refusal of one call leaves the record usable; damage and a failed disk do not. */
function isFatal(error: unknown): boolean {
  return (
    !(error instanceof RecordError) || error.code === 'damaged' || error.code === 'disk-failed'
  );
}

function takeGroup(waiting: readonly Waiting[]): readonly Waiting[] {
  let entries = 0;
  let bytes = 0;
  let count = 0;
  for (const batch of waiting) {
    entries += batch.bodies.length;
    bytes += batch.bytes;
    if (count > 0 && (entries > GROUP_ENTRIES_MAX || bytes > GROUP_BYTES_MAX)) break;
    if (batch.mode !== waiting[0]?.mode) break;
    count += 1;
  }
  return waiting.slice(0, count);
}
