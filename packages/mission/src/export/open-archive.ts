import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  RecordError,
  formatProblem,
  hexFromBytes,
  openCheckpointUnder,
  parseEntryBundle,
  parseTilePath,
} from '@holdfast/record';
import { nodeDisk, nodeSha256, verifyRecord } from '../record-files/index.ts';
import type { RecordReport } from '../record-files/index.ts';
import { LEAVES } from '../record-files/files.ts';
import { readKeyHistory } from '../record-files/log-key.ts';
import { verifySeal } from './archive-seal.ts';
import { readBag } from './read-bag.ts';
import type { FolderBag } from './read-bag.ts';
import { openSealedFile, parseArchiveKey } from './sealed-file.ts';

/** | option | default | meaning | */
export interface OpenOptions {
  /** The archive's bag. */
  readonly dir: string;
  /** The seal's bytes. */
  readonly seal: Uint8Array;
  /** The log's key as it was given by another way. The bag's own. */
  readonly vkey?: string;
}

/**
 * Checks an archive as everybody can who got one: the bag is whole, it is the bag of the seal, and what is published in it gives the signed root over every entry. Throws `RecordError`:
 * `damaged`, `inconsistent`, `wrong-key`, `invalid-signature`.
 */
export async function verifyArchive(options: OpenOptions): Promise<RecordReport> {
  const { dir, seal, vkey } = options;
  const bag = wholeBag(dir);
  const log = join(dir, 'data/log');
  const keys = await readKeyHistory(nodeDisk, log, vkey);
  const checkpoint = bag.readFile('data/log/checkpoint') ?? new Uint8Array(0);
  const { origin, size, root } = openCheckpointUnder(keys, checkpoint);
  const tagManifest = bag.readFile('tagmanifest-sha512.txt') ?? new Uint8Array(0);
  const tagManifestSha512 = createHash('sha512').update(tagManifest).digest('hex');
  verifySeal(seal, keys, { origin, size, root, tagManifestSha512 });
  return whole(await verifyRecord(log, vkey === undefined ? {} : { vkey }), size);
}

/**
 * Opens the sealed part with the depositary's key and makes a record of it that can be read and verified whole; nobody can sign in it. Throws like `verifyArchive`, and `exists`.
 */
export async function openArchive(
  options: OpenOptions & { readonly keyText: string; readonly outDir: string },
): Promise<RecordReport> {
  const { dir, outDir, vkey } = options;
  if (existsSync(outDir)) throw new RecordError('exists', `${outDir}: expected nothing there`);
  const { checkpoint } = await verifyArchive(options);
  const bag = wholeBag(dir);
  const key = parseArchiveKey(options.keyText);
  const stated = Buffer.from(bag.readFile('data/archive.json') ?? []).toString('utf8');
  if (!stated.includes(`"archiveKeySha256":"${hexFromBytes(nodeSha256(key))}"`))
    throw new RecordError('wrong-key', `${dir}: the key is not this archive's`);
  const partial = `${outDir}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(join(dir, 'data/log'), partial, { recursive: true });
  for (const [path, bytes] of openedFiles(bag, key)) {
    mkdirSync(dirname(join(partial, path)), { recursive: true });
    writeFileSync(join(partial, path), bytes, { mode: path.startsWith('keys/') ? 0o600 : 0o644 });
  }
  writeFileSync(join(partial, LEAVES), leavesOf(bag));
  const report = await verifyRecord(partial, vkey === undefined ? {} : { vkey });
  const opened = whole(report, checkpoint?.size ?? 0);
  renameSync(partial, outDir);
  return opened;
}

function wholeBag(dir: string): FolderBag {
  const bag = readBag(dir);
  const [problem] = bag.problems;
  if (problem !== undefined) throw new RecordError('damaged', `${dir}: ${formatProblem(problem)}`);
  return bag;
}

function whole(report: RecordReport, size: number): RecordReport {
  const [problem] = report.problems;
  if (problem !== undefined || report.entries !== size)
    throw new RecordError(
      'damaged',
      problem === undefined
        ? `archive: expected ${String(size)} entries, found ${String(report.entries)}`
        : formatProblem(problem),
    );
  return report;
}

/** Segments before keys, each sorted: the numbers that they were sealed under. */
function openedFiles(bag: FolderBag, key: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  const of = (folder: string) =>
    bag.paths
      .filter((path) => path.startsWith(`data/sealed/${folder}/`))
      .map((path) => path.slice('data/sealed/'.length, -'.sealed'.length));
  return [...of('segments'), ...of('keys')].map((path, number) => {
    const sealed = bag.readFile(`data/sealed/${path}.sealed`) ?? new Uint8Array(0);
    return [path, openSealedFile(key, { path, number }, sealed)];
  });
}

/** The leaves are what the entry bundles hold; narrower bundles of the same entries are left out. */
function leavesOf(bag: FolderBag): Uint8Array {
  const bundles = new Map<number, { readonly width: number; readonly bytes: Uint8Array }>();
  for (const path of bag.paths) {
    const found = path.startsWith('data/log/') ? parseTilePath(path.slice(9)) : undefined;
    if (found?.kind !== 'entries') continue;
    const bytes = bag.readFile(path) ?? new Uint8Array(0);
    if ((bundles.get(found.index)?.width ?? 0) < found.width)
      bundles.set(found.index, { width: found.width, bytes });
  }
  const sorted = [...bundles].sort(([a], [b]) => a - b);
  return Buffer.concat(
    sorted.flatMap(([, { width, bytes }]) => [...parseEntryBundle(bytes, width)]),
  );
}
