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
  /** A trial over real statements: a visitor may act as anyone on record, and nothing recorded binds anybody. Absent: false. */
  readonly trial?: boolean;
}

export interface ExerciseRun {
  readonly seed: number;
  readonly hours: number;
  readonly sensors: number;
  readonly swapParties: boolean;
  readonly complete: boolean;
}

export function missionFilePath(dataDir: string): string {
  return join(dataDir, 'mission.json');
}

export function writeMissionFile(dataDir: string, file: MissionFile): void {
  mkdirSync(dataDir, { recursive: true });
  const path = missionFilePath(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/** Null when the folder is absent or has no mission in it. */
export function readMissionFile(dataDir: string): MissionFile | null {
  const path = missionFilePath(dataDir);
  if (!existsSync(path)) return null;
  const read = parseJson(readFileSync(path, 'utf8'));
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
  return (
    file.format === 'holdfast mission v1' &&
    typeof file.origin === 'string' &&
    (file.exercise === null || isExerciseRun(file.exercise)) &&
    (file.trial === undefined || typeof file.trial === 'boolean')
  );
}

function isExerciseRun(value: unknown): value is ExerciseRun {
  if (typeof value !== 'object' || value === null) return false;
  const run: Partial<Record<keyof ExerciseRun, unknown>> = value;
  return (
    [run.seed, run.hours, run.sensors].every(Number.isFinite) && typeof run.complete === 'boolean'
  );
}

/** Undefined for what is not JSON: it is refused like any other file that is not ours. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
