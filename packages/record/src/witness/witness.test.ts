import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesFromText,
  concatBytes,
  cosignatureTimeS,
  createCosignatureVerifier,
  createCosigner,
  createNoteSigner,
  createNoteVerifier,
  createTileBuilder,
  formatAddCheckpoint,
  formatCheckpoint,
  formatCosignerKey,
  formatEvidence,
  formatNote,
  formatVerifierKey,
  impliedOldRoot,
  judgeAddCheckpoint,
  judgeCheckpoint,
  judgeEvidence,
  leafHash,
  makeConsistencyProof,
  openNote,
  parseAddCheckpoint,
  parseCosignerKey,
  parseNote,
  parsePolicy,
  signNote,
  tilePath,
} from '../index.ts';
import type { Ed25519, Proof, TileAddress } from '../index.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const der = (key: Uint8Array) =>
  Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
const pkcs8 = (seed: Uint8Array) =>
  Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
const privateKey = (seed: Uint8Array) =>
  createPrivateKey({ key: pkcs8(seed), format: 'der', type: 'pkcs8' });
const ed25519: Ed25519 = {
  verify: (key, message, signature) =>
    verify(
      null,
      message,
      createPublicKey({ key: der(key), format: 'der', type: 'spki' }),
      signature,
    ),
  sign: (seed, message) => new Uint8Array(sign(null, message, privateKey(seed))),
  publicKeyFromSeed: (seed) =>
    new Uint8Array(
      createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' }).subarray(12),
    ),
};

const ORIGIN = 'example.org/log';
const seedOf = (name: string) => sha256(bytesFromText(name));
const log = createNoteSigner(sha256, ed25519, { name: ORIGIN, seed: seedOf('log') });
const vkey = formatVerifierKey(sha256, {
  name: ORIGIN,
  publicKey: ed25519.publicKeyFromSeed(seedOf('log')),
});
const verifier = createNoteVerifier(sha256, ed25519, vkey);
const cosignerOf = (name: string) => createCosigner(sha256, ed25519, { name, seed: seedOf(name) });

/** A log of `size` entries, the first `shared` of them those of every other history. */
function treeOf(size: number, history = 'a', shared = 0) {
  const builder = createTileBuilder(sha256);
  const tiles = new Map<string, Uint8Array>();
  const keep = (each: TileAddress & { readonly bytes: Uint8Array }) =>
    tiles.set(tilePath(each), each.bytes);
  for (let index = 0; index < size; index++) {
    const entry = bytesFromText(`${index < shared ? 'a' : history} ${String(index)}`);
    builder.append(leafHash(sha256, entry)).forEach(keep);
  }
  builder.partialTiles().forEach(keep);
  const root = builder.root();
  const note = bytesFromText(
    signNote(formatCheckpoint({ origin: ORIGIN, size, root, extensions: [] }), [log]),
  );
  const readTile = (tile: TileAddress) => tiles.get(tilePath(tile)) ?? new Uint8Array(0);
  const proofFrom = (oldSize: number): Proof =>
    oldSize === 0 ? [] : makeConsistencyProof({ sha256, size, readTile }, oldSize);
  return { size, root, note, proofFrom };
}

const knowing = (seen?: { readonly size: number; readonly root: Uint8Array }) => ({
  logKeys: (origin: string) => (origin === ORIGIN ? [verifier] : []),
  seen: () => seen,
});
const ask = (oldSize: number, proof: Proof, checkpoint: Uint8Array) =>
  formatAddCheckpoint({ oldSize, proof, checkpoint });

describe('cosignatures', () => {
  it('R27: are of the bytes of tlog-cosignature, checked a second way', () => {
    const witness = cosignerOf('witness.example/w1');
    const { note } = treeOf(5);
    const { text, textBytes } = parseNote(note);
    const line = witness.cosign(textBytes, 1_679_315_147);
    expect(cosignatureTimeS(line)).toBe(1_679_315_147);
    const publicKey = ed25519.publicKeyFromSeed(seedOf('witness.example/w1'));
    const id = createHash('sha256')
      .update(Buffer.concat([Buffer.from('witness.example/w1\n\x04'), publicKey]))
      .digest()
      .readUInt32BE(0);
    expect(line.keyId).toBe(id);
    const time = Buffer.from(line.signature.subarray(0, 8)).readBigUInt64BE();
    const message = Buffer.from(`cosignature/v1\ntime ${String(time)}\n${text}`);
    const key = createPublicKey({ key: der(publicKey), format: 'der', type: 'spki' });
    expect(verify(null, message, key, line.signature.subarray(8))).toBe(true);
  });

  it('R27: any other time, text, key or byte is refused', () => {
    const witness = cosignerOf('w1');
    const own = createCosignatureVerifier(sha256, ed25519, witness.vkey);
    const text = parseNote(treeOf(3).note).textBytes;
    const { signature } = witness.cosign(text, 1);
    expect(own.verify(text, signature)).toBe(true);
    for (let at = 0; at < signature.length; at++) {
      const changed = signature.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(own.verify(text, changed), String(at)).toBe(false);
    }
    expect(own.verify(concatBytes([text, text]), signature)).toBe(false);
    expect(own.verify(text, signature.subarray(8))).toBe(false);
    const other = createCosignatureVerifier(sha256, ed25519, cosignerOf('w2').vkey);
    expect(other.verify(text, signature)).toBe(false);
    expect(() => witness.cosign(text, 0)).toThrow('whole seconds');
    expect(() => witness.cosign(text, 1.5)).toThrow('whole seconds');
  });

  it('R27: a key of a log is none of a cosigner, nor the other way round', () => {
    const publicKey = ed25519.publicKeyFromSeed(seedOf('x'));
    const cosigner = formatCosignerKey(sha256, { name: 'x', publicKey });
    expect(parseCosignerKey(sha256, cosigner).publicKey).toEqual(publicKey);
    expect(() => parseCosignerKey(sha256, vkey)).toThrow('expected type 4');
    expect(() => createNoteVerifier(sha256, ed25519, cosigner)).toThrow('expected type 1');
    expect(() => parseCosignerKey(sha256, cosigner.replace(/\+......../, '+00000000'))).toThrow(
      'expected the key id',
    );
  });
});

describe('what a witness answers', () => {
  const sizes = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }));
  const trees = new Map<number, ReturnType<typeof treeOf>>();
  const cached = (size: number) => {
    const tree = trees.get(size) ?? treeOf(size);
    trees.set(size, tree);
    return tree;
  };

  it('R70: cosigns what extends what it has seen', () => {
    fc.assert(
      fc.property(sizes, ([a, b]) => {
        const [old, now] = [cached(Math.min(a, b)), cached(Math.max(a, b))];
        const body = ask(old.size, old.size === now.size ? [] : now.proofFrom(old.size), now.note);
        return judgeAddCheckpoint(sha256, body, knowing(old)).kind === 'cosign';
      }),
      { seed: 70, numRuns: 60 },
    );
    expect(judgeAddCheckpoint(sha256, ask(0, [], cached(9).note), knowing()).kind).toBe('cosign');
  });

  it('R71: refuses forks, rollbacks and every changed proof', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ([a, b], pick) => {
        const [old, now] = [cached(1 + Math.min(a, b)), cached(2 + Math.max(a, b))];
        const proof = now.proofFrom(old.size);
        const at = pick % Math.max(1, proof.length);
        const flipped = proof.map((hash, i) => {
          const copy = hash.slice();
          if (i === at) copy[pick % 32] = (copy[pick % 32] ?? 0) ^ (1 << (pick % 8));
          return copy;
        });
        for (const wrong of [flipped, proof.slice(1), [...proof, new Uint8Array(32)], []]) {
          const { kind } = judgeAddCheckpoint(sha256, ask(old.size, wrong, now.note), knowing(old));
          expect(kind).toBe('inconsistent');
        }
        const fork = treeOf(now.size, 'b', old.size - 1);
        const body = ask(old.size, fork.proofFrom(old.size), fork.note);
        expect(judgeAddCheckpoint(sha256, body, knowing(old)).kind).toBe('inconsistent');
        const back = judgeAddCheckpoint(sha256, ask(0, [], old.note), knowing(now));
        expect(back).toMatchObject({ kind: 'other-size', seenSize: now.size });
      }),
      { seed: 71, numRuns: 25 },
    );
    const [five, other] = [treeOf(5), treeOf(5, 'b', 4)];
    expect(judgeAddCheckpoint(sha256, ask(5, [], other.note), knowing(five)).kind).toBe(
      'inconsistent',
    );
  });

  it('R72: names what is malformed, unknown, unsigned or at another size', () => {
    const { note } = treeOf(5);
    const kindOf = (body: Uint8Array, seen?: { size: number; root: Uint8Array }) =>
      judgeAddCheckpoint(sha256, body, knowing(seen)).kind;
    const text = new TextDecoder().decode(note);
    for (const head of ['', 'old', 'old 00', 'old -1', 'old 1 ', 'new 0', 'old 0\nAAAA', 'old 0\n'])
      expect(kindOf(bytesFromText(`${head}\n\n${text}`)), head).toBe('malformed');
    expect(kindOf(bytesFromText('old 0\n\nnot a note'))).toBe('malformed');
    expect(kindOf(ask(6, [], note))).toBe('malformed');
    const hash = `${'A'.repeat(43)}=\n`;
    expect(kindOf(bytesFromText(`old 0\n${hash.repeat(64)}\n${text}`))).toBe('malformed');
    expect(kindOf(bytesFromText(`old 0\n${hash}\n${text}`))).toBe('inconsistent');
    const stranger = createNoteSigner(sha256, ed25519, { name: 'other', seed: seedOf('other') });
    const own = { origin: ORIGIN, size: 5, root: treeOf(5).root, extensions: [] };
    const signedBy = (origin: string, signer: typeof log) =>
      bytesFromText(signNote(formatCheckpoint({ ...own, origin }), [signer]));
    expect(kindOf(ask(0, [], signedBy('other', stranger)))).toBe('unknown-log');
    expect(kindOf(ask(0, [], signedBy(ORIGIN, stranger)))).toBe('unsigned');
    const { text: body, signatures } = parseNote(note);
    const signature = Uint8Array.from(signatures[0]?.signature ?? [], (byte) => byte ^ 1);
    const falsely = signatures.map((line) => ({ ...line, signature }));
    expect(kindOf(ask(0, [], bytesFromText(formatNote(body, falsely))))).toBe('unsigned');
    expect(kindOf(ask(0, [], note), { size: 3, root: treeOf(3).root })).toBe('other-size');
    const empty = { ...own, size: 0 };
    const wrongEmpty = bytesFromText(signNote(formatCheckpoint(empty), [log]));
    expect(kindOf(ask(0, [], wrongEmpty))).toBe('inconsistent');
  });

  it('R72: a request is read as it was written', () => {
    const { note, proofFrom } = treeOf(300);
    const request = { oldSize: 77, proof: proofFrom(77), checkpoint: note };
    expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request);
  });
});

describe('evidence', () => {
  const judge = (
    earlier: Uint8Array,
    later: Uint8Array,
    prefix?: { root: Uint8Array; proof: Proof },
  ) =>
    judgeEvidence(
      sha256,
      ed25519,
      formatEvidence({ vkey, earlier, later, ...(prefix && { prefix }) }),
    ).verdict;

  it('R74: a fork is proved at one size, and at two by the fork’s own proof', () => {
    const honest = treeOf(77);
    expect(judge(honest.note, treeOf(77, 'b', 76).note)).toBe('fork');
    const fork = treeOf(200, 'b', 70);
    const proof = fork.proofFrom(77);
    const root = impliedOldRoot(sha256, { oldSize: 77, newSize: 200, newRoot: fork.root }, proof);
    expect(root).toEqual(treeOf(77, 'b', 70).root);
    expect(judge(honest.note, fork.note, root && { root, proof })).toBe('fork');
    expect(judge(honest.note, fork.note)).toBe('unproved');
    expect(judge(honest.note, fork.note, { root: honest.root, proof })).toBe('unproved');
    const at64 = { oldSize: 64, newSize: 200, newRoot: fork.root };
    expect(impliedOldRoot(sha256, at64, fork.proofFrom(64))).toBeUndefined();
  });

  it('R74: a rollback is named, honest logs are not accused, forged files are refused', () => {
    const [small, large] = [treeOf(77), treeOf(200)];
    expect(judge(large.note, small.note)).toBe('rollback');
    expect(judge(small.note, small.note)).toBe('none');
    const prefix = { root: small.root, proof: large.proofFrom(77) };
    expect(judge(small.note, large.note, prefix)).toBe('none');
    const forged = small.note.slice();
    forged[20] = (forged[20] ?? 0) ^ 1;
    expect(() => judge(forged, large.note)).toThrow('signature');
    const text = formatEvidence({ vkey, earlier: small.note, later: large.note });
    for (const wrong of ['', text.slice(0, -1), text.replace('v1', 'v2'), `${text}more x\n`])
      expect(() => judgeEvidence(sha256, ed25519, wrong)).toThrow('evidence: expected');
  });
});

describe('policies', () => {
  const names = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'n1'];
  const witness = (name: string) => `witness ${name} ${cosignerOf(`${name}.example`).vkey}\n`;
  const SIDES = `# two of each side and the neutral one\nlog ${vkey} http://127.0.0.1/\n${names.map(witness).join('')}
group A 2 a1 a2 a3
\tgroup  B\t2 b1 b2 b3
group both all A B n1
quorum both
`;
  const read = (text: string) => parsePolicy(sha256, ed25519, bytesFromText(text));
  const cosignedBy = (who: readonly string[]) => {
    const parsed = parseNote(treeOf(5).note);
    const lines = who.map((name) => cosignerOf(`${name}.example`).cosign(parsed.textBytes, 7));
    return bytesFromText(formatNote(parsed.text, [...parsed.signatures, ...lines]));
  };

  it('R80: a quorum is reached exactly when its rule says so, for every set of witnesses', () => {
    const policy = read(SIDES);
    for (let set = 0; set < 128; set++) {
      const who = names.filter((_, bit) => (set >> bit) % 2 === 1);
      const of = (side: string) => who.filter((name) => name.startsWith(side)).length;
      const expected = of('a') >= 2 && of('b') >= 2 && of('n') === 1;
      const verdict = judgeCheckpoint(policy, cosignedBy(who));
      expect([who, verdict.isQuorum]).toEqual([who, expected]);
      expect(verdict.cosigned.map(({ name }) => name)).toEqual(who);
    }
  });

  it('R80: a witness that signs twice counts once, an unknown one not at all', () => {
    const policy = read(`log ${vkey}\n${witness('a1')}${witness('a2')}group g 2 a1 a2\nquorum g\n`);
    expect(judgeCheckpoint(policy, cosignedBy(['a1', 'a1'])).isQuorum).toBe(false);
    expect(judgeCheckpoint(policy, cosignedBy(['a1', 'b1', 'b2'])).isQuorum).toBe(false);
    expect(judgeCheckpoint(policy, cosignedBy(['a2', 'a1'])).isQuorum).toBe(true);
    const { text, signatures } = parseNote(cosignedBy(['a1']));
    const [, cosignature] = signatures;
    const without = bytesFromText(formatNote(text, cosignature === undefined ? [] : [cosignature]));
    expect(() => judgeCheckpoint(policy, without)).toThrow('signature by its log');
    expect(openNote(cosignedBy([]), [verifier]).verified.length).toBe(1);
  });

  it('R81: a file that is no policy is refused, with its line', () => {
    const base = `log ${vkey}\n${witness('a1')}${witness('a2')}`;
    expect(read(`${base}quorum none\n`).quorum).toEqual({ kind: 'none' });
    expect(read(`${base}quorum a1`).quorum).toEqual({ kind: 'witness', name: 'a1' });
    const wrong = [
      '',
      base,
      `${base}quorum a1\nquorum a1\n`,
      `${base}quorum a9\n`,
      `quorum a1\n${base}`,
      `${base}group g 0 a1\nquorum g\n`,
      `${base}group g 3 a1 a2\nquorum g\n`,
      `${base}group g 01 a1 a2\nquorum g\n`,
      `${base}group g any\nquorum g\n`,
      `${base}group g any a1 a1\nquorum g\n`,
      `${base}group g any a1\ngroup h any a1\nquorum g\n`,
      `${base}group g any none\nquorum g\n`,
      `${base}group a1 any a2\nquorum a1\n`,
      `${base}group none any a2\nquorum none\n`,
      `${base}${witness('a1')}quorum none\n`,
      `${base}${witness('a1').replace(' a1 ', ' other ')}quorum none\n`,
      `${base}log ${vkey}\nquorum none\n`,
      `${base}witness x ${vkey}\nquorum none\n`,
      `${base}something else\nquorum none\n`,
      `${base}quorum none\r\n`,
      `${base}quorum none\n\0`,
    ];
    for (const text of wrong) expect(() => read(text), text).toThrow(/policy|expected type/);
  });
});

it('R27: keys drawn elsewhere work', () => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(12));
  const text = formatCosignerKey(sha256, { name: 'drawn', publicKey: raw });
  expect(createCosignatureVerifier(sha256, ed25519, text).name).toBe('drawn');
});
