import { createHash } from 'node:crypto';
import { MS_PER_DAY } from '@holdfast/geo';
import type { IntakeItem, NewEntry, Refusal, State } from '@holdfast/domain';
import { FILE_FEEDS, openFile } from '@holdfast/feeds';
import type { FileContext, FileFeedName, FileSource, LimitedRow, Mapping } from '@holdfast/feeds';
import type { Mission } from '../mission.ts';
import type { PublishedFile } from './file-in-pieces.ts';
import { FILE_KEY, earlierRows } from './earlier-rows.ts';
import { entriesFromItems } from './entries-from-items.ts';
import { refusalWithBytes } from './refusal-entry.ts';
import { refusedLines } from './refused-lines.ts';

/** Entries recorded in one group: one wait for the disk. */
const GROUP = 500;

/** Refusals of one file that are recorded one by one; those above are counted, and one entry says how many of which kind. */
export const REFUSALS_MAX = 10_000;

export interface PublishedFileOptions {
  readonly feed: FileFeedName;
  readonly mapping: Mapping | null;
  /** Who publishes, where the format does not say; null for the feed's default. */
  readonly source: FileSource | null;
  /** New rows that are taken at a time; 200,000 when absent. A file that has more goes on where it was when it is taken again. */
  readonly rowsMax?: number;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
}

export interface PublishedFileReport {
  readonly taken: number;
  /** Rows that an earlier file brought. */
  readonly known: number;
  /** True when the same bytes were taken to their end before: nothing was read. */
  readonly isKnownFile: boolean;
  /** Refusals by code: all of them. */
  readonly refused: ReadonlyMap<string, number>;
  /** The first `REFUSALS_MAX` refusals, in the file's order. */
  readonly refusals: readonly Refusal[];
}

/**
 * Takes a published file into the record: each row becomes an observation, or a refusal with its line and bytes. Rows that an earlier file
 * brought are counted, and nothing else; a file whose bytes were taken before is not read again. The file is read in pieces: what is held of
 * it does not grow with its length. Interrupted, it goes on where it was when it is taken again.
 */
export async function takePublishedFile(
  mission: Mission,
  file: PublishedFile,
  options: PublishedFileOptions,
): Promise<PublishedFileReport> {
  const { feed, mapping, source } = options;
  const context: FileContext = {
    fromMs: MS_PER_DAY,
    toMs: mission.entropy.nowMs() + MS_PER_DAY,
    mapping,
    source,
  };
  const sources = FILE_FEEDS[feed].sources(context);
  const earlier = earlierRows(mission, sources);
  const fileKey = await keyOf(file, options);
  if (earlier.hasFile(fileKey)) return KNOWN_FILE;
  const intake = createIntake(mission, file, sources);
  const { rowsMax } = options;
  const limits = rowsMax === undefined ? earlier : { ...earlier, rowsMax };
  const reader = openFile(feed, context, limits);
  let doneBytes = 0;
  for await (const chunk of file.chunks()) {
    await intake.take(reader.push(chunk));
    doneBytes += chunk.length;
    options.onProgress?.(doneBytes, file.byteLength);
    if (reader.isOver) break;
  }
  await intake.take(reader.end());
  return intake.finish(feed, reader.isOver ? null : fileKey);
}

const KNOWN_FILE: PublishedFileReport = {
  taken: 0,
  known: 0,
  isKnownFile: true,
  refused: new Map(),
  refusals: [],
};

/** A file under its feed, mapping and source: read otherwise, the same bytes are another file. */
async function keyOf(
  file: PublishedFile,
  { feed, mapping, source }: PublishedFileOptions,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of file.chunks()) hash.update(chunk);
  const rules = mapping === null ? [] : [...mapping.fields, ...mapping.typeWords];
  const how = JSON.stringify([feed, source, mapping, rules]);
  return hash.update(how).digest('hex');
}

type TakenRow = Extract<LimitedRow, { item: IntakeItem }>;

interface Intake {
  take(rows: readonly LimitedRow[]): Promise<void>;
  /** `fileKey` is null for a file that has not been read to its end. */
  finish(feed: FileFeedName, fileKey: string | null): Promise<PublishedFileReport>;
}

/** Holds at most two groups of rows, and the refusals that are kept. The last rows wait for `finish`, which marks the file as taken. */
function createIntake(
  mission: Mission,
  file: PublishedFile,
  sources: readonly FileSource[],
): Intake {
  let waiting: TakenRow[] = [];
  let taken = 0;
  let known = 0;
  const refused = new Map<string, number>();
  const refusals: Refusal[] = [];

  const record = async (rows: readonly TakenRow[], fileKey: string | null) => {
    const { fileName } = file;
    const rowIds = rows.map(({ rowId }) => rowId);
    const items = rows.map(({ item }) => item);
    await mission.record((state) => {
      const entries = entriesFromItems(state, items, { fileName, rowIds });
      const marked = fileKey === null ? entries : withFileKey(entries, fileKey);
      return [...enrolments(state, items, sources), ...marked];
    });
    taken += rows.length;
  };

  return {
    async take(rows) {
      for (const row of rows) {
        if ('known' in row) known += 1;
        else if ('item' in row) waiting.push(row);
        else {
          const { code } = row.refusal;
          refused.set(code, (refused.get(code) ?? 0) + 1);
          if (refusals.length < REFUSALS_MAX) refusals.push(row.refusal);
        }
      }
      while (waiting.length > GROUP) {
        await record(waiting.slice(0, GROUP), null);
        waiting = waiting.slice(GROUP);
      }
    },
    async finish(feed, fileKey) {
      await recordRefusals(mission, file, feed, { refused, refusals });
      if (waiting.length > 0) await record(waiting, fileKey);
      return { taken, known, isKnownFile: false, refused, refusals };
    },
  };
}

function withFileKey(entries: readonly NewEntry[], fileKey: string): readonly NewEntry[] {
  return entries.map((entry, at) =>
    at === entries.length - 1 && typeof entry.content === 'object'
      ? { ...entry, content: { ...entry.content, [FILE_KEY]: fileKey } }
      : entry,
  );
}

/** A published file cannot sign: whoever speaks in it is enrolled by the keeper of the record when first heard, with no key. */
function enrolments(
  state: State,
  items: readonly IntakeItem[],
  sources: readonly FileSource[],
): readonly NewEntry[] {
  const heard = new Set<string>(items.map(({ sourceId }) => sourceId));
  return sources
    .filter(({ sourceId }) => heard.has(sourceId) && !state.sources.has(sourceId))
    .map(({ sourceId, sourceClass, ownerId, name, terms }) => ({
      kind: 'source.enrolled',
      author: { kind: 'keeper', id: 'intake', role: null, nation: null },
      judgement: { sourceId, sourceClass, ownerId, keyHash: NO_KEY_HASH, partyId: null },
      content: { name, terms },
    }));
}

const NO_KEY_HASH = createHash('sha256').update('').digest('hex');

async function recordRefusals(
  mission: Mission,
  file: PublishedFile,
  feed: FileFeedName,
  { refused, refusals }: Pick<PublishedFileReport, 'refused' | 'refusals'>,
): Promise<void> {
  if (refusals.length === 0) return;
  const bytesOf = await refusedLines(file, new Set(refusals.map(({ line }) => line)));
  for (let at = 0; at < refusals.length; at += GROUP) {
    const group = refusals.slice(at, at + GROUP);
    await mission.record(() =>
      group.map((refusal) => refusalWithBytes(file, feed, refusal, bytesOf(refusal.line))),
    );
  }
  const total = [...refused.values()].reduce((sum, count) => sum + count, 0);
  if (total === refusals.length) return;
  const rest: Refusal = {
    code: 'too-long',
    line: refusals.at(-1)?.line ?? 0,
    expected: `at most ${REFUSALS_MAX} refusals of one file`,
    found: `in all ${[...refused].map(([code, count]) => `${code} ${count}`).join(', ')}`,
  };
  await mission.record(() => [refusalWithBytes(file, feed, rest, bytesOf(rest.line))]);
}
