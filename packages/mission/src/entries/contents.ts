import type { JsonValue } from '@holdfast/domain';

const KEPT_MAX = 4_096;

/**
 * Contents by entry index: read from the body files when asked, the latest 4,096 kept. Bodies stay on disk; memory
 * does not grow with the record.
 */
export interface Contents {
  of(index: number): JsonValue | null;
  /** Forgets one, after an erasure. */
  forget(index: number): void;
}

export function createContents(read: (index: number) => JsonValue | null): Contents {
  const kept = new Map<number, JsonValue | null>();
  return {
    of(index) {
      const known = kept.get(index);
      if (known !== undefined) return known;
      const content = read(index);
      if (kept.size >= KEPT_MAX) {
        const [oldest] = kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
      }
      kept.set(index, content);
      return content;
    },
    forget: (index) => void kept.delete(index),
  };
}
