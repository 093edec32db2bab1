import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecordError, hexFromBytes, makeBag, canonicalJson } from '@holdfast/record';
import type { BagFile } from '@holdfast/record';
import { nodeDisk, nodeSha256 } from '../record-files/index.ts';
import {
  CHECKPOINT,
  LOG_KEYS,
  WITNESSED,
  WITNESS_POLICY,
  countLeaves,
  readCheckpoint,
} from '../record-files/files.ts';
import { readLogKey } from '../record-files/log-key.ts';
import { signSeal } from './archive-seal.ts';
import { archiveReadme } from './archive-readme.ts';
import { formatArchiveKey, sealFile } from './sealed-file.ts';
import { writeBag } from './write-bag.ts';

/** | option | default | meaning | */
export interface ArchiveOptions {
  readonly dataDir: string;
  /** The folder to make; must not exist. The seal goes beside it, as `outDir`.seal. */
  readonly outDir: string;
  /** Where the archive's key goes: the depositary's alone. Must not exist. */
  readonly keyFile: string;
  /** 32 bytes that nobody else has. */
  readonly archiveKey: Uint8Array;
  /** Integer milliseconds UTC. */
  readonly nowMs: number;
}

/** What was written. */
export interface ArchiveFacts {
  readonly origin: string;
  readonly size: number;
  readonly rootHex: string;
  readonly files: number;
  readonly sealFile: string;
}

/**
 * Writes the archive of a mission that closes: everything published, in the open, and every body with its key, sealed. All who get a copy get the same bytes; the seal, under the log's key,
 * says which. The record must be signed to its last entry, and nothing may be writing. Throws `RecordError`: `exists`, `out-of-range` when entries are not under the checkpoint, `not-a-record`.
 */
export async function exportArchive(options: ArchiveOptions): Promise<ArchiveFacts> {
  const { dataDir, outDir, keyFile, archiveKey } = options;
  for (const path of [outDir, keyFile, `${outDir}.seal`])
    if (existsSync(path)) throw new RecordError('exists', `${path}: expected nothing there`);
  const dir = join(dataDir, 'record');
  const { origin, vkey, signer, verifier } = await readLogKey(nodeDisk, dir);
  const { signed } = await readCheckpoint(nodeDisk, dir, verifier);
  const entries = await countLeaves(nodeDisk, dir);
  if (entries !== signed.size)
    throw new RecordError(
      'out-of-range',
      `archive: expected a checkpoint of all ${String(entries)} entries, found one of ${String(signed.size)}; close the mission first`,
    );
  const { size, root } = signed;
  const facts = { origin, size, rootHex: hexFromBytes(root) };
  const keySha256 = hexFromBytes(nodeSha256(archiveKey));
  const index = { format: 'holdfast archive v1', ...facts, archiveKeySha256: keySha256 };
  const bag = makeBag({
    payload: [
      { path: 'data/archive.json', bytes: Buffer.from(`${canonicalJson(index)}\n`) },
      ...openPart(dir),
      ...sealedPart(dir, archiveKey),
    ],
    tags: [{ path: 'README.md', bytes: Buffer.from(archiveReadme({ origin, size, vkey })) }],
    info: [
      ['Source-Organization', origin],
      ['External-Identifier', `${origin} ${String(size)}`],
      ['Bagging-Date', new Date(options.nowMs).toISOString().slice(0, 10)],
      ['Bag-Software-Agent', 'Holdfast'],
    ],
    sha512Hex,
  });
  const tagManifest = bag.find(({ path }) => path === 'tagmanifest-sha512.txt');
  const tagManifestSha512 = sha512Hex(tagManifest?.bytes ?? new Uint8Array(0));
  // The key first: an archive that nobody can open is worth nothing.
  writeFileSync(keyFile, formatArchiveKey(archiveKey), { mode: 0o600, flag: 'wx', flush: true });
  const sealFile = `${outDir}.seal`;
  const seal = signSeal({ origin, size, root, tagManifestSha512 }, signer);
  writeFileSync(sealFile, seal, { flag: 'wx', flush: true });
  writeBag(outDir, bag);
  return { ...facts, files: bag.length, sealFile };
}

function sha512Hex(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('hex');
}

/** What everybody could see all along. */
function openPart(dir: string): readonly BagFile[] {
  const single = [CHECKPOINT, 'log.vkey', LOG_KEYS, WITNESSED, WITNESS_POLICY].filter((path) =>
    existsSync(join(dir, path)),
  );
  return [...single, ...filesBelow(dir, 'tile')].map((path) => ({
    path: `data/log/${path}`,
    bytes: new Uint8Array(readFileSync(join(dir, path))),
  }));
}

/** Bodies, and the keys of their contents; keys that were destroyed stay so. */
function sealedPart(dir: string, archiveKey: Uint8Array): readonly BagFile[] {
  const paths = [...filesBelow(dir, 'segments'), ...filesBelow(dir, 'keys')];
  return paths.map((path, number) => {
    const sealed = sealFile(archiveKey, { path, number }, readFileSync(join(dir, path)));
    return { path: `data/sealed/${path}.sealed`, bytes: sealed };
  });
}

/** Sorted, so that the number of each is the same for whoever opens them. */
function filesBelow(dir: string, folder: string): readonly string[] {
  if (!existsSync(join(dir, folder))) return [];
  return readdirSync(join(dir, folder), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(dir.length + 1))
    .sort();
}
