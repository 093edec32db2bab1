import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  bytesFromText,
  createNoteSigner,
  createNoteVerifier,
  createTree,
  formatCheckpoint,
  formatTlogProof,
  formatVerifierKey,
  judgeReceipt,
  leafHash,
  openCheckpoint,
  openReceipt,
  looksLikeReceipt,
  signNote,
  signReceipt,
} from '../index.ts';
import type { Ed25519, Receipt } from '../index.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const privateKey = (seed: Uint8Array) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
const publicKey = (key: Uint8Array) =>
  createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]),
    format: 'der',
    type: 'spki',
  });
const ed25519: Ed25519 = {
  verify: (key, message, signature) => verify(null, message, publicKey(key), signature),
  sign: (seed, message) => new Uint8Array(sign(null, message, privateKey(seed))),
  publicKeyFromSeed: (seed) => {
    const der = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
    return new Uint8Array(der.subarray(12));
  },
};

const ORIGIN = 'example.org/log';
const keyOf = (name: string, words: string) => {
  const seed = sha256(bytesFromText(words));
  const vkey = formatVerifierKey(sha256, { name, publicKey: ed25519.publicKeyFromSeed(seed) });
  return {
    signer: createNoteSigner(sha256, ed25519, { name, seed }),
    log: createNoteVerifier(sha256, ed25519, vkey),
  };
};
const { signer, log } = keyOf(ORIGIN, 'log');
const leaves = [0, 1].map((number) => sha256(Uint8Array.of(number)));
const [first = new Uint8Array(32), second = new Uint8Array(32)] = leaves;
const receipt: Receipt = { origin: ORIGIN, index: 1, leaf: second, publishedByMs: 1_800_000 };
const text = signReceipt(receipt, signer);
const open = (words: string) => openReceipt(bytesFromText(words), log);

function checkpointOf(entries: readonly Uint8Array[]): string {
  const tree = createTree(sha256);
  for (const entry of entries) tree.append(leafHash(sha256, entry));
  const head = { origin: ORIGIN, size: entries.length, root: tree.root(), extensions: [] };
  return signNote(formatCheckpoint(head), [signer]);
}

describe('receipts', () => {
  it('R90: a receipt says which leaf stands where by when, under the log’s key', () => {
    expect(text.split('\n').slice(0, 5)).toEqual([
      'holdfast-receipt/1',
      ORIGIN,
      'index 1',
      `leaf ${Buffer.from(second).toString('base64')}`,
      'published by 1800000',
    ]);
    expect(open(text)).toEqual(receipt);
    expect([looksLikeReceipt(bytesFromText(text)), looksLikeReceipt(second)]).toEqual([
      true,
      false,
    ]);
  });

  it('R90: no changed character is accepted, nor another key, another log, more lines', () => {
    for (let at = 0; at < text.length; at++) {
      const changed = `${text.slice(0, at)}${text[at] === '7' ? '8' : '7'}${text.slice(at + 1)}`;
      expect(() => open(changed), String(at)).toThrow(/note|receipt|base 64|key/);
    }
    const stranger = keyOf(ORIGIN, 'stranger');
    expect(() => open(signReceipt(receipt, stranger.signer))).toThrow('expected a signature by');
    expect(() => signReceipt({ ...receipt, origin: 'example.org/other' }, signer)).toThrow(
      'key of',
    );
    expect(() => signReceipt({ ...receipt, index: -1 }, signer)).toThrow('from 0');
    expect(() => signReceipt({ ...receipt, leaf: first.subarray(1) }, signer)).toThrow('32 bytes');
    const body = text.slice(0, text.indexOf('\n\n') + 1);
    for (const wrong of [`${body}more\n`, body.replace('index 1', 'index 01')])
      expect(() => open(signNote(wrong, [signer]))).toThrow('receipt: expected');
  });

  it('R90: a receipt is no checkpoint, and a checkpoint no receipt', () => {
    const asked = { origin: ORIGIN, log };
    expect(() => openCheckpoint(bytesFromText(text), asked)).toThrow('expected a decimal size');
    expect(() => open(checkpointOf(leaves))).toThrow('receipt: expected five lines');
  });

  it('R91: a promise is kept, replaced, late, or open, by what the log has signed', () => {
    const proofOf = (entries: readonly Uint8Array[], index: number) => {
      const sibling = entries[1 - index] ?? first;
      const hashes = [leafHash(sha256, sibling)];
      const proof = formatTlogProof({ index, hashes, checkpoint: checkpointOf(entries) });
      return { proof: { text: proof, leaf: entries[index] ?? first } };
    };
    const judge = (shown: Parameters<typeof judgeReceipt>[3]) =>
      judgeReceipt(sha256, log, receipt, shown);
    expect(judge(proofOf(leaves, 1))).toBe('kept');
    expect(judge(proofOf([first, sha256(second)], 1))).toBe('replaced');
    expect(() => judge(proofOf(leaves, 0))).toThrow('expected a proof of entry 1, found one of 0');
    const seen = (entries: readonly Uint8Array[], seenAtMs: number) => ({
      checkpoint: { bytes: bytesFromText(checkpointOf(entries)), seenAtMs },
    });
    expect(judge(seen([first], 1_800_001))).toBe('late');
    expect(judge(seen([first], 1_800_000))).toBe('open');
    expect(judge(seen(leaves, 1_800_001))).toBe('open');
    expect(judge({})).toBe('open');
    const forged = signNote(`${ORIGIN}\n0\n${'A'.repeat(43)}=\n`, [keyOf(ORIGIN, 'x').signer]);
    const shown = { checkpoint: { bytes: bytesFromText(forged), seenAtMs: 9e9 } };
    expect(() => judge(shown)).toThrow('expected a signature by');
  });
});
