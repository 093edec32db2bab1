import type { ProvenEntry } from '@holdfast/domain';
import { hexFromBytes, parseTlogProof, RecordError } from '@holdfast/record';
import { checkpointOf } from './checkpoint.ts';
import { entryFromHeader } from './entries/entry-bytes.ts';
import { proveInclusion, readRecord } from './record-files/index.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Looks entries up in the files of a record: leaf and proof where the last checkpoint covers them, the entry alone where it does not yet. */
export function proverOf(recordDir: string): (index: number) => Promise<ProvenEntry | null> {
  return async (index) => {
    try {
      const { proof, logEntry, entry } = await proveInclusion(recordDir, index);
      const { hashes, checkpoint } = parseTlogProof(proof);
      const { size, rootHex } = checkpointOf(checkpoint);
      return {
        ...textsOf(index, entry.header, entry.content),
        leafHex: hexFromBytes(logEntry),
        proof: { size, rootHex, pathHex: hashes.map(hexFromBytes) },
      };
    } catch (error) {
      if (!(error instanceof RecordError) || error.code !== 'out-of-range') throw error;
    }
    for await (const entry of readRecord(recordDir, { from: index, to: index + 1 })) {
      return { ...textsOf(index, entry.header, entry.content), leafHex: '', proof: null };
    }
    return null;
  };
}

function textsOf(index: number, header: Uint8Array, content: Uint8Array | null) {
  const headerText = decoder.decode(header);
  const entry = entryFromHeader(index, header);
  const from = headerText.indexOf('"judgement":') + '"judgement":'.length;
  const to = headerText.lastIndexOf(',"kind":');
  return {
    entry,
    judgementText: headerText.slice(from, to),
    contentText: content === null ? null : decoder.decode(content),
  };
}
