import type { ReportFigure } from './report.ts';

type Compared = Pick<
  ReportFigure,
  'value' | 'previous' | 'earlier' | 'higherThan' | 'lowerThan' | 'series'
>;

/** Puts the last value of a series beside those before it. Periods of which nobody can say are left out, and how many were not is told. */
export function compared(series: readonly (number | null)[]): Compared {
  const value = series.at(-1) ?? null;
  const known = series.slice(0, -1).filter((each) => each !== null);
  const than = value ?? 0;
  return {
    value,
    previous: series.at(-2) ?? null,
    earlier:
      known.length === 0
        ? null
        : { sum: known.reduce((sum, each) => sum + each, 0), periods: known.length },
    higherThan: value === null ? 0 : known.filter((each) => each < than).length,
    lowerThan: value === null ? 0 : known.filter((each) => each > than).length,
    series,
  };
}
