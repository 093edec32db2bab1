import { UsageError } from '../command.ts';

const ACTIONS = ['check', 'run', 'explain', 'whatif', 'compare', 'fmt'] as const;

/** A call of `holdfast pact`, its words read but its files not. */
export interface PactArguments {
  readonly action: (typeof ACTIONS)[number];
  /** Words that are no options: files, and what to explain. */
  readonly words: readonly string[];
  readonly json: boolean;
  readonly write: boolean;
  readonly log: string | undefined;
  readonly asOfMs: number | undefined;
  readonly knownMs: number | undefined;
  readonly party: string | undefined;
  /** A folder with the reader's own copies of the sources. */
  readonly sources: string | undefined;
  readonly openTerms: Readonly<Record<string, string>>;
}

const FLAGS: ReadonlySet<string> = new Set(['--json', '--write']);
const OPTIONS: ReadonlySet<string> = new Set([
  '--log',
  '--as-of',
  '--known',
  '--set',
  '--party',
  '--sources',
]);

/** Throws `UsageError` for words it does not know and times it cannot read. */
export function readPactArguments(args: readonly string[]): PactArguments {
  const [first, ...rest] = args;
  const action = ACTIONS.find((each) => each === first);
  if (action === undefined)
    throw new UsageError(`pact: expected ${ACTIONS.join(', ')}, found ${first ?? 'nothing'}`);
  const words: string[] = [];
  const flags = new Set<string>();
  const options = new Map<string, string>();
  const openTerms: Record<string, string> = {};
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    if (FLAGS.has(word)) flags.add(word);
    else if (OPTIONS.has(word)) {
      index += 1;
      const value = rest[index];
      if (value === undefined) throw new UsageError(`pact: expected a value after ${word}`);
      if (word === '--set') Object.assign(openTerms, readSetting(value));
      else options.set(word, value);
    } else if (word.startsWith('-')) throw new UsageError(`pact: unknown option ${word}`);
    else words.push(word);
  }
  return {
    action,
    words,
    json: flags.has('--json'),
    write: flags.has('--write'),
    log: options.get('--log'),
    asOfMs: readTime('--as-of', options.get('--as-of')),
    knownMs: readTime('--known', options.get('--known')),
    party: options.get('--party'),
    sources: options.get('--sources'),
    openTerms,
  };
}

function readSetting(word: string): Record<string, string> {
  const at = word.indexOf('=');
  if (at < 1) throw new UsageError(`pact: expected --set TERM=VALUE, found ${word}`);
  return { [word.slice(0, at)]: word.slice(at + 1) };
}

function readTime(option: string, word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const utc = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(word);
  const timeMs = /^-?\d+$/.test(word) ? Number(word) : utc ? Date.parse(word) : Number.NaN;
  if (!Number.isSafeInteger(timeMs))
    throw new UsageError(
      `pact: expected ${option} as milliseconds or 2031-05-02T12:00:00Z, found ${word}`,
    );
  return timeMs;
}
