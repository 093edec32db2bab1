import {
  clockText,
  dayWords,
  isMessageKey,
  numberText,
  say,
  tenthsText,
  weekdayWords,
} from '@holdfast/domain';
import type { Language, MessageKey, MissionReport, ReportFigure, Values } from '@holdfast/domain';

/** Says things in one language. */
export interface Speaker {
  readonly language: Language;
  say(key: MessageKey, values?: Values): string;
  /** The words for one of a closed list, `measure.incidents`; the name itself where the catalogue has none. */
  name(list: string, name: string): string;
  day(timeMs: number): string;
}

export function speakerOf(language: Language): Speaker {
  return {
    language,
    say: (key, values) => say(language, key, values),
    name: (list, name) => {
      const key = `${list}.${name}`;
      return isMessageKey(key) ? say(language, key) : name.replaceAll('-', ' ');
    },
    day: (timeMs) => dayWords(language, timeMs),
  };
}

const HOUR_MS = 3_600_000;

/** A figure's number in its own unit; the words for not knowing where nobody can say. */
export function valueWords(
  { language, say: words }: Speaker,
  { unit }: Pick<ReportFigure, 'unit'>,
  value: number | null,
): string {
  if (value === null) return words('unknown');
  return unit === 'ms' ? tenthsText(language, value, HOUR_MS) : numberText(language, value);
}

/** The mean over the earlier periods, to one decimal. */
export function meanWords({ language }: Speaker, { unit, earlier }: ReportFigure): string {
  if (earlier === null) return '';
  return tenthsText(language, earlier.sum, earlier.periods * (unit === 'ms' ? HOUR_MS : 1));
}

/** `Region-hours under air-raid alert, Air-raid alerts, official`. */
export function figureName({ say: words, name }: Speaker, { measure, sourceName }: ReportFigure) {
  const what = name('measure', measure);
  return sourceName === null ? what : words('figure.of', { what, source: sourceName });
}

/** The period in words: a whole UTC day by its name, anything else from and to. */
export function periodWords(
  { language, say: words }: Speaker,
  { fromMs, toMs }: Pick<MissionReport['query'], 'fromMs' | 'toMs'>,
): string {
  const isDay = fromMs % DAY_MS === 0 && toMs - fromMs === DAY_MS;
  if (isDay) return words('period.day', { day: weekdayWords(language, fromMs) });
  const days = { fromDay: dayWords(language, fromMs), toDay: dayWords(language, toMs - DAY_MS) };
  if (fromMs % DAY_MS === 0 && toMs % DAY_MS === 0) return words('period.days', days);
  if (dayWords(language, fromMs) === dayWords(language, toMs))
    return words('period.hours', {
      day: weekdayWords(language, fromMs),
      fromTime: clockText(fromMs),
      toTime: clockText(toMs),
    });
  return words('period.span', {
    fromDay: dayWords(language, fromMs),
    fromTime: clockText(fromMs),
    toDay: dayWords(language, toMs),
    toTime: clockText(toMs),
  });
}

const DAY_MS = 86_400_000;
