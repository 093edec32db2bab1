import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { RecordError, hexFromBytes } from '@holdfast/record';
import { memberOf } from '@holdfast/domain';
import type { JsonValue } from '@holdfast/domain';
import { openContent, sealContent } from '../record-files/content-key.ts';
import { nodeDisk } from '../record-files/index.ts';
import type { Mission } from '../mission.ts';

/*
 * An original is too long for an entry. It lies in `photos/` of the data folder, sealed as contents are (AES-256-GCM, a key of its own that seals once),
 * and its key is the content of its entry: whoever may not read that content cannot open the file, and erasing it erases the photograph.
 */

export const KEY_BYTES = 32;

/** Named by its key: who cannot read the key does not know which photograph it is. */
export function photoPath(dataDir: string, key: Uint8Array): string {
  return join(dataDir, 'photos', createHash('sha256').update(key).digest('hex'));
}

/** Durable when it resolves; a crash leaves the file whole or absent. */
export async function writePhoto(
  dataDir: string,
  key: Uint8Array,
  bytes: Uint8Array,
): Promise<void> {
  const path = photoPath(dataDir, key);
  const folder = join(dataDir, 'photos');
  await nodeDisk.makeFolder(folder);
  await nodeDisk.remove(`${path}.new`);
  const file = await nodeDisk.open(`${path}.new`, { create: true, mode: 0o600 });
  try {
    await file.write(0, sealContent(key, bytes));
    await file.sync();
  } finally {
    await file.close();
  }
  await nodeDisk.rename(`${path}.new`, path);
  await nodeDisk.syncFolder(folder);
}

export interface ReadPhoto {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/**
 * The original that entry `index` took in, its bytes as the camera gave them; null where the entry took in none, or its content was erased. Who may read it is
 * for the caller to know. Throws `RecordError` `damaged` when the file is gone or is not what the entry says.
 */
export async function readPhoto(mission: Mission, index: number): Promise<ReadPhoto | null> {
  const entry = mission.entryOf(index);
  if (entry?.kind !== 'photo.received') return null;
  const { sha256 } = entry.judgement;
  return openPhoto(mission.dataDir, sha256, mission.contentOf(index));
}

/** The original whose entry has this hash and this content, as `readPhoto`. */
export async function openPhoto(
  dataDir: string,
  sha256: string,
  content: JsonValue | null,
): Promise<ReadPhoto | null> {
  const original = await findPhoto(dataDir, sha256, content);
  if (original === null) return null;
  const { path, mediaType, bytes, found } = original;
  if (bytes === null)
    throw new RecordError('damaged', `${path}: expected the photograph ${sha256}, found ${found}`);
  return { bytes, mediaType };
}

/** What is found where the file is gone. */
export const NO_FILE = 'no file';

/** Where an original lies, and what lies there. */
export interface FoundPhoto {
  readonly path: string;
  readonly mediaType: string;
  /** Null when the file is gone, does not open, or holds another photograph; `found` says which. */
  readonly bytes: Uint8Array | null;
  readonly found: string;
}

/** Null where the content names no key. Throws only when the disk does. */
export async function findPhoto(
  dataDir: string,
  sha256: string,
  content: JsonValue | null,
): Promise<FoundPhoto | null> {
  const [keyHex, mediaType] = [memberOf(content, 'keyHex'), memberOf(content, 'mediaType')];
  if (typeof keyHex !== 'string' || typeof mediaType !== 'string') return null;
  const key = new Uint8Array(Buffer.from(keyHex, 'hex'));
  const path = photoPath(dataDir, key);
  const sealed = await nodeDisk.readFile(path);
  if (sealed === undefined) return { path, mediaType, bytes: null, found: NO_FILE };
  const bytes = openContent(key, sealed);
  if (bytes === undefined) return { path, mediaType, bytes: null, found: 'none that opens' };
  const found = sha256Of(bytes);
  return { path, mediaType, bytes: found === sha256 ? bytes : null, found };
}

export function sha256Of(bytes: Uint8Array): string {
  return hexFromBytes(new Uint8Array(createHash('sha256').update(bytes).digest()));
}
