import { readFileSync, readdirSync } from 'node:fs';
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  RecordError,
  bytesFromBase64,
  bytesFromText,
  createNoteSigner,
  createNoteVerifier,
  emptyRoot,
  hexFromBytes,
  isConsistent,
  isEd25519Signature,
  isIncluded,
  isIncludedInSubtree,
  isSmallOrderPoint,
  isSubtreeConsistent,
  leafHash,
  nodeHash,
  openNote,
  parseSignerKey,
  parseVerifierKey,
  signNote,
  tilePath,
  tilesOfSize,
} from './index.ts';
import type { Ed25519 } from './index.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKey = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
const ed25519: Ed25519 = {
  verify(publicKey, message, signature) {
    try {
      const key = createPublicKey({
        key: Buffer.concat([SPKI, publicKey]),
        format: 'der',
        type: 'spki',
      });
      return verify(null, message, key, signature);
    } catch {
      return false;
    }
  },
  sign: (seed, message) => sign(null, message, privateKey(seed)),
  publicKeyFromSeed: (seed) =>
    createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' }).subarray(12),
};

const vectors = fileURLToPath(new URL('../../../vectors/', import.meta.url));
const readJson = (path: string): unknown => JSON.parse(readFileSync(vectors + path, 'utf8'));
const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

interface MerkleVector {
  readonly desc: string;
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

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

const verdictOf: Readonly<Record<string, (v: MerkleVector, proof: Uint8Array[]) => boolean>> = {
  inclusion: (v, proof) =>
    isIncluded(
      sha256,
      { index: v.leafIdx, size: v.treeSize, leafHash: bytes(v.leafHash), root: bytes(v.root) },
      proof,
    ),
  consistency: (v, proof) =>
    isConsistent(
      sha256,
      { oldSize: v.size1, newSize: v.size2, oldRoot: bytes(v.root1), newRoot: bytes(v.root2) },
      proof,
    ),
  subtreeinclusion: (v, proof) =>
    isIncludedInSubtree(
      sha256,
      {
        index: v.leafIdx,
        subtree: { start: v.start, end: v.end },
        leafHash: bytes(v.leafHash),
        root: bytes(v.root),
      },
      proof,
    ),
  subtreeconsistency: (v, proof) =>
    isSubtreeConsistent(
      sha256,
      {
        subtree: { start: v.start, end: v.end },
        size: v.size,
        subtreeRoot: bytes(v.root1),
        root: bytes(v.root2),
      },
      proof,
    ),
};

describe('merkle vectors', () => {
  it('R5: 518 proofs get the reference verdict, 482 of them a refusal', () => {
    const files = readdirSync(`${vectors}merkle-rfc6962`, { recursive: true, encoding: 'utf8' });
    const wrong: string[] = [];
    let total = 0;
    let refused = 0;
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      const vector = readJson(`merkle-rfc6962/${file}`) as MerkleVector;
      const verdict = verdictOf[file.split('/')[0] ?? ''];
      if (verdict === undefined) continue;
      total += 1;
      if (vector.wantErr) refused += 1;
      if (verdict(vector, (vector.proof ?? []).map(bytes)) === vector.wantErr) wrong.push(file);
    }
    expect({ wrong, total, refused }).toEqual({ wrong: [], total: 518, refused: 482 });
  });
});

interface NoteVectors {
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
  readonly hashes: Readonly<Record<string, string>>;
}

const notes = readJson('signed-note/note-vectors.json') as NoteVectors;

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof RecordError ? error.code : String(error);
  }
};

describe('signed-note vectors', () => {
  it('R20: a note is signed to the byte', () => {
    for (const { skey, vkey, text, want } of notes.sign) {
      const key = parseSignerKey(sha256, ed25519, skey);
      expect(signNote(text, [createNoteSigner(sha256, ed25519, key)])).toBe(want);
      expect(parseVerifierKey(sha256, vkey).publicKey).toEqual(
        new Uint8Array(ed25519.publicKeyFromSeed(key.seed)),
      );
    }
  });

  it('R23: bad verifier keys are refused', () => {
    for (const vkey of notes.bad_vkeys)
      expect(codeOf(() => parseVerifierKey(sha256, vkey))).toMatch(/malformed|unsupported-key/);
  });

  const code = { unverified: 'unverified', 'invalid signature': 'invalid-signature' };
  for (const vector of notes.open)
    it(`R20: ${vector.name}`, () => {
      const message =
        vector.msg === undefined ? bytes(vector.msg_base64 ?? '') : bytesFromText(vector.msg);
      const keys = vector.keys.map((vkey) => createNoteVerifier(sha256, ed25519, vkey));
      if (vector.error !== undefined) {
        // A signature of another length is not base 64 of one key's signature in either reading; both refuse the note.
        const expected = new Map(Object.entries(code)).get(vector.error) ?? vector.error;
        expect(codeOf(() => openNote(message, keys))).toBe(expected);
        return;
      }
      const opened = openNote(message, keys);
      expect([opened.verified.length, opened.unverified.length]).toEqual([
        vector.verified,
        vector.unverified,
      ]);
    });

  it('R1: hashes are those of RFC 6962', () => {
    const text = (content: string) => bytesFromText(content);
    expect({
      empty_root: hexFromBytes(emptyRoot(sha256)),
      empty_leaf: hexFromBytes(leafHash(sha256, text(''))),
      leaf_L123456: hexFromBytes(leafHash(sha256, text('L123456'))),
      node_N123_N456: hexFromBytes(nodeHash(sha256, text('N123'), text('N456'))),
    }).toEqual(notes.hashes);
  });

  it('R10: R11: the paths and tile counts of the specification', () => {
    expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067');
    const tiles = tilesOfSize(70_000);
    const last = (level: number) => tiles.filter((tile) => tile.level === level).at(-1)?.width;
    expect([tiles.filter(({ level, width }) => level === 0 && width === 256).length]).toEqual([
      273,
    ]);
    expect([last(0), last(1), last(2), tiles.length]).toEqual([112, 17, 1, 277]);
  });
});

describe('Ed25519 edge cases', () => {
  const isAccepted = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    isEd25519Signature(ed25519, { publicKey: key, message, signature });

  it('R40: exactly 43 of the 914 CCTV cases are accepted, none with a low-order point', () => {
    const cases = readJson('ed25519/cctv-ed25519vectors.json') as {
      number: number;
      key: string;
      sig: string;
      msg: string;
      flags: string[] | null;
    }[];
    const accepted = cases.filter(({ key, sig, msg }) =>
      isAccepted(fromHex(key), bytesFromText(msg), fromHex(sig)),
    );
    expect([cases.length, accepted.length]).toEqual([914, 43]);
    const flagged = (flag: string) => accepted.filter(({ flags }) => flags?.includes(flag)).length;
    expect([flagged('low_order_A'), flagged('low_order_R'), flagged('low_order_residue')]).toEqual([
      0, 0, 0,
    ]);
    for (const { key, flags } of cases)
      expect(isSmallOrderPoint(fromHex(key))).toBe(flags?.includes('low_order_A') === true);
  });

  it('R40: all 151 Wycheproof cases get their stated result', () => {
    const { testGroups } = readJson('ed25519/wycheproof-ed25519_test.json') as {
      testGroups: {
        publicKey: { pk: string };
        tests: { tcId: number; msg: string; sig: string; result: string }[];
      }[];
    };
    const verdicts = testGroups.flatMap(({ publicKey, tests }) =>
      tests.map(({ tcId, msg, sig, result }) => ({
        tcId,
        result,
        found: isAccepted(fromHex(publicKey.pk), fromHex(msg), fromHex(sig)) ? 'valid' : 'invalid',
      })),
    );
    expect(verdicts.length).toBe(151);
    expect(verdicts.filter(({ result, found }) => result !== found)).toEqual([]);
  });

  it('R22: base 64 has one spelling', () => {
    for (const text of ['QQ', 'QQ=', 'QR==', 'Q Q=', 'QQ==\n', 'Q===', '====', 'QUI='])
      expect(codeOf(() => bytesFromBase64(text))).toBe(text === 'QUI=' ? 'none' : 'malformed');
  });
});
