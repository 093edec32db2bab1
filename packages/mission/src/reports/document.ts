import type { Language } from '@holdfast/domain';

/** A report in the words of one language, before it is HTML, Markdown or PDF. Text only: whoever writes a format escapes it. */
export interface ReportDocument {
  readonly language: Language;
  /** For title bars and file names' readers. */
  readonly name: string;
  readonly isExercise: boolean;
  readonly exerciseWords: string;
  readonly exerciseNote: string;
  readonly mission: string;
  readonly eyebrow: string;
  readonly title: string;
  readonly lede: readonly string[];
  readonly audience: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** Names the section in links; the same in every language. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly block: 'words'; readonly text: string; readonly tone: 'plain' | 'dim' | 'mono' }
  | { readonly block: 'list'; readonly items: readonly string[] }
  | TableBlock
  | ChartBlock;

export interface TableBlock {
  readonly block: 'table';
  /** What the table is, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** The sum, where the rows have one. */
  readonly foot: readonly string[] | null;
}

/** One bar a period, oldest first; the last is the period that the report is of. */
export interface ChartBlock {
  readonly block: 'chart';
  readonly label: string;
  readonly bars: readonly {
    readonly label: string;
    /** Null where nothing is on record: hatched, never zero. */
    readonly value: number | null;
    readonly text: string;
  }[];
  /** A line across at the mean; null for none. */
  readonly mean: { readonly value: number; readonly text: string } | null;
  /** A word for the hatching; null where nothing is hatched. */
  readonly hatchWords: string | null;
}
