import type { PublicIncident, PublicStatus } from '@holdfast/domain';

/** Words and numbers of the public page, in English. Times are UTC and say so. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export function dayWords(timeMs: number): string {
  const day = new Date(timeMs);
  return `${String(day.getUTCDate())} ${MONTHS[day.getUTCMonth()] ?? ''} ${String(day.getUTCFullYear())}`;
}

export function clockWords(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(11, 16);
}

export function instantWords(timeMs: number): string {
  return `${dayWords(timeMs)}, ${clockWords(timeMs)} UTC`;
}

/** Whole hours, the day named once where it is one. */
export function spanWords({ fromMs, toMs }: Pick<PublicIncident, 'fromMs' | 'toMs'>): string {
  const lastMs = toMs - 1;
  return dayWords(fromMs) === dayWords(lastMs)
    ? `${dayWords(fromMs)}, between ${clockWords(fromMs)} and ${clockWords(toMs)} UTC`
    : `${instantWords(fromMs)} to ${instantWords(toMs)}`;
}

export function hoursWords(ms: number): string {
  const hours = Math.round(ms / 360_000) / 10;
  return `${String(hours)} ${hours === 1 ? 'hour' : 'hours'}`;
}

/** Never "all" for less than all: rounded down, narrow space that does not break before the sign. */
export function percentWords(ppm: number): string {
  return `${String(Math.floor(ppm / 10_000))}\u202f%`;
}

export function countWords(count: number, one: string, many: string): string {
  return `${count === 0 ? 'No' : String(count)} ${count === 1 ? one : many}`;
}

/** A count that may be too small to be told. */
/** What is told in steps. */
export function stepWords(atLeast: number | null): string {
  return atLeast === null ? 'fewer than 3' : `${String(atLeast)} or more`;
}

export function toldWords(count: number | null): string {
  return count === null ? 'fewer than 3' : String(count);
}

export const STATUS_WORDS: Readonly<Record<PublicStatus, string>> = {
  finding: 'Finding issued',
  'cannot-be-determined': 'Cannot be determined',
  'not-a-violation': 'Not a violation',
  unverifiable: 'Out of reach',
  'under-verification': 'Being looked into',
};

const CAUSE_WORDS: Readonly<Record<string, string>> = {
  'notified-activity': 'Notified beforehand.',
  natural: 'A natural cause.',
  accident: 'An accident.',
  duplicate: 'The same event told twice.',
  instrument: 'A fault of an instrument.',
};

/** What the mission says of an incident, in one sentence. */
export function saidOf({ status, finding, cause }: PublicIncident): string {
  if (finding !== null) {
    const standard = finding.standardName === null ? '' : ` (${finding.standardName})`;
    switch (status) {
      case 'finding':
        return `${finding.responsibleName} is responsible${standard}.`;
      case 'cannot-be-determined':
        return 'Who is responsible cannot be determined from the evidence.';
      default:
        return `${finding.responsibleName}${standard}.`;
    }
  }
  if (cause !== null) return CAUSE_WORDS[cause] ?? 'Set aside.';
  return status === 'unverifiable'
    ? 'We could not get there, or could not see.'
    : 'Who is responsible is not decided.';
}

const GLYPHS: Readonly<Record<PublicStatus, string>> = {
  finding:
    '<circle cx="7" cy="7" r="6.5" fill="currentColor"/><path d="M4 7.2l2.1 2.1L10 5" fill="none" stroke="var(--bg)" stroke-width="1.7"/>',
  'cannot-be-determined':
    '<circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.4 2.15"/>',
  'not-a-violation':
    '<rect x="1.2" y="1.2" width="11.6" height="11.6" rx="1.6" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M4.6 4.6l4.8 4.8M9.4 4.6l-4.8 4.8" stroke="currentColor" stroke-width="1.5"/>',
  unverifiable:
    '<circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.4 2.15"/>',
  'under-verification':
    '<circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M7 7V1.2A5.8 5.8 0 0 1 7 12.8z" fill="currentColor"/>',
};

/** Glyph and word together. */
export function statusChip(status: PublicStatus): string {
  return `<span class="chip ${status === 'finding' ? 'finding' : 'plain'}"><svg viewBox="0 0 14 14" aria-hidden="true">${GLYPHS[status]}</svg>${STATUS_WORDS[status]}</span>`;
}
