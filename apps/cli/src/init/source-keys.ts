import { createPrivateKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entropy } from '@holdfast/domain';
import { nodeEd25519 } from '@holdfast/mission';
import { UsageError } from '../command.ts';

/** Before the 32 raw bytes of an Ed25519 private key: RFC 8410, PrivateKeyInfo. */
const PRIVATE_KEY_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SECRET_MODE = 0o600;
const FOLDER_MODE = 0o700;

export const KEYS_FOLDER = 'keys';

/**
 * The public key of a source whose private key lies in `DIR/keys/SOURCE.pem` (PKCS #8): the one that is there, or a new
 * one, readable by its owner alone. The file is for the source to take away; the mission never needs it again.
 */
export function publicKeyOfSource(dir: string, sourceId: string, entropy: Entropy): Uint8Array {
  const folder = join(dir, KEYS_FOLDER);
  const path = join(folder, `${sourceId}.pem`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    const seed = entropy.bytes(`source-key/${sourceId}`, 32);
    writeFileSync(path, pemFromSeed(seed), { mode: SECRET_MODE, flag: 'wx' });
  }
  const seed = seedFromPem(readFileSync(path, 'utf8'));
  if (seed === null)
    throw new UsageError(
      `${path}: expected an Ed25519 private key (PKCS #8, PEM), found something else.`,
    );
  return nodeEd25519.publicKeyFromSeed(seed);
}

function pemFromSeed(seed: Uint8Array): string {
  const key = createPrivateKey({
    key: Buffer.concat([PRIVATE_KEY_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

function seedFromPem(text: string): Uint8Array | null {
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType !== 'ed25519') return null;
    const der = key.export({ format: 'der', type: 'pkcs8' });
    return new Uint8Array(der.subarray(PRIVATE_KEY_PREFIX.length));
  } catch {
    // Not a key at all: the caller says what was expected.
    return null;
  }
}
