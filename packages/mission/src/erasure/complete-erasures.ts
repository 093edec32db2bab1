import type { State } from '@holdfast/domain';
import type { Contents } from '../entries/contents.ts';
import type { RecordWriter } from '../record-files/index.ts';

/** Where an erasure takes effect. */
export interface Erasing {
  readonly state: Pick<State, 'erasures'>;
  readonly writer: Pick<RecordWriter, 'erase'>;
  /** In memory; those that are erased are forgotten here. */
  readonly contents: Contents;
}

/**
 * Destroys the keys of all contents that entries on record say are erased and that can still be read, and forgets the contents in memory; gives their indices.
 * Durable when it resolves. The entry comes first and the key after it: what a crash left between the two, and what keys of an older backup brought back,
 * is gone when the mission is opened. Calling it again does nothing.
 */
export async function completeErasures({
  state,
  writer,
  contents,
}: Erasing): Promise<readonly number[]> {
  const readable = [...state.erasures.keys()].filter(
    (index) => contents.at(index) instanceof Uint8Array,
  );
  for (const index of readable) {
    await writer.erase(index);
    contents.forget(index);
  }
  return readable;
}
