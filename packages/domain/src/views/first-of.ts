/**
 * The first `limit` of the items in order, in time that grows with the items and not with their sorting. `order` never says 0 of two
 * different items.
 */
export function firstOf<T>(
  items: readonly T[],
  limit: number,
  order: (a: T, b: T) => number,
): readonly T[] {
  let kept: T[] = [];
  let last: T | undefined;
  for (const item of items) {
    if (last !== undefined && order(item, last) > 0) continue;
    kept.push(item);
    if (kept.length < 4 * limit) continue;
    kept = kept.sort(order).slice(0, limit);
    last = kept.at(-1);
  }
  return kept.sort(order).slice(0, limit);
}
