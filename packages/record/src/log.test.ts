import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONTENT_BYTES_MAX,
  HEADER_BYTES_MAX,
  RecordError,
  base64FromBytes,
  bundlePath,
  bytesFromBase64,
  bytesFromText,
  concatBytes,
  consistencyTiles,
  contentCommitment,
  createNoteVerifier,
  createTileBuilder,
  createTree,
  encodeEntryBundle,
  entryLeaf,
  formatCheckpoint,
  formatProblem,
  formatTlogProof,
  formatVerifierKey,
  inclusionTiles,
  isConsistent,
  isIncluded,
  leafHash,
  makeConsistencyProof,
  makeInclusionProof,
  nodeHash,
  parseCheckpoint,
  parseEntryBundle,
  parseTilePath,
  parseTlogProof,
  partialTilesOfSize,
  signNote,
  tilePath,
  tilesOfSize,
  verifyEntryBody,
  verifyLog,
  verifyTlogProof,
} from './index.ts';
import type { Ed25519, ReleasedBody, Tile, TileAddress } from './index.ts';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
/** A stand-in whose signatures are hashes: these tests are about what is signed, reference.test.ts about the curve. */
const ed25519: Ed25519 = {
  publicKeyFromSeed: (seed) => sha256(seed),
  sign: (seed, message) => {
    const half = sha256(concatBytes([sha256(seed), message]));
    return concatBytes([half, half]);
  },
  verify: (key, message, signature) =>
    Buffer.from(signature.subarray(0, 32)).equals(sha256(concatBytes([key, message]))) &&
    Buffer.from(signature.subarray(32)).equals(sha256(concatBytes([key, message]))),
};
const ORIGIN = 'example.org/test-log';
const seed = sha256(bytesFromText('seed'));
const vkey = formatVerifierKey(sha256, { name: ORIGIN, publicKey: sha256(seed) });
const log = createNoteVerifier(sha256, ed25519, vkey);
const signer = {
  name: ORIGIN,
  keyId: log.keyId,
  sign: (text: Uint8Array) => ed25519.sign(seed, text),
};

const entry = (index: number) => sha256(bytesFromText(`entry ${String(index)}`));
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** RFC 6962 section 2.1, as it is written there. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(
    sha256,
    rootByDefinition(leaves.slice(0, split)),
    rootByDefinition(leaves.slice(split)),
  );
}

function tilesOf(size: number): Map<string, Uint8Array> {
  const builder = createTileBuilder(sha256);
  const tiles = new Map<string, Uint8Array>();
  const keep = (tile: Tile) => void tiles.set(tilePath(tile), tile.bytes);
  for (const index of range(size)) builder.append(leafHash(sha256, entry(index))).forEach(keep);
  builder.partialTiles().forEach(keep);
  return tiles;
}

const rootOf = (size: number) =>
  rootByDefinition(range(size).map((i) => leafHash(sha256, entry(i))));

function readerOf(tiles: ReadonlyMap<string, Uint8Array>, allowed: readonly TileAddress[]) {
  const paths = new Set(allowed.map(tilePath));
  return (tile: TileAddress) => {
    const bytes = paths.has(tilePath(tile)) ? tiles.get(tilePath(tile)) : undefined;
    if (bytes === undefined) throw new RecordError('out-of-range', tilePath(tile));
    return bytes;
  };
}

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof RecordError ? error.code : String(error);
  }
};

describe('tree and tiles', () => {
  it('R2: R11: R12: three ways to the same root, and the tiles of the specification, at many sizes', () => {
    const tree = createTree(sha256);
    const builder = createTileBuilder(sha256);
    const leaves: Uint8Array[] = [];
    const made = new Map<string, Uint8Array>();
    for (const size of range(700)) {
      expect(tree.size).toBe(size);
      if (size < 70 || size % 51 === 0 || (size > 250 && size < 260)) {
        expect(tree.root()).toEqual(rootByDefinition(leaves));
        expect(builder.root()).toEqual(rootByDefinition(leaves));
        const paths = [...made.keys(), ...builder.partialTiles().map(tilePath)];
        expect(paths.sort()).toEqual(tilesOfSize(size).map(tilePath).sort());
        expect(builder.partialTiles().map(tilePath)).toEqual(
          partialTilesOfSize(size).map(tilePath),
        );
      }
      const leaf = leafHash(sha256, entry(size));
      leaves.push(leaf);
      tree.append(leaf);
      for (const tile of builder.append(leaf)) made.set(tilePath(tile), tile.bytes);
    }
    expect([...made.values()].map((bytes) => bytes.length)).toEqual([8192, 8192]);
    expect(builder.partialTiles()[1]?.bytes.subarray(0, 32)).toEqual(
      rootByDefinition(leaves.slice(0, 256)),
    );
  });

  it('R2: R12: a level-2 tile begins with the root of 65,536 leaves', () => {
    const tree = createTree(sha256);
    const builder = createTileBuilder(sha256);
    for (const index of range(65_536)) {
      const leaf = leafHash(sha256, bytesFromText(String(index)));
      tree.append(leaf);
      builder.append(leaf);
    }
    expect(builder.partialTiles().map(tilePath)).toEqual(['tile/2/000.p/1']);
    expect([builder.root(), builder.partialTiles()[0]?.bytes]).toEqual([tree.root(), tree.root()]);
  });

  it('R3: inclusion proofs verify and no change of them does', () => {
    const sizes = fc.integer({ min: 1, max: 600 });
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, pick, flip) => {
        const index = pick % size;
        const readTile = readerOf(tilesOf(size), inclusionTiles(index, size));
        const proof = makeInclusionProof({ sha256, size, readTile }, index);
        const claim = { index, size, leafHash: leafHash(sha256, entry(index)), root: rootOf(size) };
        expect(isIncluded(sha256, claim, proof)).toBe(true);
        const flipped = proof.map((hash) => hash.slice());
        const target = flipped[flip % (flipped.length + 1)] ?? claim.root.slice();
        const at = flip % 32;
        target[at] = (target[at] ?? 0) ^ (1 << (flip % 8));
        const root = flip % (flipped.length + 1) === flipped.length ? target : claim.root;
        expect(isIncluded(sha256, { ...claim, root }, flipped)).toBe(false);
        expect(isIncluded(sha256, { ...claim, index: index + 1 }, proof)).toBe(false);
        expect(isIncluded(sha256, claim, [...proof, claim.root])).toBe(false);
        if (proof.length > 0) expect(isIncluded(sha256, claim, proof.slice(1))).toBe(false);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('R4: consistency proofs verify and no change of them does', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 600 }));
    fc.assert(
      fc.property(sizes, fc.nat(), ([a, b], flip) => {
        const [oldSize, newSize] = a < b ? [a, b] : [b, a];
        const readTile = readerOf(tilesOf(newSize), consistencyTiles(oldSize, newSize));
        const proof = makeConsistencyProof({ sha256, size: newSize, readTile }, oldSize);
        const claim = { oldSize, newSize, oldRoot: rootOf(oldSize), newRoot: rootOf(newSize) };
        expect(isConsistent(sha256, claim, proof)).toBe(true);
        expect(isConsistent(sha256, { ...claim, oldRoot: sha256(claim.oldRoot) }, proof)).toBe(
          false,
        );
        expect(isConsistent(sha256, { ...claim, newRoot: sha256(claim.newRoot) }, proof)).toBe(
          false,
        );
        expect(isConsistent(sha256, { ...claim, oldSize: 0 }, proof)).toBe(false);
        const wrong = proof.map((hash, i) => (i === flip % proof.length ? sha256(hash) : hash));
        if (proof.length > 0) expect(isConsistent(sha256, claim, wrong)).toBe(false);
        expect(isConsistent(sha256, claim, [...proof, claim.newRoot])).toBe(false);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('R10: a path is read in one spelling only', () => {
    const tile = { level: 1, index: 1234067, width: 9 };
    expect(tilePath(tile)).toBe('tile/1/x001/x234/067.p/9');
    expect(parseTilePath(tilePath(tile))).toEqual({ kind: 'tile', ...tile });
    expect(parseTilePath('tile/entries/000')).toEqual({ kind: 'entries', index: 0, width: 256 });
    const wrong = ['tile/01/000', 'tile/0/0', 'tile/0/x000/001', 'tile/0/000.p/256', 'tile/64/000'];
    for (const path of [
      ...wrong,
      'tile/0/000.p/0',
      'tile/0/000.p/01',
      '/tile/0/000',
      'tile/0/001/000',
    ])
      expect(parseTilePath(path)).toBe(undefined);
  });

  it('R13: a bundle holds exactly its entries', () => {
    const entries = [new Uint8Array(0), entry(1), new Uint8Array(65_535).fill(7)];
    const bundle = encodeEntryBundle(entries);
    expect([...bundle.subarray(0, 4)]).toEqual([0, 0, 0, 32]);
    expect(parseEntryBundle(bundle, 3)).toEqual(entries);
    expect(codeOf(() => parseEntryBundle(bundle, 2))).toBe('malformed');
    expect(codeOf(() => parseEntryBundle(bundle.subarray(0, -1), 3))).toBe('malformed');
    expect(codeOf(() => parseEntryBundle(Uint8Array.of(0), 1))).toBe('malformed');
    expect(codeOf(() => encodeEntryBundle([new Uint8Array(65_536)]))).toBe('too-long');
  });

  it('R14: a builder goes on at any right edge', () => {
    for (const stop of [0, 1, 255, 256, 257, 300, 511, 512]) {
      const first = createTileBuilder(sha256);
      for (const index of range(stop)) first.append(leafHash(sha256, entry(index)));
      const second = createTileBuilder(sha256, { size: stop, partialTiles: first.partialTiles() });
      const tiles = new Map<string, Uint8Array>();
      for (const index of range(600 - stop))
        for (const tile of second.append(leafHash(sha256, entry(stop + index))))
          tiles.set(tilePath(tile), tile.bytes);
      for (const tile of second.partialTiles()) tiles.set(tilePath(tile), tile.bytes);
      const whole = tilesOf(600);
      for (const [path, bytes] of tiles) expect(bytes).toEqual(whole.get(path));
      expect(second.root()).toEqual(rootOf(600));
    }
    expect(codeOf(() => createTileBuilder(sha256, { size: 3, partialTiles: [] }))).toBe(
      'malformed',
    );
  });
});

describe('checkpoint and proof', () => {
  it('R22: base 64 agrees with the runtime', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(base64FromBytes(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(bytesFromBase64(base64FromBytes(bytes))).toEqual(bytes);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('R25: a checkpoint is written and read, and nothing else is read', () => {
    const checkpoint = { origin: ORIGIN, size: 70_000, root: rootOf(3), extensions: ['more'] };
    const text = formatCheckpoint(checkpoint);
    expect(text).toBe(`${ORIGIN}\n70000\n${base64FromBytes(rootOf(3))}\nmore\n`);
    expect(parseCheckpoint(text)).toEqual(checkpoint);
    const root = base64FromBytes(rootOf(3));
    for (const bad of [
      `${ORIGIN}\n3\n${root}`,
      `${ORIGIN}\n03\n${root}\n`,
      `${ORIGIN}\n-3\n${root}\n`,
      `\n3\n${root}\n`,
      `${ORIGIN}\n3\n${root}\n\n`,
      `${ORIGIN}\n3\nAAAA\n`,
      `${ORIGIN}\n3\n`,
    ])
      expect(codeOf(() => parseCheckpoint(bad))).toBe('malformed');
    expect(codeOf(() => parseCheckpoint(`${ORIGIN}\n9007199254740993\n${root}\n`))).toBe(
      'out-of-range',
    );
  });

  it('R26: a tlog-proof binds the entry to the signed root', () => {
    const size = 300;
    const text = formatCheckpoint({ origin: ORIGIN, size, root: rootOf(size), extensions: [] });
    const checkpoint = signNote(text, [signer]);
    const readTile = readerOf(tilesOf(size), inclusionTiles(17, size));
    const hashes = makeInclusionProof({ sha256, size, readTile }, 17);
    const extra = bytesFromText('age');
    const proof = formatTlogProof({ index: 17, hashes, checkpoint, extra });
    expect(parseTlogProof(proof)).toEqual({ index: 17, hashes, checkpoint, extra });
    const claim = { sha256, entry: entry(17), origin: ORIGIN, log };
    expect(verifyTlogProof(proof, claim).size).toBe(size);
    expect(codeOf(() => verifyTlogProof(proof, { ...claim, entry: entry(18) }))).toBe(
      'invalid-proof',
    );
    expect(codeOf(() => verifyTlogProof(proof, { ...claim, origin: 'other' }))).toBe(
      'wrong-origin',
    );
    expect(codeOf(() => verifyTlogProof(proof.replace('\n300\n', '\n301\n'), claim))).toBe(
      'invalid-signature',
    );
    for (const bad of [
      proof.slice(1),
      proof.replace('index 17', 'index 017'),
      proof.replace('\n\n', '\n'),
    ])
      expect(codeOf(() => verifyTlogProof(bad, claim))).toBe('malformed');
  });
});

describe('commitments', () => {
  const salt = new Uint8Array(32).fill(1);
  const contentSalt = new Uint8Array(32).fill(2);
  const content = bytesFromText('shelling heard to the north');
  const header = bytesFromText('{"author":"a"}');

  it('R30: commitment and leaf are the stated bytes', () => {
    const parts = [Buffer.from('holdfast content v1\n'), contentSalt, content];
    const commitment = sha256(Buffer.concat(parts));
    expect(contentCommitment(sha256, { salt: contentSalt, content })).toEqual(commitment);
    const length = Buffer.from([0, 0, 0, header.length]);
    const entryParts = [Buffer.from('holdfast entry v1\n'), salt, length, header, commitment];
    expect(entryLeaf(sha256, { salt, header, contentCommitment: commitment })).toEqual(
      sha256(Buffer.concat(entryParts)),
    );
  });

  it('R31: bounds are exact', () => {
    const at = {
      header: new Uint8Array(HEADER_BYTES_MAX),
      content: new Uint8Array(CONTENT_BYTES_MAX),
    };
    expect(codeOf(() => verifyEntryBody(at))).toBe('none');
    expect(codeOf(() => verifyEntryBody({ ...at, header: new Uint8Array(65_537) }))).toBe(
      'too-long',
    );
    expect(codeOf(() => verifyEntryBody({ ...at, content: new Uint8Array(1_048_577) }))).toBe(
      'too-long',
    );
  });

  it('R32: moving a byte between the parts changes the leaf', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(bytes, bytes, (left, right) => {
        const leaf = (h: Uint8Array, c: Uint8Array) =>
          entryLeaf(sha256, {
            salt,
            header: h,
            contentCommitment: contentCommitment(sha256, { salt: contentSalt, content: c }),
          });
        const moved = leaf(left.subarray(0, -1), concatBytes([left.subarray(-1), right]));
        expect(leaf(left, right)).not.toEqual(moved);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('audit', () => {
  const SIZE = 300;
  const bodies = range(SIZE).map((index): ReleasedBody => {
    const content = { salt: entry(-index), bytes: bytesFromText(`content ${String(index)}`) };
    const commitment = contentCommitment(sha256, { salt: content.salt, content: content.bytes });
    return {
      index,
      salt: entry(index),
      header: bytesFromText('{}'),
      contentCommitment: commitment,
      content,
    };
  });

  function writeLog(leaves: readonly Uint8Array[]): Map<string, Uint8Array> {
    const files = new Map<string, Uint8Array>();
    const builder = createTileBuilder(sha256);
    const keep = (tile: Tile) => void files.set(tilePath(tile), tile.bytes);
    for (const leaf of leaves) builder.append(leafHash(sha256, leaf)).forEach(keep);
    builder.partialTiles().forEach(keep);
    for (let first = 0; first < leaves.length; first += 256) {
      const bundle = leaves.slice(first, first + 256);
      files.set(
        bundlePath({ index: first / 256, width: bundle.length }),
        encodeEntryBundle(bundle),
      );
    }
    const head = { origin: ORIGIN, size: leaves.length, root: builder.root(), extensions: [] };
    return files.set('checkpoint', bytesFromText(signNote(formatCheckpoint(head), [signer])));
  }

  const leaves = bodies.map((body) => entryLeaf(sha256, body));
  const files = writeLog(leaves);
  const audit = (changed: ReadonlyMap<string, Uint8Array>, given = bodies, since?: Uint8Array) =>
    verifyLog(sha256, {
      origin: ORIGIN,
      log,
      readFile: (path) => changed.get(path),
      bodies: given,
      ...(since === undefined ? {} : { since }),
    });

  it('R50: a log as written has no problem, and everything was looked at', () => {
    const { checkpoint, ...counts } = audit(files);
    expect(checkpoint?.size).toBe(SIZE);
    expect(counts).toEqual({ entries: 300, tiles: 3, bodies: 300, contents: 300, problems: [] });
  });

  it('R50: any flipped byte of any file, and any missing file, is named', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files.keys()),
        fc.nat(),
        fc.boolean(),
        (path, at, isMissing) => {
          const bytes = files.get(path)?.slice() ?? new Uint8Array(1);
          bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << (at % 8));
          const changed = new Map(files).set(path, bytes);
          if (isMissing) changed.delete(path);
          const { problems } = audit(changed);
          expect(problems.map(({ file }) => file)).toContain(path);
          expect(problems.map(formatProblem).join()).toContain(': expected ');
        },
      ),
      { seed: 13, numRuns: 150 },
    );
  });

  it('R50: a wrong body and wrong content are named by their entry', () => {
    const [first, second] = bodies;
    if (first?.content === undefined || second === undefined) return expect.unreachable();
    const wrongContent = { ...first, content: { ...first.content, bytes: bytesFromText('other') } };
    const wrongHeader = { ...second, header: bytesFromText('{"a":1}') };
    const { problems } = audit(files, [
      wrongContent,
      wrongHeader,
      { ...first, salt: new Uint8Array(3) },
    ]);
    expect(problems.map(({ code, index }) => [code, index])).toEqual([
      ['wrong-content', 0],
      ['wrong-leaf', 1],
      ['wrong-leaf', 0],
    ]);
  });

  it('R51: a fork and a rollback are seen from an earlier checkpoint', () => {
    const earlier = (count: number, change = 0) =>
      writeLog(range(count).map((i) => leaves[i + change] ?? entry(i))).get('checkpoint');
    expect(audit(files, [], earlier(200)).problems).toEqual([]);
    expect(audit(files, [], earlier(SIZE)).problems).toEqual([]);
    expect(audit(files, [], earlier(0)).problems).toEqual([]);
    expect(audit(files, [], earlier(200, 1)).problems.map(({ code }) => code)).toEqual(['fork']);
    expect(audit(files, [], earlier(SIZE, 1)).problems.map(({ code }) => code)).toEqual(['fork']);
    expect(audit(files, [], earlier(310)).problems.map(({ code }) => code)).toEqual(['rollback']);
  });
});
