import { memberOf } from '@holdfast/domain';
import {
  RecordError,
  contentCommitment,
  createNoteVerifier,
  entryLeaf,
  isSameBytes,
  parseTlogProof,
  verifyTlogProof,
} from '@holdfast/record';
import type { NoteVerifier, RecordProblem } from '@holdfast/record';
import { contentFromBytes } from '../entries/entry-bytes.ts';
import { sha256Of } from '../photos/photo-file.ts';
import { nodeEd25519, nodeSha256 } from '../record-files/crypto.ts';
import type { FolderBag } from './read-bag.ts';

/** What was found of a log's proofs in a bag. */
export interface BagProofs {
  /** The log that signed; null in a bag of no log. */
  readonly origin: string | null;
  /** Entries whose proof, leaf, header and content hold together. */
  readonly proved: number;
  readonly problems: readonly RecordProblem[];
}

const PHOTOGRAPH = /^data\/entries\/\d{12}\/photograph\.[^/]+$/;
const ENTRY = /^data\/entries\/(\d{12})\/proof\.tlog-proof$/;

/**
 * Checks every proof of a case's bag, and every header and content against its leaf, under the log's key: `vkey` as it was given by another way, else the bag's
 * own, which then proves only that the bag agrees with itself. A bag that speaks of no log has nothing to check, unless a key was given.
 */
export function verifyBagProofs(bag: FolderBag, vkey?: string): BagProofs {
  const problems: RecordProblem[] = [];
  const own = bag.readFile('data/log.vkey');
  if (own === undefined && vkey === undefined) return { origin: null, proved: 0, problems };
  const shown = own === undefined ? undefined : Buffer.from(own).toString('utf8').trimEnd();
  if (vkey !== undefined && shown !== vkey)
    problems.push({
      code: 'wrong-key',
      file: 'data/log.vkey',
      expected: vkey,
      found: shown ?? 'no file',
    });
  let proved = 0;
  try {
    const log = createNoteVerifier(nodeSha256, nodeEd25519, vkey ?? shown ?? '');
    const photographs = bag.paths.filter((path) => PHOTOGRAPH.test(path));
    for (const path of bag.paths) {
      const number = ENTRY.exec(path)?.[1];
      if (number === undefined) continue;
      const folder = path.slice(0, -'proof.tlog-proof'.length);
      const problem = wrongEntry(bag, log, { index: Number(number), folder, photographs });
      if (problem === undefined) proved += 1;
      else problems.push(problem);
    }
    return { origin: log.name, proved, problems };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const expected = 'the key of a log';
    problems.push({ code: 'wrong-key', file: 'data/log.vkey', expected, found: error.message });
    return { origin: null, proved, problems };
  }
}

interface BagEntry {
  readonly index: number;
  /** With the slash at its end. */
  readonly folder: string;
  /** Those of the whole bag. */
  readonly photographs: readonly string[];
}

function wrongEntry(
  bag: FolderBag,
  log: NoteVerifier,
  { index, folder, photographs }: BagEntry,
): RecordProblem | undefined {
  const file = (name: string) => bag.readFile(`${folder}${name}`);
  const leaf = file('leaf.bin') ?? new Uint8Array(0);
  const text = Buffer.from(file('proof.tlog-proof') ?? []).toString('utf8');
  const at = { index, file: `${folder}proof.tlog-proof` };
  try {
    verifyTlogProof(text, { sha256: nodeSha256, entry: leaf, origin: log.name, log });
    const found = parseTlogProof(text).index;
    if (found !== index)
      return {
        code: 'wrong-leaf',
        ...at,
        expected: `entry ${String(index)}`,
        found: String(found),
      };
    return (
      wrongBody(file, leaf, { index, folder }) ??
      wrongPhotograph(bag, photographs, { index, folder })
    );
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return {
      code: 'wrong-leaf',
      ...at,
      expected: 'a proof under the log’s key',
      found: error.message,
    };
  }
}

/** A photograph's SHA-256 stands in the header of its entry, which by now is known to be its leaf's. */
function wrongPhotograph(
  bag: FolderBag,
  files: readonly string[],
  { index, folder }: { readonly index: number; readonly folder: string },
): RecordProblem | undefined {
  for (const file of files) {
    if (!file.startsWith(folder)) continue;
    const expected = statedHash(bag.readFile(`${folder}header.json`)) ?? 'no photograph';
    const found = sha256Of(bag.readFile(file) ?? new Uint8Array(0));
    if (found !== expected) return { code: 'wrong-content', file, index, expected, found };
  }
  return undefined;
}

/** Null for the header of any other entry, and for one that is none: whoever made the bag may have made the log too. */
function statedHash(header: Uint8Array | undefined): string | null {
  try {
    const read = contentFromBytes(header ?? new Uint8Array(0));
    const sha256 = memberOf(memberOf(read, 'judgement'), 'sha256');
    return memberOf(read, 'kind') === 'photo.received' && typeof sha256 === 'string'
      ? sha256
      : null;
  } catch {
    return null;
  }
}

function wrongBody(
  file: (name: string) => Uint8Array | undefined,
  leaf: Uint8Array,
  { index, folder }: { readonly index: number; readonly folder: string },
): RecordProblem | undefined {
  const header = file('header.json');
  const commitment = file('content-commitment.bin') ?? new Uint8Array(0);
  const salt = file('salt.bin') ?? new Uint8Array(0);
  const found = 'other bytes';
  if (header !== undefined) {
    const made = entryLeaf(nodeSha256, { salt, header, contentCommitment: commitment });
    if (!isSameBytes(made, leaf))
      return {
        code: 'wrong-leaf',
        file: `${folder}header.json`,
        index,
        expected: 'its leaf',
        found,
      };
  }
  const content = file('content.json');
  if (content === undefined) return undefined;
  const made = contentCommitment(nodeSha256, {
    salt: file('content-salt.bin') ?? new Uint8Array(0),
    content,
  });
  if (header !== undefined && isSameBytes(made, commitment)) return undefined;
  const expected = 'its commitment';
  return { code: 'wrong-content', file: `${folder}content.json`, index, expected, found };
}
