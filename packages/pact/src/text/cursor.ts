import { PactError } from '../errors.ts';
import { nearestName } from '../diagnostic.ts';
import type { Diagnostic, Position } from '../diagnostic.ts';
import type { Token } from './lexer.ts';

/** Words that may follow a name, and so cannot be one. */
export const RESERVED: ReadonlySet<string> = new Set(
  'and or not each one_of then when unless upon within until else cite of by to must must_not may reading'.split(
    ' ',
  ),
);

/** Reads tokens one by one. Whatever does not fit is thrown as `bad-text` and caught at the next statement. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #next = 0;
  #notes: string[] = [];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    const last = this.#tokens.length - 1;
    const token = this.#tokens[Math.min(this.#next + ahead, last)];
    if (token === undefined) throw new PactError('bad-text', 'a text has an end token');
    return token;
  }

  take(): Token {
    const token = this.peek();
    this.#notes.push(...token.notes);
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  /** Comments passed since the last call. */
  takeNotes(): readonly string[] {
    const notes = this.#notes;
    this.#notes = [];
    return notes;
  }

  /** Whether the next token is this word or sign; strings never are. */
  is(value: string): boolean {
    const token = this.peek();
    return token.kind !== 'string' && token.kind !== 'end' && token.value === value;
  }

  /** Takes the word or sign if it is next. */
  takeIf(value: string): boolean {
    if (!this.is(value)) return false;
    this.take();
    return true;
  }

  expect(value: string): Token {
    if (!this.is(value)) this.fail(`\`${value}\``);
    return this.take();
  }

  string(what: string): string {
    if (this.peek().kind !== 'string') this.fail(`${what} in quotation marks`);
    return this.take().value;
  }

  /** A name: a word that begins with a letter or an underscore. */
  name(what: string): string {
    const token = this.peek();
    if (token.kind !== 'word' || /^[0-9]/.test(token.value)) this.fail(what);
    if (RESERVED.has(token.value)) this.fail(what, `\`${token.value}\` is a word of the language`);
    return this.take().value;
  }

  /** A safe integer, with a minus sign where `signed`. */
  integer(what: string, signed = false): number {
    const sign = signed && this.takeIf('-') ? -1 : 1;
    const token = this.peek();
    const value = Number(token.value);
    if (token.kind !== 'integer' || !Number.isSafeInteger(value))
      this.fail(what, /^[0-9]+[a-z]+$/.test(token.value) ? 'put a space before the unit' : '');
    this.take();
    return sign * value + 0;
  }

  /** One of a closed list of words. */
  oneOf<Word extends string>(words: readonly Word[], what: string): Word {
    const token = this.peek();
    const word = token.kind === 'string' ? undefined : words.find((each) => each === token.value);
    if (word === undefined) {
      const nearest = nearestName(token.value, words);
      this.fail(
        what,
        nearest === null ? `write one of: ${words.join(', ')}` : `did you mean \`${nearest}\`?`,
      );
    }
    this.take();
    return word;
  }

  fail(expected: string, hint = ''): never {
    const token = this.peek();
    throw syntaxError({ at: token.at, expected, found: describeToken(token), hint });
  }

  failAt(at: Position, expected: string, found: string, hint = ''): never {
    throw syntaxError({ at, expected, found, hint });
  }

  /** Where reading stands; give it back to `recover`. */
  mark(): number {
    return this.#next;
  }

  /**
   * Goes on to the next line that begins with one of these words, or to the brace that closes what was
   * open at `start`, or to the end. Always passes at least one token after `start`.
   */
  recover(start: number, words: ReadonlySet<string>): void {
    let depth = 0;
    for (let index = start; index < this.#next; index += 1) depth += step(this.#tokens[index]);
    if (this.#next === start && !this.is('}')) depth += step(this.take());
    while (this.peek().kind !== 'end') {
      const token = this.peek();
      if (token.first && words.has(token.value)) return;
      if (depth <= 0 && this.is('}')) return;
      depth += step(this.take());
    }
  }
}

function step(token: Token | undefined): number {
  if (token?.kind !== 'symbol') return 0;
  return token.value === '{' ? 1 : token.value === '}' ? -1 : 0;
}

export function syntaxError(problem: Omit<Diagnostic, 'code'>): PactError {
  const diagnostic: Diagnostic = { code: 'syntax', ...problem };
  return new PactError('bad-text', `expected ${problem.expected}, found ${problem.found}`, [
    diagnostic,
  ]);
}

export function describeToken(token: {
  readonly kind: Token['kind'];
  readonly value: string;
  readonly at: Position;
}): string {
  if (token.kind === 'end') return 'the end of the text';
  if (token.kind === 'string') return `the words "${token.value.slice(0, 30)}"`;
  return `\`${token.value}\``;
}
