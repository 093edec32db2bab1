import { MS_PER_DAY } from '@holdfast/geo';
import type { Period } from '../coverage/seen-time.ts';
import type { Report, ReportQuery } from './report.ts';

/** At most so many earlier days are compared with (FIELD 7). */
const DAYS_MAX = 30;

/** A period and the earlier ones that it is compared with, all of one length, a whole number of days apart. */
export interface Periods {
  /** Oldest first; the last is the period itself. */
  readonly all: readonly Period[];
  readonly step: Report['step'];
  /** Which of them holds a moment; -1 for none. */
  at(timeMs: number): number;
}

/** Days are compared with days, weeks with weeks, and some hours with the same hours of earlier days. */
export function periodsOf({ fromMs, toMs }: Pick<ReportQuery, 'fromMs' | 'toMs'>): Periods {
  const lengthMs = toMs - fromMs;
  const stepDays = Math.max(1, Math.ceil(lengthMs / MS_PER_DAY));
  const stepMs = stepDays * MS_PER_DAY;
  const earlier = Math.floor(DAYS_MAX / stepDays);
  const firstMs = fromMs - earlier * stepMs;
  const all = Array.from({ length: earlier + 1 }, (_, at) => ({
    fromMs: firstMs + at * stepMs,
    toMs: firstMs + at * stepMs + lengthMs,
  }));
  return {
    all,
    step: lengthMs < MS_PER_DAY ? 'hours' : stepDays === 7 ? 'week' : 'day',
    at: (timeMs) => {
      const at = Math.floor((timeMs - firstMs) / stepMs);
      const inside = at >= 0 && at <= earlier && timeMs - firstMs - at * stepMs < lengthMs;
      return inside ? at : -1;
    },
  };
}
