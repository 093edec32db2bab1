import type { Agreement, Cite, Source } from './agreement.ts';
import { tabulateNames } from './names.ts';
import { describeCite } from './text/print.ts';

/** A document of the reader's own library. */
export interface HeldDocument {
  /** The file's name, without folders. */
  readonly file: string;
  /** Small-letter hexadecimal SHA-256 of the bytes. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** The words a citation stands for. */
export interface CitedWords {
  readonly cite: Cite;
  readonly words: string;
}

/** What became of an agreement's citations in one library. */
export interface Resolution {
  readonly words: readonly CitedWords[];
  /** Cited sources that the library does not hold: nothing is wrong. */
  readonly absent: readonly Source[];
  /** Citations that cannot be right: the document differs from the one cited, or the bytes are no words of it. */
  readonly wrong: readonly {
    readonly line: number;
    readonly expected: string;
    readonly found: string;
  }[];
}

/**
 * Looks every citation up in a library. A document is found by its hash, else by the `file` name its source gives:
 * a document of that name with other bytes is wrong, not absent. Sources without a hash are held by nobody here.
 */
export function resolveCitations(
  agreement: Agreement,
  library: readonly HeldDocument[],
): Resolution {
  const names = tabulateNames(agreement);
  const byHash = new Map(library.map((each) => [each.sha256, each]));
  const words: CitedWords[] = [];
  const wrong: Resolution['wrong'][number][] = [];
  const absent = new Set<Source>();
  for (const source of names.all('source')) {
    if (source.sha256 !== null && byHash.has(source.sha256)) continue;
    const named = library.find((each) => each.file === source.file);
    if (source.sha256 === null || named === undefined) absent.add(source);
    else
      wrong.push({
        line: source.at.line,
        expected: `${named.file} with SHA-256 ${source.sha256}`,
        found: named.sha256,
      });
  }
  for (const cite of agreement.statements.flatMap(citesWithin)) {
    const source = names.find('source', cite.source);
    const held = byHash.get(source?.sha256 ?? '');
    if (held === undefined || cite.place !== null) continue;
    const found = wordsAt(held.bytes, cite.from, cite.to);
    if (found.ok) words.push({ cite, words: found.words });
    else wrong.push({ line: cite.at.line, expected: found.expected, found: describeCite(cite) });
  }
  return {
    words,
    absent: [...absent],
    wrong: wrong.sort((left, right) => left.line - right.line),
  };
}

/** Citations of a statement itself, its readings and roles; not of what stands inside a clause. */
export function citesIn(statement: Agreement['statements'][number]): readonly Cite[] {
  const own = statement.cites;
  if (statement.kind === 'instrument')
    return [...own, ...statement.roles.flatMap((each) => each.cites)];
  if (statement.kind === 'norm')
    return [...own, ...(statement.readings ?? []).flatMap((each) => each.cites)];
  return own;
}

function citesWithin(statement: Agreement['statements'][number]): readonly Cite[] {
  const inner = statement.kind === 'clause' ? statement.statements.flatMap(citesIn) : [];
  return [...citesIn(statement), ...inner];
}

type Found =
  { readonly ok: true; readonly words: string } | { readonly ok: false; readonly expected: string };

function wordsAt(bytes: Uint8Array, from: number, to: number): Found {
  if (to > bytes.length) return { ok: false, expected: `bytes up to ${bytes.length}` };
  if (isInside(bytes, from) || isInside(bytes, to))
    return { ok: false, expected: 'a range that begins and ends between two characters' };
  const words = new TextDecoder().decode(bytes.subarray(from, to));
  return words.trim() === '' ? { ok: false, expected: 'words' } : { ok: true, words };
}

/** Whether a byte goes on with a character that began before it (RFC 3629, section 3: 10xxxxxx). */
function isInside(bytes: Uint8Array, at: number): boolean {
  return Math.trunc((bytes[at] ?? 0) / 64) === 2;
}
