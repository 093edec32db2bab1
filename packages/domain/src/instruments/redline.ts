/** A run of words that both texts have, or only the earlier, or only the later. */
export interface RedlineRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly words: string;
}

/** Longest text that is compared, in words: the table of the comparison grows with the product. */
export const REDLINE_WORDS_MAX = 4_000;

/**
 * The differences of two texts, word by word: a longest common subsequence, removed before added. Words are what white space parts;
 * joining the runs `same` and `removed` gives the earlier text, `same` and `added` the later. Null when a text is too long.
 */
export function redline(before: string, after: string): readonly RedlineRun[] | null {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length > REDLINE_WORDS_MAX || b.length > REDLINE_WORDS_MAX) return null;
  const lengths = commonLengths(a, b);
  const width = b.length + 1;
  const runs: { kind: RedlineRun['kind']; words: string[] }[] = [];
  const put = (kind: RedlineRun['kind'], word: string | undefined) => {
    if (word === undefined) return;
    const last = runs.at(-1);
    if (last?.kind === kind) last.words.push(word);
    else runs.push({ kind, words: [word] });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put('same', a[i]);
      i += 1;
      j += 1;
      continue;
    }
    const withoutA = i < a.length ? (lengths[(i + 1) * width + j] ?? 0) : -1;
    const withoutB = j < b.length ? (lengths[i * width + j + 1] ?? 0) : -1;
    if (withoutA >= withoutB) put('removed', a[i++]);
    else put('added', b[j++]);
  }
  return runs.map(({ kind, words }) => ({ kind, words: words.join(' ') }));
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Length of the longest common subsequence of what is left of both from `i` and `j`, row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}
