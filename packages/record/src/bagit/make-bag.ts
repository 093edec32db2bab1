import { bytesFromText } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import { manifestPath } from './manifest.ts';

/** A file of a bag, by its path within it. */
export interface BagFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What goes into a bag. */
export interface BagContents {
  /** Below `data/`. */
  readonly payload: readonly BagFile[];
  /** Tag files besides those that the format itself needs, for instance a README. */
  readonly tags: readonly BagFile[];
  /** Labels and values of bag-info.txt; `Payload-Oxum` is added. Values without line ends. */
  readonly info: readonly (readonly [label: string, value: string])[];
  /** SHA-512 (FIPS 180-4), lower-case hex. */
  readonly sha512Hex: (bytes: Uint8Array) => string;
}

/**
 * All files of a BagIt 1.0 bag (RFC 8493) with SHA-512 manifests, sorted by path: the same contents give the same bytes. Throws `RecordError`
 * `malformed` for a payload path outside `data/` or an info value of more than one line.
 */
export function makeBag({ payload, tags, info, sha512Hex }: BagContents): readonly BagFile[] {
  const sorted = sortedByPath(payload);
  const outside = sorted.find(({ path }) => !path.startsWith('data/'));
  if (outside !== undefined) throw malformed('a payload path below data/', outside.path);
  const octets = sorted.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const fields = [...info, ['Payload-Oxum', `${String(octets)}.${String(sorted.length)}`] as const];
  const broken = fields.find(([label, value]) => /[\r\n]/.test(label + value));
  if (broken !== undefined) throw malformed('one line a value', broken.join(': '));
  const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
  const manifestOf = (files: readonly BagFile[]) =>
    files.map(({ path, bytes }) => `${sha512Hex(bytes)}  ${manifestPath(path)}\n`).join('');
  const tagFiles = sortedByPath([
    { path: 'bagit.txt', bytes: bytesFromText(declaration) },
    {
      path: 'bag-info.txt',
      bytes: bytesFromText(fields.map(([label, value]) => `${label}: ${value}\n`).join('')),
    },
    { path: 'manifest-sha512.txt', bytes: bytesFromText(manifestOf(sorted)) },
    ...tags,
  ]);
  const tagManifest = {
    path: 'tagmanifest-sha512.txt',
    bytes: bytesFromText(manifestOf(tagFiles)),
  };
  return sortedByPath([...tagFiles, tagManifest, ...sorted]);
}

function sortedByPath(files: readonly BagFile[]): readonly BagFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError('malformed', `bag: expected ${expected}, found "${found}"`);
}
