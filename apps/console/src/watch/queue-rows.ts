import type { WatchItem } from '@holdfast/domain';

/** Rows of the queue: one thing, or several that are alike and dealt with alike. */
export interface QueueRow {
  readonly key: string;
  /** One or more, in the queue's order. */
  readonly items: readonly [WatchItem, ...WatchItem[]];
}

/** What is asked alike of several things stands in one row, where the first of them stands: allegations of one party, and clocks that only run. */
export function queueRows(queue: readonly WatchItem[]): readonly QueueRow[] {
  const groups = new Map<string, [WatchItem, ...WatchItem[]]>();
  for (const item of queue) {
    const key = groupOf(item) ?? item.key;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].map(([key, items]) => ({ key, items }));
}

function groupOf({ kind, allegation }: WatchItem): string | null {
  if (allegation !== null) return `${kind} ${allegation.partyName}`;
  return kind === 'clock-running' ? kind : null;
}
