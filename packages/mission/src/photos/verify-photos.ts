import { basename, dirname } from 'node:path';
import type { RecordProblem } from '@holdfast/record';
import { contentFromBytes, entryFromHeader } from '../entries/entry-bytes.ts';
import { missionFilePath } from '../folder/mission-file.ts';
import { nodeDisk, verifyRecord } from '../record-files/index.ts';
import type { RecordReport, VerifiedContent, VerifyOptions } from '../record-files/index.ts';
import { NO_FILE, findPhoto } from './photo-file.ts';

/** What `verifyRecord` found, and what was found of the photographs beside the record. */
export interface MissionRecordReport extends RecordReport {
  /** Originals that were opened and held against the hash on record; absent where the folder is not a mission's. */
  readonly photographs?: number;
}

/** Problems listed, as in `RecordReport`. */
const PROBLEMS_MAX = 1_000;

/**
 * Checks every byte of a record as `verifyRecord` does, and where it is a mission's, every original of a photograph whose key is on record: that it is there, opens, and has the
 * hash that its entry states. What was erased has no key, and is not asked for.
 */
export async function verifyMissionRecord(
  recordDir: string,
  options: Omit<VerifyOptions, 'contents'> = {},
): Promise<MissionRecordReport> {
  const { disk = nodeDisk } = options;
  const dataDir = dirname(recordDir);
  if ((await disk.readFile(missionFilePath(dataDir))) === undefined)
    return verifyRecord(recordDir, options);
  const wrong: RecordProblem[] = [];
  let photographs = 0;
  const report = await verifyRecord(recordDir, {
    ...options,
    async contents(page) {
      for (const entry of page.filter(mayBePhoto)) {
        const problem = await wrongPhoto(dataDir, entry);
        if (problem === undefined) continue;
        photographs += 1;
        if (problem !== null) wrong.push(problem);
      }
    },
  });
  return {
    ...report,
    photographs: photographs - wrong.length,
    problems: [...report.problems, ...wrong].slice(0, PROBLEMS_MAX),
    problemCount: report.problemCount + wrong.length,
  };
}

const KIND = Buffer.from('"kind":"photo.received"');

/** Most entries are none: their headers are not parsed. */
function mayBePhoto({ header }: VerifiedContent): boolean {
  return Buffer.from(header.buffer, header.byteOffset, header.length).includes(KIND);
}

/** Undefined where the entry took in no photograph, null where the photograph is whole. */
async function wrongPhoto(
  dataDir: string,
  { index, header, bytes }: VerifiedContent,
): Promise<RecordProblem | null | undefined> {
  const entry = entryFromHeader(index, header);
  if (entry.kind !== 'photo.received') return undefined;
  const { sha256 } = entry.judgement;
  const expected = `the photograph ${sha256}`;
  const photo = await findPhoto(dataDir, sha256, contentFromBytes(bytes));
  if (photo?.bytes instanceof Uint8Array) return null;
  if (photo === null)
    return { code: 'wrong-content', file: 'photos', index, expected, found: 'no key' };
  const code = photo.found === NO_FILE ? 'missing-file' : 'wrong-content';
  return { code, file: `photos/${basename(photo.path)}`, index, expected, found: photo.found };
}
