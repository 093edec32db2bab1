import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyState, evolve } from '@holdfast/domain';
import type { Entropy, Entry, FoldState } from '@holdfast/domain';
import { openNote, RecordError, signNote } from '@holdfast/record';
import type { CheckpointFacts } from './checkpoint.ts';
import { checkpointOf } from './checkpoint.ts';
import { createContents } from './entries/contents.ts';
import type { Contents } from './entries/contents.ts';
import { entryFromHeader } from './entries/entry-bytes.ts';
import { confirmWithWitnesses } from './witness/confirm.ts';
import { completeErasures } from './erasure/complete-erasures.ts';
import { createContinuedEntropy, createSystemEntropy } from './entropy/entropy.ts';
import { MissionError } from './errors.ts';
import { missionFilePath, readMissionFile, writeMissionFile } from './folder/mission-file.ts';
import type { Mission } from './mission.ts';
import { startMission } from './mission.ts';
import { proverOf } from './prove-entry.ts';
import { nodeDisk, openRecord, readRecordPages } from './record-files/index.ts';
import { readLogKey } from './record-files/log-key.ts';
import { parseSnapshot, snapshotText, stateHash } from './snapshot/snapshot.ts';
import type { SnapshotKey } from './snapshot/snapshot.ts';

export interface CreateOptions {
  /** The data folder; created when absent. One that holds another mission is refused. */
  readonly dataDir: string;
  /** Log origin; an exercise's begins `exercise.`, and only such a one may run on a seeded port. */
  readonly origin: string;
  readonly entropy: Entropy;
}

/** Makes a data folder, or opens the one that is there under the same origin. */
export async function createMission({ dataDir, origin, entropy }: CreateOptions): Promise<Mission> {
  const before = readMissionFile(dataDir);
  if (before !== null && before.origin !== origin) {
    throw new MissionError(
      'not-a-mission',
      `${dataDir}: expected the mission ${origin}, found ${before.origin}.`,
    );
  }
  if (before === null)
    writeMissionFile(dataDir, { format: 'holdfast mission v1', origin, exercise: null });
  try {
    return await open({ dataDir, origin, entropy });
  } catch (error) {
    // A folder that holds another record, or a port that may not be used, leaves no mission behind.
    if (before === null) rmSync(missionFilePath(dataDir), { force: true });
    throw error;
  }
}

/** Opens a data folder that is there, on the system's randomness and clock; an exercise's clock goes on from its last entry. */
export async function openMission({ dataDir }: { readonly dataDir: string }): Promise<Mission> {
  const origin = originOf(dataDir);
  const goesOn = origin.startsWith('exercise.');
  return open({ dataDir, origin, entropy: createSystemEntropy(), goesOn });
}

function originOf(dataDir: string): string {
  const file = readMissionFile(dataDir);
  if (file === null) {
    throw new MissionError(
      'not-a-mission',
      `${dataDir}: expected a data folder with mission.json. Make one with \`holdfast exercise\`, \`holdfast init\` or \`holdfast import\`.`,
    );
  }
  return file.origin;
}

export interface RebuildResult {
  readonly entries: number;
  readonly stateHash: string;
  readonly rootHex: string;
}

/** Folds the whole record again from its first entry, whatever the snapshot says, and writes a new one. */
export async function rebuild(
  dataDir: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<RebuildResult> {
  const mission = await open({
    dataDir,
    origin: originOf(dataDir),
    entropy: createSystemEntropy(),
    onFolded: onProgress,
  });
  const facts = await mission.checkpoint();
  const result = {
    entries: mission.state.entries,
    stateHash: stateHash(mission.state),
    rootHex: facts.rootHex,
  };
  await mission.close();
  return result;
}

const SNAPSHOT = 'snapshot.json';

interface Opening extends CreateOptions {
  /** Asks for every entry to be folded, and is told how many have been. */
  readonly onFolded?: (done: number, total: number) => void;
  /** The clock goes on from the last entry. */
  readonly goesOn?: boolean;
}

async function open({
  dataDir,
  origin,
  entropy,
  onFolded,
  goesOn = false,
}: Opening): Promise<Mission> {
  const recordDir = join(dataDir, 'record');
  const writer = await openRecord({
    dir: recordDir,
    origin,
    entropy,
    confirm: confirmWithWitnesses,
  });
  try {
    const signed = checkpointOf(readFileSync(join(recordDir, 'checkpoint'), 'utf8'));
    const key = await snapshotKeyOf(recordDir);
    const snapshot = onFolded === undefined ? readSnapshot(dataDir, signed, key) : null;
    const { state, entries, contents } = await readAll(recordDir, snapshot, (done) =>
      onFolded?.(done, writer.size),
    );
    await completeErasures({ state, writer, contents });
    return startMission({
      dataDir,
      origin,
      entropy: goesOn ? createContinuedEntropy(state.recordedAtMs) : entropy,
      writer,
      state,
      entries,
      contents,
      checkpoint: signed.size === 0 ? null : signed,
      prove: proverOf(recordDir),
      afterCheckpoint: (latest, { size, rootHex }) => {
        if (latest.entries === size) writeSnapshot(dataDir, snapshotText(latest, rootHex, key));
      },
    });
  } catch (error) {
    await writer.close();
    throw error;
  }
}

interface ReadBack {
  readonly state: FoldState;
  readonly entries: Entry[];
  readonly contents: Contents;
}

/** Entries from the record; the state from the snapshot, when there is one, and folded on from there. */
async function readAll(
  recordDir: string,
  snapshot: FoldState | null,
  onPage: (done: number) => void,
): Promise<ReadBack> {
  let state = snapshot ?? emptyState();
  const from = state.entries;
  const entries: Entry[] = [];
  const contents = createContents();
  for await (const page of readRecordPages(recordDir)) {
    for (const { index, header, content } of page) {
      const entry = entryFromHeader(index, header);
      entries.push(entry);
      contents.push(content);
      if (index >= from) state = evolve(state, entry);
    }
    onPage(entries.length);
  }
  return { state, entries, contents };
}

/** A snapshot counts only when it was made at the log's own last checkpoint: same size, same root. Otherwise the record is folded. */
function readSnapshot(
  dataDir: string,
  signed: CheckpointFacts,
  key: SnapshotKey,
): FoldState | null {
  const path = join(dataDir, SNAPSHOT);
  if (!existsSync(path)) return null;
  const snapshot = parseSnapshot(readFileSync(path, 'utf8'), key);
  if (snapshot === null || snapshot.size !== signed.size || snapshot.rootHex !== signed.rootHex)
    return null;
  return snapshot.state;
}

function writeSnapshot(dataDir: string, text: string): void {
  const path = join(dataDir, SNAPSHOT);
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

async function snapshotKeyOf(recordDir: string): Promise<SnapshotKey> {
  const { signer, verifier } = await readLogKey(nodeDisk, recordDir);
  return {
    sign: (text) => signNote(text, [signer]),
    open: (note) => {
      try {
        return openNote(new TextEncoder().encode(note), [verifier]).text;
      } catch (error) {
        if (error instanceof RecordError) return null;
        throw error;
      }
    },
  };
}
