import { createHash } from 'node:crypto';
import { emptyState, stateAsJson } from '@holdfast/domain';
import type { FoldState, State } from '@holdfast/domain';
import { canonicalJson } from '../entries/entry-bytes.ts';

/**
 * A state on disk, so that opening does not fold the whole record: canonical JSON of the state, its hash, and the
 * checkpoint it belongs to. It may be deleted at any time; it is used only when the log's own root at that size agrees.
 */
export interface Snapshot {
  readonly size: number;
  readonly rootHex: string;
  readonly stateHash: string;
  readonly state: FoldState;
}

/** SHA-256 of the state's canonical JSON, hex: the same record gives the same hash on every machine. */
export function stateHash(state: State): string {
  return createHash('sha256').update(canonicalJson(stateAsJson(state))).digest('hex');
}

export function snapshotText(state: State, rootHex: string): string {
  return canonicalJson({
    format: 'holdfast snapshot v1',
    rootHex,
    size: state.entries,
    state: stateAsJson(state),
    stateHash: stateHash(state),
  });
}

/** Null for anything that is not a whole, unaltered snapshot of this version: then the record is folded instead. */
export function parseSnapshot(text: string): Snapshot | null {
  try {
    const read: unknown = JSON.parse(text);
    if (!isSnapshotFile(read)) return null;
    const state = stateFromJson(read.state);
    if (state === null || stateHash(state) !== read.stateHash || state.entries !== read.size) return null;
    return { size: read.size, rootHex: read.rootHex, stateHash: read.stateHash, state };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

interface SnapshotFile {
  readonly format: 'holdfast snapshot v1';
  readonly size: number;
  readonly rootHex: string;
  readonly stateHash: string;
  readonly state: Readonly<Record<string, unknown>>;
}

function isSnapshotFile(value: unknown): value is SnapshotFile {
  if (typeof value !== 'object' || value === null) return false;
  const file: Partial<Record<keyof SnapshotFile, unknown>> = value;
  return (
    file.format === 'holdfast snapshot v1' &&
    Number.isSafeInteger(file.size) &&
    typeof file.rootHex === 'string' &&
    typeof file.stateHash === 'string' &&
    typeof file.state === 'object' &&
    file.state !== null
  );
}

/** Every member of a state is there and of its kind; the hash vouches for what is inside them. */
function stateFromJson(json: Readonly<Record<string, unknown>>): FoldState | null {
  const state = emptyState();
  for (const [name, empty] of Object.entries(state)) {
    const value = json[name];
    if (value === undefined) return null;
    if (empty instanceof Map) {
      if (!Array.isArray(value)) return null;
      Object.assign(state, { [name]: new Map(value) });
    } else {
      Object.assign(state, { [name]: value });
    }
  }
  return state;
}
