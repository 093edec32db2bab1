import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseBagInfo, verifyBag } from '@holdfast/record';
import type { RecordProblem } from '@holdfast/record';

/** A bag with more files, or more bytes in them, is not taken. */
export const BAG_FILES_MAX = 20_000;
export const BAG_BYTES_MAX = 1_073_741_824;

/** A bag as it lies in a folder. */
export interface FolderBag {
  /** Every plain file, relative to the bag, sorted. */
  readonly paths: readonly string[];
  /** Bytes of one of them; nothing when it is not there. */
  readFile(path: string): Uint8Array | undefined;
  /** What is wrong with it as a bag: links, bounds, digests, what is missing or more. Nothing: complete and valid. */
  readonly problems: readonly RecordProblem[];
  /** Labels and values of bag-info.txt; empty when it cannot be read. */
  readonly info: readonly (readonly [label: string, value: string])[];
}

/**
 * Reads the bag in a folder and checks it whole (RFC 8493). Only plain files inside the folder are ever opened: a symbolic link, or anything else that is neither
 * file nor folder, is a problem and not followed; a manifest that names a path outside is one too, and so is a name that is no UTF-8 or a path too long to be opened.
 * Throws only when the disk does.
 */
export function readBag(dir: string): FolderBag {
  const problems: RecordProblem[] = [];
  const paths = plainFiles(dir, problems);
  const known = new Set(paths);
  let bytes = 0;
  const readFile = (path: string) => (known.has(path) ? readPlain(join(dir, path)) : undefined);
  for (const path of paths) bytes += sizeOf(join(dir, path));
  if (paths.length > BAG_FILES_MAX || bytes > BAG_BYTES_MAX) {
    const expected = `at most ${String(BAG_FILES_MAX)} files of ${String(BAG_BYTES_MAX)} bytes in all`;
    const found = `${String(paths.length)} files, ${String(bytes)} bytes`;
    problems.push({ code: 'wrong-length', file: '.', expected, found });
    return { paths, readFile, problems, info: [] };
  }
  problems.push(...verifyBag({ paths, readFile, digest }).problems);
  return { paths, readFile, problems, info: infoOf(readFile('bag-info.txt'), problems) };
}

const ALGORITHMS = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']);

function digest(algorithm: string, bytes: Uint8Array): string | undefined {
  return ALGORITHMS.has(algorithm) ? createHash(algorithm).update(bytes).digest('hex') : undefined;
}

function infoOf(bytes: Uint8Array | undefined, problems: readonly RecordProblem[]) {
  return bytes === undefined || problems.length > 0
    ? []
    : parseBagInfo(new TextDecoder().decode(bytes));
}

/** What stands for bytes that are no UTF-8: under that name the file cannot be opened. */
const NOT_UTF8 = '\ufffd';
/** Below what any system opens (4,096 on Linux, 1,024 on others), so that one machine takes what another takes. */
const PATH_BYTES_MAX = 1_000;

function plainFiles(dir: string, problems: RecordProblem[], below = ''): string[] {
  const paths: string[] = [];
  for (const item of readdirSync(join(dir, below), { withFileTypes: true })) {
    const path = `${below}${item.name}`;
    if (item.name.includes(NOT_UTF8) || Buffer.byteLength(join(dir, path)) > PATH_BYTES_MAX) {
      const expected = `a name in UTF-8, and at most ${String(PATH_BYTES_MAX)} bytes to it`;
      problems.push({
        code: 'unexpected-file',
        file: path.slice(0, 200),
        expected,
        found: 'another',
      });
    } else if (item.isDirectory()) paths.push(...plainFiles(dir, problems, `${path}/`));
    else if (item.isFile()) paths.push(path);
    else {
      const found = item.isSymbolicLink() ? 'a symbolic link' : 'neither file nor folder';
      problems.push({ code: 'unexpected-file', file: path, expected: 'a plain file', found });
    }
  }
  return paths.sort();
}

/** Opened without following a link, also one that took the file's place a moment ago. */
function withPlain<T>(path: string, use: (descriptor: number) => T): T {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readPlain(path: string): Uint8Array {
  return withPlain(path, (descriptor) => new Uint8Array(readFileSync(descriptor)));
}

function sizeOf(path: string): number {
  return withPlain(path, (descriptor) => fstatSync(descriptor).size);
}
