import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  RecordError,
  createNoteVerifier,
  formatProblem,
  hexFromBytes,
  canonicalJson,
} from '@holdfast/record';
import { SLOT_BYTES } from '../record-files/content-key.ts';
import {
  LEAF_BYTES,
  LEAVES,
  LOG_KEYS,
  WITNESSED_FOLDER,
  WITNESS_POLICY,
  countLeaves,
  readCheckpoint,
} from '../record-files/files.ts';
import { nodeDisk, nodeEd25519, nodeSha256, verifyRecord } from '../record-files/index.ts';
import { readVerifierKey } from '../record-files/log-key.ts';
import { keysPath, listSegments, readFrames, segmentPath } from '../record-files/segment.ts';

/** | option | default | meaning | */
export interface BackupOptions {
  readonly dataDir: string;
  /** The folder to make; must not exist. */
  readonly outDir: string;
  /** Where signing key and content keys go: another folder, for another place. Without it they are in no backup. */
  readonly keysDir?: string;
  /** Written into the backup: integer milliseconds UTC. */
  readonly nowMs: number;
}

/** What a backup holds. */
export interface BackupFacts {
  readonly origin: string;
  /** Acknowledged entries. */
  readonly entries: number;
  /** Those that the checkpoint covers, and its root. */
  readonly size: number;
  readonly rootHex: string;
  readonly madeAtMs: number;
}

/** Single files beside the checkpoint that are no secret; not every log has all. */
const PUBLIC_FILES = ['log.vkey', LOG_KEYS, WITNESS_POLICY];

/** A writer that publishes at the very moment may take a tile away that is being copied: then all is copied again. */
const TRIES_MAX = 3;

/**
 * Copies a data folder, beside its writer if there is one, and verifies the copy before it gets its name. Throws `RecordError`: `exists`, `not-a-record`,
 * `damaged` when the copy does not verify: then the folder itself is damaged, or its writer never rests.
 */
export async function backupMission(options: BackupOptions): Promise<BackupFacts> {
  const { dataDir, outDir, keysDir } = options;
  for (const dir of [outDir, keysDir])
    if (dir !== undefined && existsSync(dir))
      throw new RecordError('exists', `${dir}: expected no such folder, found one`);
  let reason = '';
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const partial = `${outDir}.partial`;
    const partialKeys = keysDir === undefined ? undefined : `${keysDir}.partial`;
    for (const dir of [partial, partialKeys])
      if (dir !== undefined) rmSync(dir, { recursive: true, force: true });
    const entries = await copyRecord(join(dataDir, 'record'), join(partial, 'record'), partialKeys);
    copyRest(dataDir, partial);
    const report = await verifyRecord(join(partial, 'record'));
    const problem = report.problems.find(({ file }) => !file.startsWith('keys/'));
    if (problem !== undefined || report.checkpoint === undefined) {
      reason = problem === undefined ? 'no checkpoint' : formatProblem(problem);
      continue;
    }
    const { size, root } = report.checkpoint;
    const facts = {
      origin: report.origin ?? '',
      entries,
      size,
      rootHex: hexFromBytes(root),
      madeAtMs: options.nowMs,
    };
    const text = `${canonicalJson({ format: 'holdfast backup v1', ...facts })}\n`;
    writeFileSync(join(partial, 'backup.json'), text, { flush: true });
    if (partialKeys !== undefined && keysDir !== undefined) renameSync(partialKeys, keysDir);
    renameSync(partial, outDir);
    return facts;
  }
  throw new RecordError('damaged', `backup of ${dataDir}: ${reason}`);
}

/** Leaves first: every leaf that is on disk has a body and a key that were there before it. */
async function copyRecord(from: string, to: string, keysDir: string | undefined): Promise<number> {
  const log = createNoteVerifier(nodeSha256, nodeEd25519, await readVerifierKey(nodeDisk, from));
  const { text } = await readCheckpoint(nodeDisk, from, log);
  const entries = await countLeaves(nodeDisk, from);
  mkdirSync(join(to, 'segments'), { recursive: true });
  writeFileSync(join(to, 'checkpoint'), text, { flush: true });
  for (const name of ['tile', WITNESSED_FOLDER])
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
  for (const name of PUBLIC_FILES)
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name));
  await copyBeginning(join(from, LEAVES), join(to, LEAVES), entries * LEAF_BYTES);
  if (keysDir !== undefined) {
    mkdirSync(join(keysDir, 'keys'), { recursive: true, mode: 0o700 });
    cpSync(join(from, 'log.key'), join(keysDir, 'log.key'));
  }
  const segments = (await listSegments(nodeDisk, from)).filter((first) => first < entries);
  for (const [position, first] of segments.entries()) {
    const end = segments[position + 1] ?? entries;
    const bytes = await bytesUntil(from, first, end);
    await copyBeginning(join(from, segmentPath(first)), join(to, segmentPath(first)), bytes);
    const keys = join(from, keysPath(first));
    if (keysDir !== undefined && existsSync(keys))
      await copyBeginning(keys, join(keysDir, keysPath(first)), (end - first) * SLOT_BYTES);
  }
  return entries;
}

/** Where entry `end` begins in the segment, or the segment ends. */
async function bytesUntil(dir: string, first: number, end: number): Promise<number> {
  const batches = readFrames(nodeDisk, dir, { first, index: first });
  for (let step = await batches.next(); ; step = await batches.next()) {
    if (step.done === true) return step.value.end;
    const after = step.value.find(({ index }) => index >= end);
    if (after === undefined) continue;
    await batches.return({ mode: undefined, next: 0, end: 0, size: 0 });
    return after.offset;
  }
}

/** The first `length` bytes of a file that may be growing, in pieces. */
async function copyBeginning(from: string, to: string, length: number): Promise<void> {
  const PIECE_BYTES = 8 * 1024 * 1024;
  const source = await nodeDisk.open(from, { create: false });
  // A key file stays its owner's alone.
  const mode = to.endsWith('.key') ? 0o600 : 0o644;
  const target = await nodeDisk.open(to, { create: true, mode });
  try {
    for (let at = 0; at < length; at += PIECE_BYTES)
      await target.write(at, await source.read(at, Math.min(PIECE_BYTES, length - at)));
    await target.sync();
  } finally {
    await source.close();
    await target.close();
  }
}

/** What lies beside the record. The snapshot is made again from it; the record itself is copied above. */
function copyRest(dataDir: string, to: string): void {
  for (const name of readdirSync(dataDir))
    if (name !== 'record' && name !== 'snapshot.json' && !name.endsWith('.new'))
      cpSync(join(dataDir, name), join(to, name), { recursive: true });
}
