import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesFromText, makeBag, parseBagInfo, verifyBag } from '../index.ts';
import type { BagFile, BagSource } from '../index.ts';

const VECTORS = fileURLToPath(new URL('../../../../vectors/bagit', import.meta.url));
const ALGORITHMS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
const digest = (algorithm: string, bytes: Uint8Array) =>
  ALGORITHMS.includes(algorithm) ? createHash(algorithm).update(bytes).digest('hex') : undefined;
const sha512Hex = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');

function folder(root: string): BagSource {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
  const readFile = (path: string) =>
    existsSync(join(root, path)) ? new Uint8Array(readFileSync(join(root, path))) : undefined;
  return { paths, readFile, digest };
}

function inMemory(files: readonly BagFile[]): BagSource {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return { paths: [...byPath.keys()], readFile: (path) => byPath.get(path), digest };
}

function bagsIn(verdict: string): readonly string[] {
  return readdirSync(VECTORS, { withFileTypes: true })
    .filter((item) => item.isDirectory() && existsSync(join(VECTORS, item.name, verdict)))
    .flatMap(({ name }) =>
      readdirSync(join(VECTORS, name, verdict)).map((bag) => join(VECTORS, name, verdict, bag)),
    );
}

describe('the conformance suite', () => {
  it('R60: all 27 valid bags are valid', () => {
    const bags = bagsIn('valid');
    expect(bags.length).toBe(27);
    for (const bag of bags) expect(verifyBag(folder(bag)).problems, bag).toEqual([]);
  });

  it('R60: all 15 invalid bags, and the 6 whose paths leave the bag, are not', () => {
    const bags = [...bagsIn('invalid'), ...bagsIn('linux-only')];
    expect(bags.length).toBe(21);
    for (const bag of bags) expect(verifyBag(folder(bag)).problems.length, bag).toBeGreaterThan(0);
  });
});

describe('a bag of our own', () => {
  const files = makeBag({
    payload: [
      { path: 'data/b 100%.txt', bytes: bytesFromText('b') },
      { path: 'data/a/line\nend', bytes: bytesFromText('a') },
    ],
    tags: [{ path: 'README.md', bytes: bytesFromText('read me') }],
    info: [['Source-Organization', 'A mission']],
    sha512Hex,
  });

  it('R61: is valid, whatever the paths, and states its size', () => {
    const report = verifyBag(inMemory(files));
    expect(report.problems).toEqual([]);
    expect([report.payloadFiles, report.payloadBytes, report.digests]).toEqual([2, 2, 6]);
    const info = files.find(({ path }) => path === 'bag-info.txt');
    expect(parseBagInfo(new TextDecoder().decode(info?.bytes))).toEqual([
      ['Source-Organization', 'A mission'],
      ['Payload-Oxum', '2.2'],
    ]);
  });

  it('R61: no flipped bit, missing or added payload file goes unseen', () => {
    const tagManifest = 'tagmanifest-sha512.txt';
    const flipped = files.flatMap((file, which) =>
      Array.from({ length: file.bytes.length }, (_, at) => ({ file, which, at })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...flipped), fc.nat({ max: 7 }), ({ file, which, at }, bit) => {
        const bytes = file.bytes.slice();
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        const changed = files.map((each, i) => (i === which ? { ...each, bytes } : each));
        // A digit's case says nothing: `a` and `A` are the same hexadecimal digit.
        const before = new TextDecoder().decode(file.bytes);
        const isSameDigit =
          file.path === tagManifest &&
          new TextDecoder().decode(bytes).toLowerCase() === before.toLowerCase();
        const isFound = verifyBag(inMemory(changed)).problems.length > 0;
        return isFound || isSameDigit || file.path === tagManifest;
      }),
      { seed: 60, numRuns: 400 },
    );
    for (const file of files.filter(({ path }) => path !== tagManifest)) {
      const without = files.filter((each) => each !== file);
      expect(verifyBag(inMemory(without)).problems.length, file.path).toBeGreaterThan(0);
    }
    const more = [...files, { path: 'data/more', bytes: bytesFromText('') }];
    expect(verifyBag(inMemory(more)).problems.map(({ code }) => code)).toEqual([
      'unexpected-file',
      'wrong-length',
    ]);
  });
});
