import type { Agreement, Clause, Declaration } from '../agreement.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { PactError } from '../errors.ts';
import { Cursor } from './cursor.ts';
import { readTokens } from './lexer.ts';
import { parseCites } from './parse-amounts.ts';
import { DECLARATIONS, parseDeclaration } from './parse-declarations.ts';

const STARTS: ReadonlySet<string> = new Set([...DECLARATIONS, 'clause']);
const ONLY_IN_CLAUSE: ReadonlySet<string> = new Set(['fact', 'finding', 'norm']);

/**
 * Reads a `.pact` text. Every error is reported, not only the first: reading goes on at the next statement.
 * With diagnostics the agreement holds what could be read and is good for an editor only. Names are not
 * looked up. Throws `too-large` over a million characters.
 */
export function parseAgreement(text: string): {
  readonly agreement: Agreement;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { tokens, diagnostics: stray } = readTokens(text);
  const cursor = new Cursor(tokens);
  const diagnostics = [...stray];
  const head = attempt(cursor, diagnostics, () => parseHeader(cursor));
  const statements = parseStatements(cursor, diagnostics, null);
  const last = cursor.take();
  const endNotes = last.kind === 'end' ? cursor.takeNotes() : [];
  const { id, title, notes } = head ?? { id: '', title: '', notes: [] };
  diagnostics.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  return { agreement: { id, title, notes, statements, endNotes }, diagnostics };
}

function parseHeader(cursor: Cursor): Pick<Agreement, 'id' | 'title' | 'notes'> {
  cursor.expect('agreement');
  const id = cursor.name('the name of the agreement');
  const title = cursor.string('the title of the agreement');
  return { id, title, notes: cursor.takeNotes() };
}

/** Runs one step; an error in the text becomes a diagnostic, and reading goes on at the next statement. */
function attempt<Result>(
  cursor: Cursor,
  diagnostics: Diagnostic[],
  step: () => Result,
): Result | null {
  const start = cursor.mark();
  try {
    return step();
  } catch (error) {
    if (!(error instanceof PactError) || error.code !== 'bad-text') throw error;
    diagnostics.push(...error.diagnostics);
    cursor.recover(start, STARTS);
    return null;
  }
}

function parseStatements(
  cursor: Cursor,
  diagnostics: Diagnostic[],
  clause: string | null,
): Agreement['statements'] {
  const statements: (Declaration | Clause)[] = [];
  while (cursor.peek().kind !== 'end') {
    if (cursor.takeIf(';')) continue;
    if (clause !== null && cursor.is('}')) break;
    const statement = attempt(cursor, diagnostics, () =>
      parseStatement(cursor, diagnostics, clause),
    );
    if (statement !== null) statements.push(statement);
    else if (clause === null && cursor.is('}')) cursor.take();
  }
  return statements;
}

function parseStatement(
  cursor: Cursor,
  diagnostics: Diagnostic[],
  clause: string | null,
): Declaration | Clause {
  const word = cursor.peek();
  const allowed = clause === null ? [...DECLARATIONS, 'clause' as const] : DECLARATIONS;
  const kind = allowed.find((each) => cursor.is(each));
  if (kind === undefined) {
    cursor.oneOf(allowed, 'a statement');
    return cursor.fail('a statement');
  }
  if (kind === 'clause') return parseClause(cursor, diagnostics);
  if (clause === null && ONLY_IN_CLAUSE.has(kind))
    diagnostics.push({
      code: 'syntax',
      at: word.at,
      expected: 'a clause around it',
      found: `a ${kind} outside every clause`,
      hint: `write clause 1 "…" { ${kind} … }`,
    });
  const declaration = parseDeclaration(cursor, kind);
  return { ...declaration, notes: cursor.takeNotes() };
}

function parseClause(cursor: Cursor, diagnostics: Diagnostic[]): Clause {
  const { at } = cursor.expect('clause');
  const id = parseClauseNumber(cursor);
  const title = cursor.string('the title of the clause');
  cursor.expect('{');
  const text = cursor.takeIf('text') ? cursor.string('the words of the clause') : null;
  const cites = parseCites(cursor);
  const notes = cursor.takeNotes();
  const declarations: Declaration[] = [];
  for (const each of parseStatements(cursor, diagnostics, id))
    if (each.kind !== 'clause') declarations.push(each);
  cursor.expect('}');
  return { kind: 'clause', at, id, title, text, cites, notes, statements: declarations };
}

/** `7`, `7(1)`, `7(1)(a)`, `4.2`, `annex(2)`: written without spaces. */
function parseClauseNumber(cursor: Cursor): string {
  const token = cursor.peek();
  if (token.kind !== 'word' && token.kind !== 'integer')
    cursor.fail('a clause number, like `7(1)`');
  let id = cursor.take().value;
  while (cursor.peek().joined && (cursor.is('(') || cursor.is('.'))) {
    const sign = cursor.take().value;
    const part = cursor.peek();
    if (part.kind !== 'word' && part.kind !== 'integer') cursor.fail('a number or letter');
    id += sign + cursor.take().value;
    if (sign === '(') id += cursor.expect(')').value;
  }
  return id;
}
