import { RecordError } from '@holdfast/record';
import type { RecordProblem, RecordProblemCode } from '@holdfast/record';

/** Listed; all are counted. One flipped length can make a thousand lines that say the same. */
const LISTED_MAX = 1000;

/** What an audit has found so far. */
export interface ProblemList {
  readonly problems: readonly RecordProblem[];
  readonly count: number;
  add(problem: RecordProblem): void;
  /** Adds what a parser refused; anything but a `RecordError` is thrown on. */
  addError(code: RecordProblemCode, file: string, expected: string, error: unknown): void;
}

export function createProblemList(): ProblemList {
  const problems: RecordProblem[] = [];
  let count = 0;
  const add = (problem: RecordProblem) => {
    count += 1;
    if (problems.length < LISTED_MAX) problems.push(problem);
  };
  return {
    problems,
    get count() {
      return count;
    },
    add,
    addError(code, file, expected, error) {
      if (!(error instanceof RecordError)) throw error;
      add({ code, file, expected, found: error.message });
    },
  };
}
