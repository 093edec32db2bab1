import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MissionError } from '../errors.ts';

/** `mission.json` in a data folder: what the folder is, for people and for the next start. Never trusted for anything that the record can say. */
export interface MissionFile {
  readonly format: 'holdfast mission v1';
  /** Log origin; an exercise's begins `exercise.`. */
  readonly origin: string;
  /** Of an exercise: its options, and whether it ran to its end. */
  readonly exercise: ExerciseRun | null;
}

export interface ExerciseRun {
  readonly seed: number;
  readonly hours: number;
  readonly sensors: number;
  readonly swapParties: boolean;
  readonly complete: boolean;
}

const NAME = 'mission.json';

export function writeMissionFile(dataDir: string, file: MissionFile): void {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, NAME);
  writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/** Null when the folder is absent or has no mission in it. */
export function readMissionFile(dataDir: string): MissionFile | null {
  const path = join(dataDir, NAME);
  if (!existsSync(path)) return null;
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isMissionFile(read)) {
    throw new MissionError(
      'not-a-mission',
      `${path}: expected format "holdfast mission v1" with an origin; this folder was made by something else.`,
    );
  }
  return read;
}

function isMissionFile(value: unknown): value is MissionFile {
  if (typeof value !== 'object' || value === null) return false;
  const file: Partial<Record<keyof MissionFile, unknown>> = value;
  return file.format === 'holdfast mission v1' && typeof file.origin === 'string';
}
