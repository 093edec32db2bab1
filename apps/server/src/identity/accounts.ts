import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Who may sign in on this machine: `accounts.json` in the data folder, readable by its owner alone. It is not part of the
 * record: the record says who holds which role, an account says how that person proves to be the one.
 */
export interface Accounts {
  /** True once anyone can sign in: from then on nobody reads as somebody else. */
  any(): boolean;
  /** Sets a passphrase of at least 12 characters; a shorter one is answered with false. */
  setPassphrase(personId: string, passphrase: string): Promise<boolean>;
  /** Takes the same time for a person without an account as for a wrong passphrase. */
  opens(personId: string, passphrase: string): Promise<boolean>;
  passkeys(): readonly Passkey[];
  addPasskey(passkey: Passkey): void;
  /** Remembers how often an authenticator says it has signed: a copy of it would say less. */
  countPasskey(credentialId: string, counter: number): void;
}

/** One authenticator of one person (WebAuthn Level 3). The public key is COSE, base64url. */
export interface Passkey {
  readonly personId: string;
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
}

interface Stored {
  readonly format: 'holdfast accounts v1';
  readonly passphrases: Readonly<Record<string, StoredPassphrase>>;
  readonly passkeys: readonly Passkey[];
}

interface StoredPassphrase {
  readonly saltHex: string;
  readonly hashHex: string;
}

export const PASSPHRASE_CHARACTERS_MIN = 12;
const HASH_BYTES = 32;
/** scrypt (RFC 7914) with N = 2^15, r = 8, p = 1: 32 MiB and some tens of milliseconds a try. */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

export function openAccounts(dataDir: string): Accounts {
  const path = join(dataDir, 'accounts.json');
  let stored = readStored(path);
  const store = (next: Stored) => {
    writeFileSync(`${path}.new`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
    stored = next;
  };
  return {
    any: () => Object.keys(stored.passphrases).length + stored.passkeys.length > 0,
    passkeys: () => stored.passkeys,
    addPasskey: (passkey) => store({ ...stored, passkeys: [...stored.passkeys, passkey] }),
    countPasskey: (credentialId, counter) =>
      store({
        ...stored,
        passkeys: stored.passkeys.map((passkey) =>
          passkey.credentialId === credentialId ? { ...passkey, counter } : passkey,
        ),
      }),
    async setPassphrase(personId, passphrase) {
      if ([...passphrase].length < PASSPHRASE_CHARACTERS_MIN) return false;
      const salt = randomBytes(16);
      const hash = await hashOf(passphrase, salt);
      const made = { saltHex: salt.toString('hex'), hashHex: hash.toString('hex') };
      store({ ...stored, passphrases: { ...stored.passphrases, [personId]: made } });
      return true;
    },
    async opens(personId, passphrase) {
      const known = Object.hasOwn(stored.passphrases, personId)
        ? stored.passphrases[personId]
        : undefined;
      const salt = known === undefined ? Buffer.alloc(16) : Buffer.from(known.saltHex, 'hex');
      const hash = await hashOf(passphrase, salt);
      if (known === undefined) return false;
      const expected = Buffer.from(known.hashHex, 'hex');
      return expected.length === hash.length && timingSafeEqual(expected, hash);
    },
  };
}

function hashOf(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, HASH_BYTES, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

const NONE: Stored = { format: 'holdfast accounts v1', passphrases: {}, passkeys: [] };

/** A file that cannot be read is an error, never "nobody has an account": that would open the house. */
function readStored(path: string): Stored {
  if (!existsSync(path)) return NONE;
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isStored(read)) {
    throw new TypeError(
      `${path}: expected format "holdfast accounts v1". Restore it from a backup, or remove it to set up sign-in anew.`,
    );
  }
  return read;
}

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  const file: Partial<Record<keyof Stored, unknown>> = value;
  const { format, passphrases, passkeys } = file;
  if (format !== NONE.format || typeof passphrases !== 'object' || passphrases === null)
    return false;
  const isText = (one: unknown) => typeof one === 'string';
  return (
    Array.isArray(passkeys) &&
    passkeys.every((one) => hasAll(one, isText, ['personId', 'credentialId', 'publicKey'])) &&
    passkeys.every((one) => hasAll(one, Number.isSafeInteger, ['counter'])) &&
    Object.values(passphrases).every((one) => hasAll(one, isText, ['saltHex', 'hashHex']))
  );
}

function hasAll(
  value: unknown,
  holds: (member: unknown) => boolean,
  names: readonly string[],
): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members: Readonly<Record<string, unknown>> = { ...value };
  return names.every((name) => holds(members[name]));
}
