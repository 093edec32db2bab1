import { UsageError } from '../command.ts';

/** What `parse` (a call of parseArgs) gives; its complaints become a `UsageError`. */
export function parseWords<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The option's value, or a `UsageError` that names it. */
export function required(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError(`expected --${name} and a value`);
  return value;
}

/** Throws a `UsageError` for words that belong to no option. */
export function refuseExtra(words: readonly string[]): void {
  if (words.length > 0) throw new UsageError(`expected no more words, found "${words.join(' ')}"`);
}

/** A port from 0 (any free one) to 65535, or a `UsageError`. */
export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new UsageError(`--port: expected 0 to 65535, found "${text}"`);
  return port;
}

/** Resolves when the process is asked to end. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
