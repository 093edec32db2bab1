/** 0 it ran; 1 it ran and the answer is no; 2 usage or bad input. */
export type ExitCode = 0 | 1 | 2;

/** Where a command reads and writes: passed in, so that a test can run a command without a process. */
export interface Terminal {
  /** One line to standard output, without its newline. */
  out(line: string): void;
  /** One line to standard error, without its newline. */
  err(line: string): void;
  /** True when standard error is a terminal: progress bars go there, and only then. */
  readonly interactive: boolean;
  /** Standard input, as chunks of bytes. */
  input(): AsyncIterable<Uint8Array>;
}

/** One command of `holdfast`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help text: usage, options with defaults and units, and an example. */
  readonly help: string;
  /** `args` are the words after the command's own name. Throws `UsageError` for words it does not know. */
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** The words of a call, or a file it names, are not what was expected. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
