import { hexFromBytes } from '../bytes.ts';

/** What an audit found wrong, one word each. */
export type RecordProblemCode =
  | 'missing-file'
  | 'unexpected-file'
  | 'wrong-length'
  | 'wrong-bytes'
  | 'wrong-checksum'
  | 'wrong-leaf'
  | 'wrong-content'
  | 'wrong-key'
  | 'wrong-root'
  | 'bad-checkpoint'
  | 'no-quorum'
  | 'rollback'
  | 'fork';

/** One thing wrong, precise enough to look at it with a hex editor. */
export interface RecordProblem {
  readonly code: RecordProblemCode;
  /** Path within the record's folder. */
  readonly file: string;
  /** Byte where the wrong part begins, when one can be named. */
  readonly offset?: number;
  /** Entry concerned, when one can be named. */
  readonly index?: number;
  readonly expected: string;
  readonly found: string;
}

/** One line for people: code, file, place, expected, found. */
export function formatProblem(problem: RecordProblem): string {
  const offset = problem.offset === undefined ? '' : ` at byte ${String(problem.offset)}`;
  const index = problem.index === undefined ? '' : `, entry ${String(problem.index)}`;
  return `${problem.code}: ${problem.file}${offset}${index}: expected ${problem.expected}, found ${problem.found}`;
}

/** The bytes around the first difference, or nothing when both are the same. For files that must equal what was recomputed. */
export function differenceOf(
  file: string,
  expected: Uint8Array,
  found: Uint8Array | undefined,
): RecordProblem | undefined {
  if (found === undefined)
    return {
      code: 'missing-file',
      file,
      expected: `${String(expected.length)} bytes`,
      found: 'no file',
    };
  const length = Math.min(expected.length, found.length);
  for (let offset = 0; offset < length; offset++) {
    if (expected[offset] === found[offset]) continue;
    const shown = (bytes: Uint8Array) => hexFromBytes(bytes.subarray(offset, offset + 8));
    return { code: 'wrong-bytes', file, offset, expected: shown(expected), found: shown(found) };
  }
  if (expected.length === found.length) return undefined;
  return {
    code: 'wrong-length',
    file,
    expected: `${String(expected.length)} bytes`,
    found: `${String(found.length)} bytes`,
  };
}
