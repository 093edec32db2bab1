import { log10 } from '@holdfast/geo';
import type { Report } from './report.ts';

/** Words of a set of reports, and how much each tells: 10·log10(reports / reports that use it), in centidecibans. */
export interface Vocabulary {
  numbersOf(report: Report): readonly number[];
  weightCdb(word: number): number;
}

/** Words used by more than this share of reports say nothing, and are left out. */
const COMMON_PERCENT = 15;
/** No word says more than this. */
const WORD_CDB_MAX = 1_400;
const WORDS_MAX = 120;
/** From this radius on the coordinates stand for a named point: using the same one is like using the same word. */
const POINT_RADIUS_M_MIN = 3_000;

/** Order-free: words are numbered in the order of their code units. */
export function vocabularyOf(reports: readonly Report[]): Vocabulary {
  const uses = new Map<string, number>();
  const wordsOf = new Map<Report, ReadonlySet<string>>();
  for (const report of reports) {
    const words = wordsIn(report);
    wordsOf.set(report, words);
    for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  const most = Math.max(3, (reports.length * COMMON_PERCENT) / 100);
  const kept = [...uses].filter(([, count]) => count > 1 && count <= most);
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  const numbers = new Map(kept.map(([word], at) => [word, at]));
  const weights = kept.map(([, count]) =>
    Math.min(WORD_CDB_MAX, Math.round(1000 * log10(reports.length / count))),
  );
  return {
    numbersOf: (report) => {
      const found = [...(wordsOf.get(report) ?? wordsIn(report))].flatMap(
        (word) => numbers.get(word) ?? [],
      );
      return found.sort((a, b) => a - b).slice(0, WORDS_MAX);
    },
    weightCdb: (word) => weights[word] ?? 0,
  };
}

function wordsIn({ text, latitudeDeg, longitudeDeg, radiusM }: Report): ReadonlySet<string> {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  if (radiusM >= POINT_RADIUS_M_MIN)
    words.add(`@${Math.round(latitudeDeg * 200)},${Math.round(longitudeDeg * 200)}`);
  return words;
}
