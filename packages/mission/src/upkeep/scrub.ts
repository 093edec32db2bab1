import { formatProblem } from '@holdfast/record';
import type { Disk } from '../record-files/disk.ts';
import { nodeDisk, verifyRecord } from '../record-files/index.ts';

/** What reading every byte has shown. */
export interface ScrubFacts {
  /** Entries hashed. */
  readonly entries: number;
  /** One sentence each, with the file; empty where all is whole. */
  readonly problems: readonly string[];
}

/** | option | default | meaning | */
export interface ScrubOptions {
  /** The record's folder. */
  readonly dir: string;
  /** Waited for after each page of contents, so that others get their turn. */
  readonly rest: () => Promise<void>;
  /** The machine's file system. */
  readonly disk?: Disk;
}

/**
 * Checks every byte of a record beside its writer. What a writer changes while it is read looks damaged once; only what is found again, in a second reading
 * at once, counts. Changes nothing. Throws only when the disk does.
 */
export async function scrubRecord({
  dir,
  rest,
  disk = nodeDisk,
}: ScrubOptions): Promise<ScrubFacts> {
  const read = async () => {
    const { entries, problems } = await verifyRecord(dir, { disk, contents: rest });
    return { entries, problems: problems.map(formatProblem) };
  };
  const first = await read();
  if (first.problems.length === 0) return first;
  const again = await read();
  const before = new Set(first.problems);
  return { entries: again.entries, problems: again.problems.filter((words) => before.has(words)) };
}
