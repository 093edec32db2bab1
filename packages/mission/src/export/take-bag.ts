import { isName } from '@holdfast/feeds';
import { formatProblem } from '@holdfast/record';
import type { RecordProblem } from '@holdfast/record';
import { takeDocument } from '../intake/document-file.ts';
import { refusalEntry } from '../intake/refusal-entry.ts';
import type { Mission } from '../mission.ts';
import { readBag } from './read-bag.ts';
import { verifyBagProofs } from './verify-proofs.ts';

/** | option | default | meaning | */
export interface TakeBagOptions {
  /** The bag's folder. */
  readonly dir: string;
  /** What the bag is called on record: its folder's name. */
  readonly name: string;
  /** The key of the log that the bag is of, as it was given by another way. The bag's own. */
  readonly vkey?: string;
  /** The bag's Source-Organization. */
  readonly publisher?: string;
  /** Days since 1970-01-01, UTC. */
  readonly publishedDay: number;
  /** Called after each file. */
  readonly progress?: (done: number, total: number) => void;
}

/** What became of a bag. */
export interface BagIntake {
  /** Files that went on record, and those that were there before. */
  readonly taken: number;
  readonly known: number;
  /** Files that no entry can hold, one sentence each; they are on record by their hash. */
  readonly refused: readonly string[];
  /** The log whose proofs are in it; null when it has none. */
  readonly origin: string | null;
  readonly proved: number;
  /** Not empty: the bag was refused whole, and that is on record. */
  readonly problems: readonly RecordProblem[];
}

/** The name of a log, as our own bags give it. */
const ORIGIN = /^[A-Za-z0-9][\w.:/-]{0,199}$/;

/** A publisher's name stands on pages and in reports. */
function nameless(publisher: string): readonly RecordProblem[] {
  if (isName(publisher) || ORIGIN.test(publisher)) return [];
  const expected = 'a name for the Source-Organization, or one given beside the bag';
  const found = JSON.stringify(publisher.slice(0, 80));
  return [{ code: 'wrong-bytes', file: 'bag-info.txt', expected, found }];
}

const NOTHING = { taken: 0, known: 0, refused: [] };

/** Takes the manifests of a bag and every payload file that holds anything into the record as documents, if the bag is complete and valid and all its proofs hold; otherwise its refusal. */
export async function takeBag(mission: Mission, options: TakeBagOptions): Promise<BagIntake> {
  const { dir, name, vkey, publishedDay } = options;
  const bag = readBag(dir);
  const proofs = bag.problems.length > 0 ? null : verifyBagProofs(bag, vkey);
  const stated = bag.info.find(([label]) => label.toLowerCase() === 'source-organization')?.[1];
  const publisher = options.publisher ?? stated ?? 'unnamed';
  const problems = [...bag.problems, ...(proofs?.problems ?? []), ...nameless(publisher)];
  const [first] = problems;
  if (first !== undefined) {
    const more = problems.length === 1 ? '' : ` and ${String(problems.length - 1)} more problems`;
    const found = `${formatProblem(first)}${more}`;
    const refusal = {
      code: 'malformed',
      line: 0,
      expected: 'a whole and valid bag',
      found,
    } as const;
    const manifest = bag.readFile('manifest-sha512.txt') ?? new Uint8Array(0);
    await mission.record(() => [refusalEntry({ fileName: name }, 'document', refusal, manifest)]);
    return { ...NOTHING, origin: null, proved: 0, problems };
  }
  const wanted = bag.paths.filter((path) => /^data\/|^manifest-/.test(path));
  const counts = { taken: 0, known: 0 };
  const refused: string[] = [];
  for (const [at, path] of wanted.entries()) {
    const bytes = bag.readFile(path) ?? new Uint8Array(0);
    // Of an empty file all that there is stands in the manifest.
    if (bytes.length === 0) continue;
    const file = { fileName: `${name}/${path}`, bytes };
    const facts = { publisher, title: `${name}: ${path}`, publishedDay };
    const { refusal, known } = await takeDocument(mission, file, facts);
    if (refusal === null) counts[known ? 'known' : 'taken'] += 1;
    else refused.push(`${path}: expected ${refusal.expected}, found ${refusal.found}`);
    options.progress?.(at + 1, wanted.length);
  }
  const { origin = null, proved = 0 } = proofs ?? {};
  return { ...counts, refused, origin, proved, problems };
}
