import { RecordError } from '../errors.ts';

/** Entries from `start` to before `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A complete subtree: the leaves from `index` × 2^height, 2^height of them. */
export interface TreeNode {
  readonly height: number;
  readonly index: number;
}

/** The largest power of two below `count` (count at least 2): where RFC 6962 splits a tree. */
export function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** A size or index is an integer from 0 to 2^53 - 1. Throws `RecordError` `out-of-range`. */
export function verifyCount(what: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new RecordError(
    'out-of-range',
    `${what}: expected an integer from 0 to 2^53 - 1, found ${String(value)}`,
  );
}

/** The complete subtrees that a range of a tree is made of, left to right. `start` is where RFC 6962 would split. */
export function nodesOfRange({ start, end }: Range): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = start; at < end;) {
    let height = 0;
    let width = 1;
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      height += 1;
      width *= 2;
    }
    nodes.push({ height, index: at / width });
    at += width;
  }
  return nodes;
}

/** The siblings on the way from leaf `index` to the root of a tree of `size`, leaf's sibling first (RFC 6962 section 2.1.1). */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  verifyCount('index', index);
  verifyCount('size', size);
  if (index >= size)
    throw new RecordError(
      'out-of-range',
      `index: expected below the size ${String(size)}, found ${String(index)}`,
    );
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  return ranges;
}

/** What proves that a tree of `oldSize` is the beginning of one of `newSize`, in RFC 6962 section 2.1.2 order. */
export function consistencyRanges(oldSize: number, newSize: number): readonly Range[] {
  verifyCount('old size', oldSize);
  verifyCount('new size', newSize);
  if (oldSize < 1 || oldSize > newSize)
    throw new RecordError(
      'out-of-range',
      `old size: expected 1 to ${String(newSize)}, found ${String(oldSize)}`,
    );
  const ranges: Range[] = [];
  let start = 0;
  let end = newSize;
  let isOldRootKnown = true;
  while (oldSize < end) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
      isOldRootKnown = false;
    }
  }
  return isOldRootKnown ? ranges : [{ start, end }, ...ranges];
}
