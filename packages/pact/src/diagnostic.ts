/** A place in the text: lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing wrong with the text of an agreement. */
export interface Diagnostic {
  readonly code: 'syntax' | 'name' | 'value';
  readonly at: Position;
  /** What the language allows at this place. */
  readonly expected: string;
  /** What stands there. */
  readonly found: string;
  /** How to mend it; empty when there is nothing sure to say. */
  readonly hint: string;
}

/** One line, beginning `line:column:`. The caller puts the file's name in front. */
export function describeDiagnostic(diagnostic: Diagnostic): string {
  const { at, expected, found, hint } = diagnostic;
  const end = hint === '' ? '' : `; ${hint}`;
  return `${at.line}:${at.column}: expected ${expected}, found ${found}${end}`;
}

/** The candidate nearest to `word` by single-letter edits (at most two, and fewer than half the word), or null. */
export function nearestName(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestEdits = Math.min(2, Math.floor((word.length - 1) / 2));
  for (const candidate of candidates) {
    const edits = countEdits(word, candidate);
    if (edits < bestEdits || (edits === bestEdits && best === null)) {
      if (edits <= bestEdits) {
        best = candidate;
        bestEdits = edits;
      }
    }
  }
  return best;
}

function countEdits(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      row.push(
        Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same),
      );
    }
    previous = row;
  }
  return previous[right.length] ?? 0;
}
