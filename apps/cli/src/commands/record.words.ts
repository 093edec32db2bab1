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
