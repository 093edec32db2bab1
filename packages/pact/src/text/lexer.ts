import { PactError } from '../errors.ts';
import type { Diagnostic, Position } from '../diagnostic.ts';

/** Longest text read, in UTF-16 units. */
export const TEXT_LENGTH_MAX = 1_000_000;

/**
 * A word is letters, digits and underscores; an integer is a word of digits only. The value of a string
 * is its words with single spaces: line breaks inside a string are layout.
 */
export interface Token {
  readonly kind: 'word' | 'integer' | 'string' | 'symbol' | 'end';
  readonly value: string;
  readonly at: Position;
  /** First on its line: where a statement may begin, and where reading goes on after an error. */
  readonly first: boolean;
  /** No space between this and the token before. */
  readonly joined: boolean;
  /** Comments since the token before. */
  readonly notes: readonly string[];
}

const SYMBOLS = '{}(),;:=?@-.';
const PATTERN = /\s+|\/\/[^\n]*|[A-Za-z0-9_]+|"(?:[^"\\]|\\.)*"|[^]/gy;

/** Tokens of a text, the last of kind `end`. Characters that begin nothing are reported and left out. */
export function readTokens(text: string): {
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
} {
  if (text.length > TEXT_LENGTH_MAX)
    throw new PactError(
      'too-large',
      `expected a text of at most ${TEXT_LENGTH_MAX} characters, found ${text.length}`,
    );
  const tokens: Token[] = [];
  const diagnostics: Diagnostic[] = [];
  let line = 1;
  let lineStart = 0;
  let first = true;
  let joined = false;
  let notes: string[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const piece = match[0];
    const at = { line, column: match.index - lineStart + 1 };
    const kind = kindOf(piece);
    if (kind === 'note') notes.push(piece.slice(2).trim());
    else if (kind === 'wrong') diagnostics.push(strayCharacter(piece, at));
    else if (kind !== 'space') {
      const value = kind === 'string' ? unquote(piece) : piece;
      tokens.push({ kind, value, at, first, joined, notes });
      notes = [];
      first = false;
    }
    const breaks = piece.split('\n');
    if (breaks.length > 1) {
      line += breaks.length - 1;
      lineStart = match.index + piece.lastIndexOf('\n') + 1;
      if (kind === 'space') first = true;
    }
    joined = kind !== 'space' && kind !== 'note';
  }
  const end = { line, column: text.length - lineStart + 1 };
  tokens.push({ kind: 'end', value: '', at: end, first: true, joined: false, notes });
  return { tokens, diagnostics };
}

function kindOf(
  piece: string,
): 'space' | 'note' | 'wrong' | 'word' | 'integer' | 'string' | 'symbol' {
  if (piece.startsWith('//')) return 'note';
  if (/^\s/.test(piece)) return 'space';
  if (/^[0-9]+$/.test(piece)) return 'integer';
  if (/^[A-Za-z0-9_]/.test(piece)) return 'word';
  if (piece.length > 1) return 'string';
  return SYMBOLS.includes(piece) ? 'symbol' : 'wrong';
}

function unquote(piece: string): string {
  return piece
    .slice(1, -1)
    .replace(/\\([^])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function strayCharacter(piece: string, at: Position): Diagnostic {
  const quote = piece === '"';
  return {
    code: 'syntax',
    at,
    expected: quote ? 'a closing quotation mark' : 'a word, a string or a sign',
    found: quote ? 'the end of the text' : `"${piece}"`,
    hint: quote ? 'this quotation mark is never closed' : '',
  };
}
