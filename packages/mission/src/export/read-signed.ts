import { join } from 'node:path';
import { emptyState, evolve } from '@holdfast/domain';
import type { ContentOf, Entry, FoldState, JsonValue, ViewContext } from '@holdfast/domain';
import { createNoteVerifier, hexFromBytes } from '@holdfast/record';
import { agreementIn } from '../agreement-in.ts';
import { contentFromBytes, entryFromHeader } from '../entries/entry-bytes.ts';
import { readCheckpoint } from '../record-files/files.ts';
import { nodeDisk, nodeEd25519, nodeSha256, readRecordPages } from '../record-files/index.ts';
import { readVerifierKey } from '../record-files/log-key.ts';

/** A mission as its last checkpoint signs it, read without disturbing the writer. */
export interface SignedMission {
  readonly recordDir: string;
  readonly origin: string;
  readonly vkey: string;
  /** The signed note. */
  readonly checkpoint: string;
  readonly size: number;
  readonly rootHex: string;
  readonly state: FoldState;
  readonly entries: readonly Entry[];
  readonly context: ViewContext;
}

/** Folds the entries that the last checkpoint covers. Throws `RecordError`: `not-a-record`, `damaged`. */
export async function readSigned(dataDir: string): Promise<SignedMission> {
  const recordDir = join(dataDir, 'record');
  const vkey = await readVerifierKey(nodeDisk, recordDir);
  const log = createNoteVerifier(nodeSha256, nodeEd25519, vkey);
  const { signed, text } = await readCheckpoint(nodeDisk, recordDir, log);
  const { origin, size, root } = signed;
  let state = emptyState();
  const entries: Entry[] = [];
  const contents: (JsonValue | null)[] = [];
  for await (const page of readRecordPages(recordDir, { to: size })) {
    for (const { index, header, content } of page) {
      const entry = entryFromHeader(index, header);
      entries.push(entry);
      contents.push(content === null ? null : contentFromBytes(content));
      state = evolve(state, entry);
    }
  }
  const rootHex = hexFromBytes(root);
  const contentOf: ContentOf = (index) => contents[index] ?? null;
  const adopted = state.agreement === null ? null : contentOf(state.agreement.index);
  const context = {
    contentOf,
    entryOf: (index: number) => entries[index] ?? null,
    origin,
    agreement: agreementIn(adopted),
    checkpoint: { size, rootHex },
    earlier: false,
  };
  return { recordDir, origin, vkey, checkpoint: text, size, rootHex, state, entries, context };
}
