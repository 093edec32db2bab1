import { COMMANDS } from './commands/index.ts';
import { UsageError } from './command.ts';
import type { ExitCode, Terminal } from './command.ts';

const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  interactive: process.stderr.isTTY === true,
  input: () => process.stdin,
};

// A reader that has seen enough (`| head`) ends the command quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

/** Runs `holdfast WORDS…`. Trouble (a full disk, a folder in use) is one sentence and exit code 2, never a stack. */
export async function main(words: readonly string[]): Promise<ExitCode> {
  const [name, ...args] = words;
  if (name === undefined || name === '--help' || name === 'help') return listCommands();
  const load = COMMANDS[name];
  if (load === undefined) {
    terminal.err(`holdfast: no command "${name}". \`holdfast --help\` lists them.`);
    return 2;
  }
  const command = await load();
  if (args.includes('--help')) {
    terminal.out(command.help);
    return 0;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    if (process.env['HOLDFAST_TRACE'] !== undefined) throw error;
    terminal.err(`holdfast ${name}: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof UsageError)
      terminal.err(`\`holdfast ${name} --help\` shows how it is called.`);
    return 2;
  }
}

async function listCommands(): Promise<ExitCode> {
  terminal.out(
    'holdfast: monitors a ceasefire, weighs the evidence, shows what the agreement then opens.\n',
  );
  for (const [name, load] of Object.entries(COMMANDS)) {
    terminal.out(`  ${name.padEnd(10)} ${(await load()).summary}`);
  }
  terminal.out(
    '\n`holdfast COMMAND --help` shows one with an example. --data defaults to ./holdfast-data.',
  );
  return 0;
}
