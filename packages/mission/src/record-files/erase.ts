import { RecordError } from '@holdfast/record';
import { ERASED_SLOT, SLOT_BYTES } from './content-key.ts';
import type { Disk } from './disk.ts';
import { keysPath, listSegments } from './segment.ts';
import type { RecordMode } from './segment.ts';

/**
 * Overwrites the key and content salt of one entry; durable when it resolves. Again is the same as once. Throws `RecordError`
 * `out-of-range` or `wrong-mode`. A disk may keep old blocks of its own: where that matters, the keys folder lies on an encrypted volume.
 */
export async function eraseContentKey(
  disk: Disk,
  dir: string,
  entry: { readonly index: number; readonly size: number; readonly mode: RecordMode | undefined },
): Promise<void> {
  const { index, size, mode } = entry;
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RecordError(
      'out-of-range',
      `erase: expected an index below ${String(size)}, found ${String(index)}`,
    );
  if (mode === 'raw')
    throw new RecordError(
      'wrong-mode',
      `${dir}: the entries of a raw record are the log itself and stay`,
    );
  const first = (await listSegments(disk, dir)).filter((each) => each <= index).at(-1) ?? 0;
  const file = await disk.open(`${dir}/${keysPath(first)}`, { create: false });
  try {
    await file.write((index - first) * SLOT_BYTES, ERASED_SLOT);
    await file.sync();
  } finally {
    await file.close();
  }
}
