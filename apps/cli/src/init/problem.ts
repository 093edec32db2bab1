/** One thing wrong with a file of the folder. `line` counts from 1; 0 is the file as a whole. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/** One line, `FILE:LINE: expected …, found …`. */
export function describeProblem({ file, line, expected, found }: Problem): string {
  return `${file}${line === 0 ? '' : `:${line}`}: expected ${expected}, found ${found}`;
}

/** Collects what is wrong with one file, so that everything is said at once. */
export interface Complaints {
  readonly file: string;
  readonly problems: Problem[];
  add(line: number, expected: string, found: string): void;
}

export function complaintsAbout(file: string): Complaints {
  const problems: Problem[] = [];
  return {
    file,
    problems,
    add: (line, expected, found) =>
      void problems.push({ file, line, expected, found: quoted(found) }),
  };
}

const FOUND_LENGTH_MAX = 60;

function quoted(found: string): string {
  if (found === '') return 'nothing';
  return found.length <= FOUND_LENGTH_MAX ? found : `${found.slice(0, FOUND_LENGTH_MAX)}…`;
}
