import { hexFromBytes, isSameBytes } from '../bytes.ts';
import { entryLeaf, contentCommitment } from '../entries/commitment.ts';
import type { EntryOpening } from '../entries/commitment.ts';
import { RecordError } from '../errors.ts';
import { openCheckpoint } from '../notes/checkpoint.ts';
import type { SignedCheckpoint } from '../notes/checkpoint.ts';
import type { NoteVerifier } from '../notes/keys.ts';
import type { Sha256 } from '../ports.ts';
import { createTileBuilder } from '../tiles/builder.ts';
import type { Tile } from '../tiles/builder.ts';
import { parseEntryBundle } from '../tiles/entry-bundle.ts';
import { TILE_WIDTH, bundlePath, tilePath } from '../tiles/layout.ts';
import { HASH_BYTES, leafHash } from '../tree/hash.ts';
import { differenceOf } from './problem.ts';
import type { RecordProblem } from './problem.ts';

/** What an auditor was released of one entry. */
export interface ReleasedBody extends EntryOpening {
  readonly index: number;
  /** Absent when the content is withheld or erased. */
  readonly content?: { readonly salt: Uint8Array; readonly bytes: Uint8Array };
}

/** A log as somebody has it: the published files by path, the bodies they were given, and the checkpoint they saw before. */
export interface LogSource {
  readonly origin: string;
  readonly log: NoteVerifier;
  /** The bytes at `checkpoint`, `tile/…`; nothing when absent. */
  readFile(path: string): Uint8Array | undefined;
  readonly bodies: Iterable<ReleasedBody>;
  /** An earlier signed checkpoint, which the log must extend. */
  readonly since?: Uint8Array;
}

/** What was looked at, and what was wrong. Nothing wrong means: exactly what the checkpoint's signer stated. */
export interface LogReport {
  readonly checkpoint: { readonly size: number; readonly root: Uint8Array } | undefined;
  readonly entries: number;
  readonly tiles: number;
  readonly bodies: number;
  readonly contents: number;
  readonly problems: readonly RecordProblem[];
}

/**
 * Checks a whole log held in memory, as a stranger would: every entry bundle hashes to every tile, these to the signed root, every body
 * to its leaf, and the earlier checkpoint is a beginning. Pure; never throws for bad bytes: they are problems of the report.
 */
export function verifyLog(sha256: Sha256, source: LogSource): LogReport {
  const problems: RecordProblem[] = [];
  const checkpoint = openOrReport(source, 'checkpoint', source.readFile('checkpoint'), problems);
  const since =
    source.since === undefined ? undefined : openOrReport(source, 'since', source.since, problems);
  if (checkpoint === undefined)
    return { checkpoint, entries: 0, tiles: 0, bodies: 0, contents: 0, problems };
  const { entries, tiles } = verifyTree(sha256, source, { checkpoint, since }, problems);
  const { bodies, contents } = verifyBodies(sha256, source.bodies, entries, problems);
  return { checkpoint, entries: entries.length, tiles, bodies, contents, problems };
}

/** Opens a checkpoint, or says what is wrong with it. */
export function openOrReport(
  source: Pick<LogSource, 'origin' | 'log'>,
  file: string,
  bytes: Uint8Array | undefined,
  problems: RecordProblem[],
): SignedCheckpoint | undefined {
  if (bytes === undefined) {
    problems.push({
      code: 'missing-file',
      file,
      expected: 'a signed checkpoint',
      found: 'no file',
    });
    return undefined;
  }
  try {
    return openCheckpoint(bytes, source);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const expected = `a checkpoint signed by ${source.log.name}`;
    problems.push({ code: 'bad-checkpoint', file, expected, found: error.message });
    return undefined;
  }
}

/** Problems of a size at which a root was signed: `wrong-root` for the checkpoint itself, `fork` for an earlier one. */
export function rootProblem(
  file: string,
  signed: { readonly size: number; readonly root: Uint8Array },
  computed: Uint8Array,
): RecordProblem | undefined {
  if (isSameBytes(signed.root, computed)) return undefined;
  return {
    code: file === 'checkpoint' ? 'wrong-root' : 'fork',
    file,
    expected: `root ${hexFromBytes(computed)} of ${String(signed.size)} entries`,
    found: hexFromBytes(signed.root),
  };
}

interface Signed {
  readonly checkpoint: SignedCheckpoint;
  readonly since: SignedCheckpoint | undefined;
}

function verifyTree(
  sha256: Sha256,
  source: LogSource,
  { checkpoint, since }: Signed,
  problems: RecordProblem[],
): { readonly entries: readonly Uint8Array[]; readonly tiles: number } {
  const report = (problem: RecordProblem | undefined) => {
    if (problem !== undefined) problems.push(problem);
  };
  const builder = createTileBuilder(sha256);
  const entries: Uint8Array[] = [];
  let tiles = 0;
  const verifyTile = (tile: Tile) => {
    tiles += 1;
    const found = source.readFile(tilePath(tile));
    const difference = differenceOf(tilePath(tile), tile.bytes, found);
    report(difference);
    if (tile.level === 0 && found !== undefined && difference?.offset !== undefined)
      report(bundleProblem(tile, found, difference.offset));
  };
  for (const entry of entriesOf(source, checkpoint.size, problems)) {
    if (builder.size === since?.size) report(rootProblem('since', since, builder.root()));
    for (const tile of builder.append(leafHash(sha256, entry))) verifyTile(tile);
    entries.push(entry);
  }
  if (builder.size === since?.size) report(rootProblem('since', since, builder.root()));
  builder.partialTiles().forEach(verifyTile);
  if (since !== undefined && since.size > checkpoint.size)
    report(rollbackProblem(since.size, checkpoint.size));
  if (builder.size === checkpoint.size)
    report(rootProblem('checkpoint', checkpoint, builder.root()));
  return { entries, tiles };
}

/** Tile and bundle disagree, and either may be the changed one: both are named, with the first entry concerned. */
function bundleProblem(tile: Tile, found: Uint8Array, offset: number): RecordProblem {
  const at = Math.floor(offset / HASH_BYTES);
  const hashAt = (bytes: Uint8Array) =>
    hexFromBytes(bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
  return {
    code: 'wrong-leaf',
    file: bundlePath(tile),
    index: tile.index * TILE_WIDTH + at,
    expected: `an entry with the hash ${hashAt(found)} of ${tilePath(tile)}`,
    found: hashAt(tile.bytes),
  };
}

/** A log that now states fewer entries than it once signed. */
export function rollbackProblem(sinceSize: number, size: number): RecordProblem {
  const expected = `at least the ${String(sinceSize)} entries signed before`;
  return { code: 'rollback', file: 'checkpoint', expected, found: String(size) };
}

function* entriesOf(
  source: LogSource,
  size: number,
  problems: RecordProblem[],
): Generator<Uint8Array> {
  for (let first = 0; first < size; first += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - first);
    const path = bundlePath({ index: first / TILE_WIDTH, width });
    const bytes = source.readFile(path);
    try {
      if (bytes === undefined) throw new RecordError('malformed', 'no file');
      yield* parseEntryBundle(bytes, width);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      problems.push({
        code: bytes === undefined ? 'missing-file' : 'wrong-bytes',
        file: path,
        index: first,
        expected: `${String(width)} entries`,
        found: error.message,
      });
      return;
    }
  }
}

function verifyBodies(
  sha256: Sha256,
  released: Iterable<ReleasedBody>,
  entries: readonly Uint8Array[],
  problems: RecordProblem[],
): { readonly bodies: number; readonly contents: number } {
  let bodies = 0;
  let contents = 0;
  for (const body of released) {
    bodies += 1;
    if (body.content !== undefined) contents += 1;
    try {
      problems.push(...bodyProblems(sha256, body, entries[body.index]));
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      const { index } = body;
      problems.push({
        code: 'wrong-leaf',
        file: 'bodies',
        index,
        expected: 'a body',
        found: error.message,
      });
    }
  }
  return { bodies, contents };
}

function* bodyProblems(
  sha256: Sha256,
  body: ReleasedBody,
  leaf: Uint8Array | undefined,
): Generator<RecordProblem> {
  const computed = entryLeaf(sha256, body);
  if (leaf === undefined || !isSameBytes(leaf, computed))
    yield bodyProblem('wrong-leaf', body.index, leaf, computed);
  if (body.content === undefined) return;
  const { salt, bytes: content } = body.content;
  const commitment = contentCommitment(sha256, { salt, content });
  if (!isSameBytes(commitment, body.contentCommitment))
    yield bodyProblem('wrong-content', body.index, body.contentCommitment, commitment);
}

function bodyProblem(
  code: 'wrong-leaf' | 'wrong-content',
  index: number,
  stated: Uint8Array | undefined,
  computed: Uint8Array,
): RecordProblem {
  const expected = stated === undefined ? 'an entry of the log' : hexFromBytes(stated);
  return { code, file: 'bodies', index, expected, found: hexFromBytes(computed) };
}
