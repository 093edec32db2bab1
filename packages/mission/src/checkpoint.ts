import { hexFromBytes, parseCheckpoint, parseNote } from '@holdfast/record';

/** What a checkpoint says: how many entries, and the root of the tree over them. */
export interface CheckpointFacts {
  readonly size: number;
  /** 64 hex digits. */
  readonly rootHex: string;
}

/** Reads the facts off a note that this machine's own writer has just signed or checked: the signature is not looked at again. */
export function checkpointOf(note: string): CheckpointFacts {
  const { size, root } = parseCheckpoint(parseNote(new TextEncoder().encode(note)).text);
  return { size, rootHex: hexFromBytes(root) };
}
