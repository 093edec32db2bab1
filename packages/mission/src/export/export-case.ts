import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Reader } from '@holdfast/domain';
import { RecordError, makeBag, canonicalJson } from '@holdfast/record';
import type { BagFile } from '@holdfast/record';
import { caseEntries, findCase } from './case-entries.ts';
import { BAG_BYTES_MAX } from './read-bag.ts';
import { readSigned } from './read-signed.ts';
import { readmeOf } from './readme.ts';
import type { ReadmeFacts } from './readme.ts';
import { releaseEntry } from './release.ts';
import type { ReleasedEntry } from './release.ts';
import { writeBag } from './write-bag.ts';

/** | option | default | meaning | */
export interface ExportOptions {
  readonly dataDir: string;
  /** Id of an incident, or of a finding. */
  readonly caseId: string;
  /** The folder to make; must not exist. */
  readonly outDir: string;
  /** For whom: decides what is withheld. */
  readonly reader: Reader;
  /** Goes into the bag as its date: integer milliseconds UTC. */
  readonly nowMs: number;
  /** Called after each entry. */
  readonly progress?: (done: number, total: number) => void;
}

/** What was written. */
export interface CaseBag extends Omit<ReadmeFacts, 'vkey'> {
  readonly outDir: string;
  readonly files: number;
}

/**
 * Writes the bag of a case: every entry it rests on as the last checkpoint signs it, each with its proof. Needs no writer and disturbs none. The folder
 * appears whole or not at all. Throws `RecordError`: `out-of-range` for a case that is not there, `exists`, `not-a-record`, `damaged`, `too-long` when its photographs are more than
 * whoever takes a bag accepts.
 */
export async function exportCase(options: ExportOptions): Promise<CaseBag> {
  const { caseId, outDir, reader } = options;
  if (existsSync(outDir))
    throw new RecordError('exists', `${outDir}: expected no such folder, found one`);
  const mission = await readSigned(options.dataDir);
  const incident = findCase(mission.state, caseId);
  if (incident === undefined)
    throw new RecordError(
      'out-of-range',
      `export: expected the id of an incident or finding that the last checkpoint covers, found "${caseId}"`,
    );
  const wanted = caseEntries(mission.state, incident, mission.context.entryOf);
  const files: BagFile[] = [];
  const listed: ListedEntry[] = [];
  let bytes = 0;
  for (const [position, { index, restsOn }] of wanted.entries()) {
    const released = await releaseEntry(mission, index, reader);
    files.push(...released.files);
    bytes += released.files.reduce((sum, file) => sum + file.bytes.length, 0);
    if (bytes > BAG_BYTES_MAX)
      throw new RecordError(
        'too-long',
        `export: expected at most ${String(BAG_BYTES_MAX)} bytes in a bag, found more with entry ${String(index)}`,
      );
    const { kind, header, content } = released;
    listed.push({ index, kind, header, content, restsOn: header === 'included' ? restsOn : [] });
    options.progress?.(position + 1, wanted.length);
  }
  const { origin, size, rootHex, vkey, checkpoint } = mission;
  const count = (isCounted: (entry: ListedEntry) => boolean) => listed.filter(isCounted).length;
  const facts = {
    caseId,
    origin,
    size,
    entries: listed.length,
    photographs: files.filter(({ path }) => PHOTOGRAPH.test(path)).length,
    withheldHeaders: count(({ header }) => header === 'withheld'),
    withheldContents: count(
      ({ header, content }) => header === 'included' && content === 'withheld',
    ),
    erasedContents: count(({ content }) => content === 'erased'),
  };
  const index = { format: 'holdfast case v1', ...facts, rootHex, readerRole: reader.role, listed };
  const bag = makeBag({
    payload: [
      { path: 'data/case.json', bytes: Buffer.from(`${canonicalJson(index)}\n`) },
      { path: 'data/checkpoint', bytes: Buffer.from(checkpoint) },
      { path: 'data/log.vkey', bytes: Buffer.from(`${vkey}\n`) },
      ...files,
    ],
    tags: [{ path: 'README.md', bytes: Buffer.from(readmeOf({ ...facts, vkey })) }],
    info: [
      ['Source-Organization', origin],
      ['External-Identifier', caseId],
      ['Bagging-Date', new Date(options.nowMs).toISOString().slice(0, 10)],
      ['Bag-Software-Agent', 'Holdfast'],
    ],
    sha512Hex: (bytes) => createHash('sha512').update(bytes).digest('hex'),
  });
  writeBag(outDir, bag);
  return { ...facts, outDir, files: bag.length };
}

/** An original of a photograph, in the folder of its entry. */
const PHOTOGRAPH = /\/photograph\.[a-z]+$/;

/** An entry's line in `data/case.json`. */
interface ListedEntry extends Omit<ReleasedEntry, 'files'> {
  readonly index: number;
  readonly restsOn: readonly number[];
}
