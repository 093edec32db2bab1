import type { Command, ExitCode } from '../command.ts';

/** What a command said before it ended, line by line. */
export interface Said {
  readonly code: ExitCode;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Runs a command in this process, where no terminal is; `input` is its standard input. Throws what the command throws. */
export async function saidBy(
  command: Command,
  words: readonly string[],
  input: readonly Uint8Array[] = [],
): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await command.run(words, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    interactive: false,
    async *input() {
      yield* input;
    },
  });
  return { code, out, err };
}
