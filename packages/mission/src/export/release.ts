import { dirname } from 'node:path';
import { entryView, sightOf } from '@holdfast/domain';
import type { Reader } from '@holdfast/domain';
import { RecordError, hexFromBytes, parseTlogProof } from '@holdfast/record';
import type { BagFile } from '@holdfast/record';
import { contentFromBytes } from '../entries/entry-bytes.ts';
import { openPhoto } from '../photos/photo-file.ts';
import { proveInclusion } from '../record-files/index.ts';
import type { ReleasedProof } from '../record-files/index.ts';
import type { SignedMission } from './read-signed.ts';

/** What became of one part of an entry in a bag. */
export type Released = 'included' | 'withheld' | 'erased';

/** One entry as a bag holds it. */
export interface ReleasedEntry {
  readonly files: readonly BagFile[];
  readonly header: Released;
  readonly content: Released;
  /** Nothing (null) when the header is withheld. */
  readonly kind: string | null;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The files of one entry for one reader: leaf and proof always; salt, header and content commitment where the reader may read the entry; content and
 * its salt where they may read that and it was not erased, and then the original of a photograph that it took in. People's headers stay within the mission: a header names
 * its author. Throws `RecordError` `damaged` when an original is gone or is another.
 */
export async function releaseEntry(
  mission: SignedMission,
  index: number,
  reader: Reader,
): Promise<ReleasedEntry> {
  const released = await proveInclusion(mission.recordDir, index);
  const shown = viewOf(mission, released, reader);
  const folder = `data/entries/${String(index).padStart(12, '0')}`;
  const { entry, logEntry, proof } = released;
  const files: BagFile[] = [
    { path: `${folder}/leaf.bin`, bytes: logEntry },
    { path: `${folder}/proof.tlog-proof`, bytes: Buffer.from(proof) },
  ];
  const isInside = sightOf(reader) === 'mission' || shown.author.kind !== 'person';
  const isHeaderShown = shown.kind !== 'withheld' && isInside;
  if (!isHeaderShown)
    return { files, header: 'withheld', content: contentWord(entry.content), kind: null };
  files.push(
    { path: `${folder}/salt.bin`, bytes: entry.salt },
    { path: `${folder}/header.json`, bytes: entry.header },
    { path: `${folder}/content-commitment.bin`, bytes: entry.contentCommitment },
  );
  const isContentShown = shown.contentState === 'shown' || shown.contentState === 'empty';
  if (entry.content === null || entry.contentSalt === null || !isContentShown)
    return { files, header: 'included', content: contentWord(entry.content), kind: shown.kind };
  files.push(
    { path: `${folder}/content-salt.bin`, bytes: entry.contentSalt },
    { path: `${folder}/content.json`, bytes: entry.content },
    ...(await photographIn(mission, index, entry.content)).map(({ name, bytes }) => ({
      path: `${folder}/${name}`,
      bytes,
    })),
  );
  return { files, header: 'included', content: 'included', kind: shown.kind };
}

/** File names by what the bytes of the original are. */
const PHOTO_NAMES: Readonly<Record<string, string>> = {
  'image/jpeg': 'photograph.jpg',
  'image/png': 'photograph.png',
  'image/webp': 'photograph.webp',
};

/** The original that the entry took in; none where it took in none. */
async function photographIn(mission: SignedMission, index: number, content: Uint8Array) {
  const entry = mission.entries[index];
  if (entry?.kind !== 'photo.received') return [];
  const dataDir = dirname(mission.recordDir);
  const photo = await openPhoto(dataDir, entry.judgement.sha256, contentFromBytes(content));
  if (photo === null) return [];
  return [{ name: PHOTO_NAMES[photo.mediaType] ?? 'photograph.bin', bytes: photo.bytes }];
}

const contentWord = (content: Uint8Array | null): Released =>
  content === null ? 'erased' : 'withheld';

function viewOf(mission: SignedMission, released: ReleasedProof, reader: Reader) {
  const { entry, logEntry, proof } = released;
  const recorded = mission.entries[entry.index];
  if (recorded === undefined)
    throw new RecordError('damaged', `entry ${String(entry.index)}: proved, but not read back`);
  const { size, rootHex } = mission;
  return entryView(
    mission.state,
    {
      entry: recorded,
      judgementText: '{}',
      contentText: entry.content === null ? null : decoder.decode(entry.content),
      leafHex: hexFromBytes(logEntry),
      proof: { size, rootHex, pathHex: parseTlogProof(proof).hashes.map(hexFromBytes) },
    },
    reader,
    mission.context,
  );
}
