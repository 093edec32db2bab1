import { entryLeaf, leafHash } from '@holdfast/record';
import { nodeSha256 } from './crypto.ts';
import { parsePayload } from './segment.ts';
import type { RecordMode } from './segment.ts';

/** The 32 bytes that the leaf file holds for a frame's payload; nothing when the payload is no body. */
export function leafOfFrame(mode: RecordMode, payload: Uint8Array): Uint8Array | undefined {
  if (mode === 'raw') return leafHash(nodeSha256, payload);
  const parts = parsePayload(payload);
  return parts === undefined ? undefined : entryLeaf(nodeSha256, parts);
}

/** What stands in the entry bundle for a frame: the leaf, or the raw entry itself. */
export function logEntryOfFrame(
  mode: RecordMode,
  payload: Uint8Array,
  leaf: Uint8Array,
): Uint8Array {
  return mode === 'raw' ? payload : leaf;
}

/** The RFC 6962 leaf hash of a frame, from what the leaf file holds. */
export function treeHashOfLeaf(mode: RecordMode, leaf: Uint8Array): Uint8Array {
  return mode === 'raw' ? leaf : leafHash(nodeSha256, leaf);
}
