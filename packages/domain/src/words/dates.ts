import { civilFromDays, MS_PER_DAY } from '@holdfast/geo';
import type { Language } from './language.ts';

interface Calendar {
  /** From Monday. */
  readonly weekdays: readonly string[];
  /** From January, as they stand after the day of the month. */
  readonly months: readonly string[];
  /** From January, as short as the language has them. */
  readonly shortMonths: readonly string[];
}

const split = (words: string) => words.split(' ');

const CALENDARS: Readonly<Record<Language, Calendar>> = {
  en: {
    weekdays: split('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
    months: split(
      'January February March April May June July August September October November December',
    ),
    shortMonths: split('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
  },
  uk: {
    weekdays: split('понеділок вівторок середа четвер п’ятниця субота неділя'),
    months: split(
      'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
    ),
    shortMonths: split('січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.'),
  },
  fr: {
    weekdays: split('lundi mardi mercredi jeudi vendredi samedi dimanche'),
    months: split(
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    ),
    shortMonths: split('janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.'),
  },
};

/** `10 October 2022`, `10 жовтня 2022 року`, `1er octobre 2022`: the UTC day that holds a moment. */
export function dayWords(language: Language, timeMs: number): string {
  const { year, month, day } = civilDayOf(timeMs);
  const name = CALENDARS[language].months[month - 1] ?? '';
  if (language === 'uk') return `${day} ${name} ${year} року`;
  return `${dayOfMonth(language, day)} ${name} ${year}`;
}

/** `Monday 10 October 2022`, `понеділок, 10 жовтня 2022 року`. */
export function weekdayWords(language: Language, timeMs: number): string {
  const days = Math.floor(timeMs / MS_PER_DAY);
  // 1970-01-01 was a Thursday.
  const weekday = CALENDARS[language].weekdays[(((days + 3) % 7) + 7) % 7] ?? '';
  return `${weekday}${language === 'uk' ? ',' : ''} ${dayWords(language, timeMs)}`;
}

/** `10 Oct`: for axes and narrow columns. */
export function shortDay(language: Language, timeMs: number): string {
  const { month, day } = civilDayOf(timeMs);
  return `${dayOfMonth(language, day)}\u00a0${CALENDARS[language].shortMonths[month - 1] ?? ''}`;
}

/** `09:46`, UTC: hours and minutes, rounded down. */
export function clockText(timeMs: number): string {
  const minutes = Math.floor((((timeMs % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function civilDayOf(timeMs: number) {
  return civilFromDays(Math.floor(timeMs / MS_PER_DAY));
}

/** French has an ordinal for the first of a month alone. */
function dayOfMonth(language: Language, day: number): string {
  return language === 'fr' && day === 1 ? '1er' : String(day);
}
