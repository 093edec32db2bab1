import { canonicalJson } from '@holdfast/record';
import { createHash } from 'node:crypto';
import { emptyState, stateAsJson } from '@holdfast/domain';
import type { FoldState, State } from '@holdfast/domain';

/**
 * A state on disk, so that opening does not fold the whole record: canonical JSON of the state, its hash, the checkpoint it belongs
 * to, and a signed note of all three by the log's own key, for whoever alters a state can hash it too. It may be deleted at any
 * time; it is used only when the log's own root at that size agrees.
 */
export interface Snapshot {
  readonly size: number;
  readonly rootHex: string;
  readonly state: FoldState;
}

/** The log's key, as snapshots need it. */
export interface SnapshotKey {
  sign(text: string): string;
  /** The text of a note that this key has signed; null for any other. */
  open(note: string): string | null;
}

/** SHA-256 of the state's canonical JSON, hex: the same record gives the same hash on every machine. */
export function stateHash(state: State): string {
  return createHash('sha256')
    .update(canonicalJson(stateAsJson(state)))
    .digest('hex');
}

const FORMAT = 'holdfast snapshot v2';

export function snapshotText(state: State, rootHex: string, key: SnapshotKey): string {
  const note = key.sign(notedText(state, rootHex));
  return canonicalJson({ format: FORMAT, note, rootHex, state: stateAsJson(state) });
}

/** What is signed: never a checkpoint, whose second line is a number. */
function notedText(state: State, rootHex: string): string {
  return `${FORMAT}\nroot ${rootHex}\nentries ${state.entries}\nstate ${stateHash(state)}\n`;
}

/** Null for anything that is not a whole, unaltered snapshot of this version and key: then the record is folded instead. */
export function parseSnapshot(text: string, key: SnapshotKey): Snapshot | null {
  try {
    const read: unknown = JSON.parse(text);
    if (!isSnapshotFile(read)) return null;
    const { rootHex } = read;
    const state = stateFromJson(read.state);
    if (state === null || key.open(read.note) !== notedText(state, rootHex)) return null;
    return { size: state.entries, rootHex, state };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

interface SnapshotFile {
  readonly format: typeof FORMAT;
  readonly note: string;
  readonly rootHex: string;
  readonly state: Readonly<Record<string, unknown>>;
}

function isSnapshotFile(value: unknown): value is SnapshotFile {
  if (typeof value !== 'object' || value === null) return false;
  const file: Partial<Record<keyof SnapshotFile, unknown>> = value;
  return (
    file.format === FORMAT &&
    typeof file.note === 'string' &&
    typeof file.rootHex === 'string' &&
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
