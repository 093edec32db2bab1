import type { Writable } from '../core/writable.ts';

/** What was done to the record itself, folded. */
export interface KeepingState {
  /** By the index of an entry whose content is erased: that of the first entry that says so. */
  readonly erasures: ReadonlyMap<number, number>;
}

export function emptyKeeping(): Writable<KeepingState> {
  return { erasures: new Map() };
}
