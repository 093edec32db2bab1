import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { id, isId } from '@holdfast/domain';
import { FILE_FEEDS, parseMapping } from '@holdfast/feeds';
import type { FileFeedName, FileSource, Mapping } from '@holdfast/feeds';
import { gatherReports, takePublishedFile } from '@holdfast/mission';
import type { Mission, PublishedFile, PublishedFileReport } from '@holdfast/mission';
import type { Terminal } from '../command.ts';
import { UsageError } from '../command.ts';
import { createProgress } from '../progress.ts';
import { withMission } from './import-mission.ts';

/** Refusals shown one by one; the rest are counted. */
const SHOWN_MAX = 20;

/** Bytes read at a time. */
const CHUNK_BYTES = 262_144;

/** Formats that anyone may publish in: their files do not say who does. */
const ANYBODYS: readonly FileFeedName[] = ['quakeml', 'sensorthings', 'cap'];

export interface ImportWords {
  readonly feed: FileFeedName;
  readonly paths: readonly string[];
  readonly dataDir: string;
  readonly json: boolean;
  readonly mapping?: string | undefined;
  readonly source?: string | undefined;
  readonly publisher?: string | undefined;
}

/** `holdfast import FEED FILE...`: every word is checked before the folder is opened or made. */
export async function importFiles(words: ImportWords, terminal: Terminal): Promise<void> {
  const files = words.paths.map((path) => ({ path, file: fileAt(path) }));
  const mapping = mappingOf(words);
  const source = sourceOf(words);
  const totals = await withMission(words.dataDir, async (mission) => {
    const counted = newTotals();
    for (const { path, file } of files) {
      const report = await takeFile(mission, file, { feed: words.feed, mapping, source }, terminal);
      count(counted, report);
      showRefusals(terminal, path, report, counted);
    }
    const incidents = await gatherReports(mission);
    return { ...counted, incidents };
  });
  if (totals.shown < sumOf(totals.refusals))
    terminal.err(`… and ${sumOf(totals.refusals) - totals.shown} more refusals, on record.`);
  say(terminal, words.json, totals);
}

function fileAt(path: string): PublishedFile {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) throw new UsageError(`${path}: no such file.`);
  if (!facts.isFile()) throw new UsageError(`${path}: expected a file.`);
  return {
    fileName: basename(path),
    byteLength: facts.size,
    chunks: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }),
  };
}

function mappingOf({ feed, mapping: path }: ImportWords): Mapping | null {
  const isNeeded = feed === 'csv' || feed === 'geojson';
  if (path === undefined) {
    if (isNeeded) throw new UsageError(`--mapping: ${feed} needs one, found nothing.`);
    return null;
  }
  if (!isNeeded) throw new UsageError(`--mapping: only csv and geojson take one, not ${feed}.`);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UsageError(`${path}: no such file.`);
  const parsed = parseMapping(readFileSync(path, 'utf8'));
  if ('mapping' in parsed) return parsed.mapping;
  const { line, code, expected, found } = parsed.refusal;
  throw new UsageError(`${path}:${line}: ${code}: expected ${expected}, found ${found}.`);
}

function sourceOf({ feed, source, publisher }: ImportWords): FileSource | null {
  if (source === undefined && publisher === undefined) return null;
  if (!ANYBODYS.includes(feed))
    throw new UsageError(`--source, --publisher: only ${ANYBODYS.join(', ')} take them.`);
  if (source === undefined || !isId(source))
    throw new UsageError(`--source: expected an id, found "${source ?? 'nothing'}".`);
  const [usual] = FILE_FEEDS[feed].sources({ fromMs: 0, toMs: 0, mapping: null, source: null });
  return {
    sourceId: id(source),
    sourceClass: usual?.sourceClass ?? 'unknown',
    ownerId: source,
    name: publisher ?? source,
    terms: 'not stated',
  };
}

async function takeFile(
  mission: Mission,
  file: PublishedFile,
  how: { feed: FileFeedName; mapping: Mapping | null; source: FileSource | null },
  terminal: Terminal,
): Promise<PublishedFileReport> {
  const progress = createProgress(terminal);
  const report = await takePublishedFile(mission, file, {
    ...how,
    onProgress: (done, total) =>
      progress.update(done, Math.max(1, total), `reading ${file.fileName}`),
  });
  progress.finish();
  return report;
}

interface Totals {
  files: number;
  knownFiles: number;
  taken: number;
  known: number;
  shown: number;
  readonly refusals: Map<string, number>;
}

function newTotals(): Totals {
  return { files: 0, knownFiles: 0, taken: 0, known: 0, shown: 0, refusals: new Map() };
}

function count(totals: Totals, { taken, known, isKnownFile, refused }: PublishedFileReport): void {
  totals.files += 1;
  totals.knownFiles += isKnownFile ? 1 : 0;
  totals.taken += taken;
  totals.known += known;
  for (const [code, number] of refused)
    totals.refusals.set(code, (totals.refusals.get(code) ?? 0) + number);
}

function showRefusals(
  terminal: Terminal,
  path: string,
  { refusals, isKnownFile }: PublishedFileReport,
  totals: Totals,
): void {
  if (isKnownFile) terminal.err(`${path}: known: the same bytes were taken before.`);
  for (const { code, line, expected, found } of refusals.slice(0, SHOWN_MAX - totals.shown)) {
    terminal.err(`${path}:${line}: ${code}: expected ${expected}, found ${found}`);
    totals.shown += 1;
  }
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, number) => sum + number, 0);
}

function say(
  terminal: Terminal,
  json: boolean,
  { files, knownFiles, taken, known, refusals, incidents }: Totals & { readonly incidents: number },
): void {
  const refused = sumOf(refusals);
  if (json) {
    const byCode = Object.fromEntries(refusals);
    terminal.out(
      JSON.stringify({ files, knownFiles, taken, known, refused, refusals: byCode, incidents }),
    );
    return;
  }
  terminal.out(
    `${taken} observations taken from ${files} ${files === 1 ? 'file' : 'files'}, ${known} on record already, ${refused} refused, ${incidents} incidents.`,
  );
  for (const [code, number] of refusals) terminal.out(`  refused as ${code}: ${number}`);
}
