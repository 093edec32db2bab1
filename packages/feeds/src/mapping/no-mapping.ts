import type { FileReader } from '../file-feed.ts';

/** What a feed that needs a mapping says of a file when it has none: one refusal, whatever the bytes. */
export function noMapping(): FileReader {
  const refusal = {
    code: 'not-found' as const,
    line: 0,
    expected: 'a mapping file: which column or property is what',
    found: 'none',
  };
  return { push: () => [], end: () => [{ refusal }] };
}
