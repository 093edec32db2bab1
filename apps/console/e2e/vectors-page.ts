/*
 * The vectors of `vectors/` in a browser: `packages/record` as it is, over the browser's own WebCrypto. Its ports are synchronous and WebCrypto is not, so a piece of work is begun again with each
 * answer that it lacked, until it lacks none.
 */
import {
  RecordError,
  canonicalJson,
  createNoteSigner,
  createNoteVerifier,
  isConsistent,
  isEd25519Signature,
  isIncluded,
  isIncludedInSubtree,
  isSubtreeConsistent,
  openNote,
  parseSignerKey,
  parseVerifierKey,
  signNote,
  verifyBag,
} from '@holdfast/record';
import type { Ed25519 } from '@holdfast/record';

/** How many cases of a suite there are, and how many got the reference verdict. */
export interface Tally {
  readonly cases: number;
  readonly agree: number;
  /** Names of those that did not. */
  readonly differ: readonly string[];
}

export interface MerkleCase {
  readonly file: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly size1: number;
  readonly size2: number;
  readonly root: string;
  readonly root1: string;
  readonly root2: string;
  readonly leafHash: string;
}

/** Everything that the page is sent. Bytes are base 64. */
export interface Vectors {
  readonly merkle: readonly MerkleCase[];
  readonly notes: {
    readonly sign: readonly { skey: string; vkey: string; text: string; want: string }[];
    readonly bad_vkeys: readonly string[];
    readonly open: readonly {
      readonly name: string;
      readonly keys: readonly string[];
      readonly msg?: string;
      readonly msg_base64?: string;
      readonly verified?: number;
      readonly unverified?: number;
      readonly error?: string;
    }[];
  };
  readonly ed25519: readonly {
    readonly name: string;
    readonly key: string;
    readonly message: string;
    readonly signature: string;
    readonly isValid: boolean;
  }[];
  readonly jcs: readonly {
    readonly name: string;
    readonly input: string;
    readonly output: string;
  }[];
  readonly json: readonly {
    readonly name: string;
    readonly base64: string;
    readonly isTaken: boolean;
  }[];
  readonly bags: readonly {
    readonly name: string;
    readonly isValid: boolean;
    readonly files: Readonly<Record<string, string>>;
  }[];
}

/** What a piece of work asked of WebCrypto and has no answer to yet. */
class Wanted extends Error {
  override readonly name = 'Wanted';
  readonly ask: () => Promise<Uint8Array>;
  readonly key: string;

  constructor(key: string, ask: () => Promise<Uint8Array>) {
    super(key);
    this.key = key;
    this.ask = ask;
  }
}

const answers = new Map<string, Uint8Array>();

function answer(key: string, ask: () => Promise<Uint8Array>): Uint8Array {
  const known = answers.get(key);
  if (known === undefined) throw new Wanted(key, ask);
  return known;
}

/** Runs the work over and over until nothing it asks is unknown. */
async function settle<T>(work: () => T): Promise<T> {
  for (;;) {
    try {
      return work();
    } catch (wanted) {
      if (!(wanted instanceof Wanted)) throw wanted;
      answers.set(wanted.key, await wanted.ask());
    }
  }
}

const { subtle } = crypto;
const own = (bytes: Uint8Array) => new Uint8Array(bytes);
const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const hashBy = (name: string, bytes: Uint8Array) =>
  answer(
    `${name} ${hex(bytes)}`,
    async () => new Uint8Array(await subtle.digest(name, own(bytes))),
  );
const sha256 = (bytes: Uint8Array) => hashBy('SHA-256', bytes);

const PKCS8 = fromBase64('MC4CAQAwBQYDK2VwBCIEIA==');
const privateKey = (seed: Uint8Array) =>
  subtle.importKey('pkcs8', own(new Uint8Array([...PKCS8, ...seed])), 'Ed25519', true, ['sign']);

const ed25519: Ed25519 = {
  verify: (key, message, signature) =>
    answer(`verify ${hex(key)} ${hex(message)} ${hex(signature)}`, async () => {
      try {
        const imported = await subtle.importKey('raw', own(key), 'Ed25519', false, ['verify']);
        return Uint8Array.of(
          Number(await subtle.verify('Ed25519', imported, own(signature), own(message))),
        );
      } catch {
        // Bytes that are no key: not valid, as the port has it.
        return Uint8Array.of(0);
      }
    })[0] === 1,
  sign: (seed, message) =>
    answer(
      `sign ${hex(seed)} ${hex(message)}`,
      async () =>
        new Uint8Array(await subtle.sign('Ed25519', await privateKey(seed), own(message))),
    ),
  publicKeyFromSeed: (seed) =>
    answer(`public ${hex(seed)}`, async () => {
      const { x = '' } = await subtle.exportKey('jwk', await privateKey(seed));
      return fromBase64(x.replaceAll('-', '+').replaceAll('_', '/'));
    }),
};

/** Every suite, by name. */
export async function runVectors(vectors: Vectors): Promise<Readonly<Record<string, Tally>>> {
  return {
    merkle: await tally(vectors.merkle, ({ file }) => file, merkleAgrees),
    'notes signed': await tally(vectors.notes.sign, ({ vkey }) => vkey, signingAgrees),
    'notes opened': await tally(vectors.notes.open, ({ name }) => name, openingAgrees),
    'bad keys': await tally(
      vectors.notes.bad_vkeys,
      (vkey) => vkey,
      (vkey) => isRefused(() => parseVerifierKey(sha256, vkey)),
    ),
    ed25519: await tally(
      vectors.ed25519,
      ({ name }) => name,
      ({ key, message, signature, isValid }) => {
        const claim = {
          publicKey: fromBase64(key),
          message: fromBase64(message),
          signature: fromBase64(signature),
        };
        return isEd25519Signature(ed25519, claim) === isValid;
      },
    ),
    jcs: await tally(
      vectors.jcs,
      ({ name }) => name,
      ({ input, output }) => canonicalJson(JSON.parse(input)) === output,
    ),
    json: await tally(
      vectors.json,
      ({ name }) => name,
      ({ base64, isTaken }) => isJson(fromBase64(base64)) === isTaken,
    ),
    bagit: await tally(vectors.bags, ({ name }) => name, bagAgrees),
  };
}

/** As every answer of the server and every entry is read: strictly UTF-8, then by the platform's own parser. */
export function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

async function tally<T>(
  cases: readonly T[],
  nameOf: (each: T) => string,
  agrees: (each: T) => boolean,
): Promise<Tally> {
  const differ: string[] = [];
  for (const each of cases) if (!(await settle(() => agrees(each)))) differ.push(nameOf(each));
  return { cases: cases.length, agree: cases.length - differ.length, differ };
}

function isRefused(work: () => unknown): boolean {
  return codeOf(work) !== 'none';
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return error.code;
  }
}

function merkleAgrees(vector: MerkleCase): boolean {
  const proof = (vector.proof ?? []).map(fromBase64);
  const [root, root1, root2, leafHash] = [
    vector.root,
    vector.root1,
    vector.root2,
    vector.leafHash,
  ].map((text) => fromBase64(text ?? ''));
  if (root === undefined || root1 === undefined || root2 === undefined || leafHash === undefined)
    return false;
  const { leafIdx: index, treeSize, size, size1, size2, start, end } = vector;
  const subtree = { start, end };
  switch (vector.file.split('/')[0]) {
    case 'inclusion':
      return (
        isIncluded(sha256, { index, size: treeSize, leafHash, root }, proof) !== vector.wantErr
      );
    case 'consistency': {
      const claim = { oldSize: size1, newSize: size2, oldRoot: root1, newRoot: root2 };
      return isConsistent(sha256, claim, proof) !== vector.wantErr;
    }
    case 'subtreeinclusion':
      return (
        isIncludedInSubtree(sha256, { index, subtree, leafHash, root }, proof) !== vector.wantErr
      );
    default: {
      const claim = { subtree, size, subtreeRoot: root1, root: root2 };
      return isSubtreeConsistent(sha256, claim, proof) !== vector.wantErr;
    }
  }
}

function signingAgrees({ skey, vkey, text, want }: Vectors['notes']['sign'][number]): boolean {
  const key = parseSignerKey(sha256, ed25519, skey);
  const publicKey = hex(parseVerifierKey(sha256, vkey).publicKey);
  const isSameKey = publicKey === hex(ed25519.publicKeyFromSeed(key.seed));
  return isSameKey && signNote(text, [createNoteSigner(sha256, ed25519, key)]) === want;
}

function openingAgrees(vector: Vectors['notes']['open'][number]): boolean {
  const message =
    vector.msg === undefined
      ? fromBase64(vector.msg_base64 ?? '')
      : new TextEncoder().encode(vector.msg);
  const keys = vector.keys.map((vkey) => createNoteVerifier(sha256, ed25519, vkey));
  if (vector.error !== undefined)
    return codeOf(() => openNote(message, keys)) === vector.error.replace(' ', '-');
  const { verified, unverified } = openNote(message, keys);
  return verified.length === vector.verified && unverified.length === vector.unverified;
}

const HASHES: Readonly<Record<string, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

function bagAgrees({ files, isValid }: Vectors['bags'][number]): boolean {
  const { problems } = verifyBag({
    paths: Object.keys(files),
    readFile: (path) => (Object.hasOwn(files, path) ? fromBase64(files[path] ?? '') : undefined),
    digest: (algorithm, bytes) => {
      const name = Object.hasOwn(HASHES, algorithm) ? HASHES[algorithm] : undefined;
      return name === undefined ? undefined : hex(hashBy(name, bytes));
    },
  });
  return (problems.length === 0) === isValid;
}
