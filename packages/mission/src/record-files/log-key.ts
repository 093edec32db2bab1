import {
  RecordError,
  createNoteSigner,
  createNoteVerifier,
  formatSignerKey,
  formatVerifierKey,
  parseKeyHistory,
  parseSignerKey,
  parseVerifierKey,
  singleKeyHistory,
} from '@holdfast/record';
import type { KeyHistory, NoteSigner, NoteVerifier } from '@holdfast/record';
import { writeFilesAtomically } from './atomic-files.ts';
import { nodeEd25519, nodeSha256, seedFromPem } from './crypto.ts';
import type { Disk } from './disk.ts';
import { LOG_KEYS } from './files.ts';

/** A log's key pair as its folder holds it: log.key (a secret, 0600) and log.vkey. */
export interface LogKey {
  readonly origin: string;
  readonly vkey: string;
  readonly signer: NoteSigner;
  readonly verifier: NoteVerifier;
}

/**
 * The 32-byte seed in a signing key text: PEM (PKCS #8), or `PRIVATE+KEY+name+id+base64`, whose name must be the origin.
 * Throws `RecordError` `malformed` or `wrong-key`; no message holds the secret.
 */
export function seedFromKeyText(text: string, origin: string): Uint8Array {
  const seed = seedFromPem(text);
  if (seed !== undefined) return seed;
  const key = parseSignerKey(nodeSha256, nodeEd25519, text.trim());
  if (key.name !== origin)
    throw new RecordError(
      'wrong-key',
      `signing key: expected the name ${origin}, found ${key.name}`,
    );
  return key.seed;
}

/** Writes both files of a new log. Durable when it resolves. */
export async function createLogKey(
  disk: Disk,
  dir: string,
  key: { readonly name: string; readonly seed: Uint8Array },
): Promise<void> {
  const publicKey = nodeEd25519.publicKeyFromSeed(key.seed);
  const secret = formatSignerKey(nodeSha256, nodeEd25519, key);
  const vkey = formatVerifierKey(nodeSha256, { name: key.name, publicKey });
  // In this order: a crash between the two leaves a secret that nobody knows of, and opening draws another.
  const secretFile = { path: 'log.key', bytes: Buffer.from(`${secret}\n`), mode: 0o600 };
  await writeFilesAtomically(disk, dir, [secretFile]);
  await writeFilesAtomically(disk, dir, [{ path: 'log.vkey', bytes: Buffer.from(`${vkey}\n`) }]);
}

/** The folder's key pair, the two files held against each other. Throws `RecordError` `not-a-record`, `malformed` or `wrong-key`. */
export async function readLogKey(disk: Disk, dir: string): Promise<LogKey> {
  const vkey = await readVerifierKey(disk, dir);
  const secret = await disk.readFile(`${dir}/log.key`);
  if (secret === undefined) throw new RecordError('not-a-record', `${dir}/log.key: no such file`);
  const text = Buffer.from(secret).toString('utf8');
  if (!/^\S+\n$/.test(text))
    throw new RecordError('malformed', `${dir}/log.key: expected one line and no blanks`);
  const key = parseSignerKey(nodeSha256, nodeEd25519, text.slice(0, -1));
  const publicKey = nodeEd25519.publicKeyFromSeed(key.seed);
  const expected = formatVerifierKey(nodeSha256, { name: key.name, publicKey });
  if (expected !== vkey)
    throw new RecordError(
      'wrong-key',
      `${dir}/log.vkey: expected the key of log.key, ${expected}, found ${vkey}`,
    );
  const { current } = await readKeyHistory(disk, dir);
  if (current.vkey !== vkey)
    throw new RecordError(
      'wrong-key',
      `${dir}/log.vkey: expected the last key of ${LOG_KEYS}; a change of keys was interrupted: run \`record rotate\` again with the same key`,
    );
  return {
    origin: key.name,
    vkey,
    signer: createNoteSigner(nodeSha256, nodeEd25519, key),
    verifier: createNoteVerifier(nodeSha256, nodeEd25519, vkey),
  };
}

/**
 * The log's keys as its folder has them: `log.keys`, or `log.vkey` alone where no next key was promised. `trusted` is the key that the reader was given by another way; without it the
 * folder's first one is believed. Throws `RecordError` `not-a-record`, `malformed`, `wrong-key`, `invalid-signature`.
 */
export async function readKeyHistory(
  disk: Disk,
  dir: string,
  trusted?: string,
): Promise<KeyHistory> {
  const bytes = await disk.readFile(`${dir}/${LOG_KEYS}`);
  if (bytes === undefined) {
    const vkey = trusted ?? (await readVerifierKey(disk, dir));
    return singleKeyHistory(nodeSha256, nodeEd25519, vkey);
  }
  const text = Buffer.from(bytes).toString('utf8');
  const [, first = ''] = /^key 1 (.*)$/m.exec(text) ?? [];
  return parseKeyHistory(nodeSha256, nodeEd25519, text, trusted ?? first);
}

/** The text of log.vkey, checked. The key's name is the log's origin. Throws `RecordError` `not-a-record` or `malformed`. */
export async function readVerifierKey(disk: Disk, dir: string): Promise<string> {
  const bytes = await disk.readFile(`${dir}/log.vkey`);
  if (bytes === undefined)
    throw new RecordError(
      'not-a-record',
      `${dir}: no record here (no log.vkey). \`record init\` makes one.`,
    );
  const text = Buffer.from(bytes).toString('utf8');
  const vkey = text.slice(0, -1);
  if (!text.endsWith('\n') || /\s/.test(vkey))
    throw new RecordError('malformed', `${dir}/log.vkey: expected one line`);
  parseVerifierKey(nodeSha256, vkey);
  return vkey;
}
