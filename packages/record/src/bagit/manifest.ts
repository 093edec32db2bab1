import { RecordError } from '../errors.ts';
import { linesOf } from './tag-text.ts';
import type { BagDeclaration } from './tag-text.ts';

/** One line of a manifest: what a file's bytes hash to. */
export interface ManifestLine {
  readonly path: string;
  /** Lower-case hex. */
  readonly digest: string;
}

/**
 * The lines of a manifest. Throws `RecordError` `malformed` for a path that leaves the bag, and for one listed twice: with different digests always,
 * with the same from version 1.0 on (RFC 8493 section 2.1.3).
 */
export function parseManifest(
  text: string,
  { major }: Pick<BagDeclaration, 'major'>,
): readonly ManifestLine[] {
  const digests = new Map<string, string>();
  for (const line of linesOf(text)) {
    if (line.trim() === '') continue;
    const [, digest = '', star = '', written = ''] =
      /^([0-9A-Fa-f]+)[ \t]+(\*?)(.+)$/.exec(line) ?? [];
    if (written === '') throw malformed('digest path', line);
    const path = insidePath(major >= 1 ? percentDecoded(star + written) : written);
    const before = digests.get(path);
    if (before !== undefined && (major >= 1 || before !== digest.toLowerCase()))
      throw malformed('each path once', line);
    digests.set(path, digest.toLowerCase());
  }
  return Array.from(digests, ([path, digest]) => ({ path, digest }));
}

/** The paths that a fetch.txt says are elsewhere: `url length path`. Throws `RecordError` `malformed`, also for a path outside the payload. */
export function parseFetch(text: string, { major }: Pick<BagDeclaration, 'major'>) {
  return linesOf(text)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, url = '', length = '', written = ''] = /^(\S+)\s+(\d+|-)\s+(.+)$/.exec(line) ?? [];
      if (url === '') throw malformed('url length path', line);
      const path = insidePath(major >= 1 ? percentDecoded(written) : written);
      if (!path.startsWith('data/')) throw malformed('a path below data/', path);
      return { url, length: length === '-' ? undefined : Number(length), path };
    });
}

/** A path as a manifest of version 1.0 writes it: only line ends and percent signs are encoded. */
export function manifestPath(path: string): string {
  return path.replace(/%/g, '%25').replace(/\n/g, '%0A').replace(/\r/g, '%0D');
}

function percentDecoded(path: string): string {
  return path.replace(/%(25|0[aA]|0[dD])/g, (_, code: string) =>
    code === '25' ? '%' : code.toLowerCase() === '0a' ? '\n' : '\r',
  );
}

/** Relative and without any step upwards, in either kind of slash: a bag never speaks of files outside itself. */
function insidePath(written: string): string {
  const path = written.replace(/^(\.\/)+/, '');
  const steps = path.split(/[/\\]/);
  if (/^([~/\\]|[A-Za-z]:)/.test(path) || steps.includes('..') || path === '')
    throw malformed('a path inside the bag', written);
  return path;
}

function malformed(expected: string, found: string): RecordError {
  return new RecordError(
    'malformed',
    `manifest: expected ${expected}, found "${found.slice(0, 200)}"`,
  );
}
