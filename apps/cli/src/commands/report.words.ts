import { AUDIENCES, isLanguage, LANGUAGES, REPORT_KINDS } from '@holdfast/domain';
import type { Audience, Language, ReportKind } from '@holdfast/domain';
import { MS_PER_DAY, parseDay, parseInstantMs } from '@holdfast/geo';
import { ANNEXES } from '@holdfast/mission';
import type { Annex } from '@holdfast/mission';
import { UsageError } from '../command.ts';

export const REPORT_FORMATS = ['md', 'html', 'pdf', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What a call of `holdfast report` asks for, checked. */
export interface ReportWords {
  readonly kind: ReportKind;
  readonly fromMs: number;
  readonly toMs: number;
  readonly audience: Audience;
  readonly format: ReportFormat;
  readonly annex: Annex;
  readonly language: Language;
  /** Null for all entries that the record has. */
  readonly cutEntries: number | null;
  /** Null for standard output. */
  readonly outFile: string | null;
  readonly dataDir: string;
}

/** The words as `parseArgs` gives them. */
export interface RawWords {
  readonly date?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cut?: string | undefined;
  readonly out?: string | undefined;
  readonly kind: string;
  readonly format: string;
  readonly annex: string;
  readonly lang: string;
  readonly audience: string;
  readonly data: string;
}

/** Throws a `UsageError` that names the first word that is not what was expected. */
export function readReportWords(raw: RawWords): ReportWords {
  const kind = oneOf('kind', REPORT_KINDS, raw.kind);
  if (!isLanguage(raw.lang))
    throw new UsageError(`--lang: expected one of ${LANGUAGES.join(', ')}, found "${raw.lang}".`);
  const format = oneOf('format', REPORT_FORMATS, raw.format);
  if (format === 'pdf' && raw.out === undefined)
    throw new UsageError('--out: a PDF needs a file to go to, found nothing.');
  return {
    kind,
    ...periodOf(kind, raw),
    audience: oneOf('audience', AUDIENCES, raw.audience),
    format,
    annex: oneOf('annex', ANNEXES, raw.annex),
    language: raw.lang,
    cutEntries: raw.cut === undefined ? null : wholeNumber('cut', raw.cut),
    outFile: raw.out ?? null,
    dataDir: raw.data,
  };
}

function oneOf<T extends string>(name: string, words: readonly T[], found: string): T {
  const word = words.find((each) => each === found);
  if (word === undefined)
    throw new UsageError(`--${name}: expected one of ${words.join(', ')}, found "${found}".`);
  return word;
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new UsageError(`--${name}: expected a whole number, found "${text}".`);
  return Number(text);
}

const DAYS: Readonly<Record<ReportKind, number>> = { flash: 0, spot: 0, daily: 1, weekly: 7 };

/** Longest that a flash or spot report may be of: what is longer is a daily one. */
const HOURS_MS_MAX = MS_PER_DAY;

function periodOf(kind: ReportKind, raw: RawWords): { fromMs: number; toMs: number } {
  if (DAYS[kind] > 0) {
    const day = raw.date === undefined ? undefined : parseDay(raw.date);
    if (day === undefined)
      throw new UsageError(`--date: expected a day, YYYY-MM-DD, found "${raw.date ?? 'nothing'}".`);
    const toMs = (day + 1) * MS_PER_DAY;
    return { fromMs: toMs - DAYS[kind] * MS_PER_DAY, toMs };
  }
  const fromMs = minuteOf('from', raw.from);
  const toMs = minuteOf('to', raw.to);
  if (toMs <= fromMs || toMs - fromMs > HOURS_MS_MAX)
    throw new UsageError(`--to: expected at most 24 hours after --from, found "${raw.to ?? ''}".`);
  return { fromMs, toMs };
}

function minuteOf(name: string, text = 'nothing'): number {
  const timeMs = /^.{16}Z$/.test(text) ? parseInstantMs(`${text.slice(0, 16)}:00Z`) : undefined;
  if (timeMs === undefined)
    throw new UsageError(`--${name}: expected YYYY-MM-DDThh:mmZ, found "${text}".`);
  return timeMs;
}
