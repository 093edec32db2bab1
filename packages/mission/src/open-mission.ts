import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyState, evolve } from '@holdfast/domain';
import type { Entropy, Entry, FoldState, State } from '@holdfast/domain';
import type { CheckpointFacts } from './checkpoint.ts';
import { checkpointOf } from './checkpoint.ts';
import { entryFromHeader } from './entries/entry-bytes.ts';
import { createSystemEntropy } from './entropy/entropy.ts';
import { MissionError } from './errors.ts';
import { readMissionFile, writeMissionFile } from './folder/mission-file.ts';
import type { Mission } from './mission.ts';
import { startMission } from './mission.ts';
import { proverOf } from './prove-entry.ts';
import { openRecord, readRecordPages } from './record-files/index.ts';
import { parseSnapshot, snapshotText, stateHash } from './snapshot/snapshot.ts';

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
  if (before === null) writeMissionFile(dataDir, { format: 'holdfast mission v1', origin, exercise: null });
  else if (before.origin !== origin) {
    throw new MissionError('not-a-mission', `${dataDir}: expected the mission ${origin}, found ${before.origin}.`);
  }
  return open(dataDir, origin, entropy);
}

/** Opens a data folder that is there, on the system's clock and randomness. */
export async function openMission({ dataDir }: { readonly dataDir: string }): Promise<Mission> {
  const file = readMissionFile(dataDir);
  if (file === null) {
    throw new MissionError(
      'not-a-mission',
      `${dataDir}: expected a data folder with mission.json. Make one with \`holdfast exercise\`, \`holdfast init\` or \`holdfast import\`.`,
    );
  }
  return open(dataDir, file.origin, createSystemEntropy());
}

export interface RebuildResult {
  readonly entries: number;
  readonly stateHash: string;
  readonly rootHex: string;
}

/** Folds the whole record again from its first entry, and writes a new snapshot. */
export async function rebuild(
  dataDir: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<RebuildResult> {
  rmSync(join(dataDir, SNAPSHOT), { force: true });
  const mission = await openMission({ dataDir });
  onProgress(mission.state.entries, mission.state.entries);
  const facts = await mission.checkpoint();
  const result = { entries: mission.state.entries, stateHash: stateHash(mission.state), rootHex: facts.rootHex };
  await mission.close();
  return result;
}

const SNAPSHOT = 'snapshot.json';

async function open(dataDir: string, origin: string, entropy: Entropy): Promise<Mission> {
  const recordDir = join(dataDir, 'record');
  const writer = await openRecord({ dir: recordDir, origin, entropy });
  try {
    const signed = checkpointOf(readFileSync(join(recordDir, 'checkpoint'), 'utf8'));
    const { state, entries, contents } = await readAll(dataDir, recordDir, signed);
    return startMission({
      dataDir,
      origin,
      entropy,
      writer,
      state,
      entries,
      contents,
      checkpoint: signed.size === 0 ? null : signed,
      prove: proverOf(recordDir),
      afterCheckpoint: (latest, facts) => writeSnapshot(dataDir, latest, facts),
    });
  } catch (error) {
    await writer.close();
    throw error;
  }
}

interface ReadBack {
  readonly state: FoldState;
  readonly entries: Entry[];
  readonly contents: (Uint8Array | null)[];
}

/** Entries from the record; the state from the snapshot where it agrees with the log, and folded on from there. */
async function readAll(dataDir: string, recordDir: string, signed: CheckpointFacts): Promise<ReadBack> {
  const snapshot = readSnapshot(dataDir, signed);
  let state = snapshot ?? emptyState();
  const from = state.entries;
  const entries: Entry[] = [];
  const contents: (Uint8Array | null)[] = [];
  for await (const page of readRecordPages(recordDir)) {
    for (const { index, header, content } of page) {
      const entry = entryFromHeader(index, header);
      entries.push(entry);
      contents.push(content === null ? null : content.slice());
      if (index >= from) state = evolve(state, entry);
    }
  }
  return { state, entries, contents };
}

/** A snapshot counts only when it was made at the log's own last checkpoint: same size, same root. Otherwise the record is folded. */
function readSnapshot(dataDir: string, signed: CheckpointFacts): FoldState | null {
  const path = join(dataDir, SNAPSHOT);
  if (!existsSync(path)) return null;
  const snapshot = parseSnapshot(readFileSync(path, 'utf8'));
  if (snapshot === null || snapshot.size !== signed.size || snapshot.rootHex !== signed.rootHex) return null;
  return snapshot.state;
}

function writeSnapshot(dataDir: string, state: State, facts: CheckpointFacts): void {
  if (state.entries !== facts.size) return;
  const path = join(dataDir, SNAPSHOT);
  writeFileSync(`${path}.new`, snapshotText(state, facts.rootHex));
  renameSync(`${path}.new`, path);
}

