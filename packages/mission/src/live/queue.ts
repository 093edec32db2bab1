import type { BusyReason } from './batch.ts';

/** What waits: of one source in its own order, of all sources in turn. */
export interface FairQueue<T> {
  readonly waiting: number;
  /** Null when there is room for so many bytes more of that source, or why not. */
  busy(sourceId: string, bytes: number): BusyReason | null;
  /** Takes it in, whether or not there is room: ask first. */
  add(sourceId: string, item: T, bytes: number): void;
  /** Up to `most` items, one of each source in turn, so that a source that has a day to send holds nobody up. */
  next(most: number): readonly T[];
}

/** | option | meaning | */
export interface QueueLimits {
  /** Batches that may wait in all. */
  readonly batches: number;
  readonly bytes: number;
  /** Batches that may wait of one source. */
  readonly ofSource: number;
}

export const QUEUE_LIMITS: QueueLimits = {
  batches: 8_192,
  bytes: 64 * 1024 * 1024,
  ofSource: 2_048,
};

export function createFairQueue<T>(limits: QueueLimits): FairQueue<T> {
  const queues = new Map<string, { readonly item: T; readonly bytes: number }[]>();
  let waiting = 0;
  let bytesWaiting = 0;
  return {
    get waiting() {
      return waiting;
    },
    busy(sourceId, bytes) {
      if (waiting >= limits.batches || bytesWaiting + bytes > limits.bytes) return 'mission';
      return (queues.get(sourceId)?.length ?? 0) >= limits.ofSource ? 'source' : null;
    },
    add(sourceId, item, bytes) {
      const queue = queues.get(sourceId) ?? [];
      queue.push({ item, bytes });
      queues.set(sourceId, queue);
      waiting += 1;
      bytesWaiting += bytes;
    },
    next(most) {
      const taken: T[] = [];
      while (taken.length < most && waiting > 0) {
        for (const [sourceId, queue] of [...queues]) {
          const first = queue.shift();
          // Behind all others: whose turn it was last waits longest.
          queues.delete(sourceId);
          if (queue.length > 0) queues.set(sourceId, queue);
          if (first === undefined) continue;
          taken.push(first.item);
          waiting -= 1;
          bytesWaiting -= first.bytes;
          if (taken.length === most) break;
        }
      }
      return taken;
    },
  };
}
