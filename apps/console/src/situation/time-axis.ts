import { DAY_MS, HOUR_MS, MINUTE_MS, clock, day, month, year } from '../format/times.ts';
import type { TimeSpan } from './selection.ts';

export interface Tick {
  readonly ms: number;
  readonly label: string;
}

const STEPS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  7 * DAY_MS,
  14 * DAY_MS,
];
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120];
const MONTH_MS = 30.44 * DAY_MS;

/** At most `most` ticks at round times of UTC; days and months are named, not numbered. */
export function ticksOf({ fromMs, toMs }: TimeSpan, most: number): readonly Tick[] {
  const wanted = (toMs - fromMs) / Math.max(1, most);
  const step = STEPS_MS.find((ms) => ms >= wanted);
  return step === undefined ? monthTicks(fromMs, toMs, wanted) : evenTicks(fromMs, toMs, step);
}

function evenTicks(fromMs: number, toMs: number, step: number): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let ms = Math.ceil(fromMs / step) * step; ms <= toMs; ms += step)
    ticks.push({ ms, label: ms % DAY_MS === 0 ? day(ms) : clock(ms) });
  return ticks;
}

function monthTicks(fromMs: number, toMs: number, wanted: number): readonly Tick[] {
  const months = MONTH_STEPS.find((step) => step * MONTH_MS >= wanted) ?? 120;
  const first = new Date(fromMs);
  const ticks: Tick[] = [];
  let at = first.getUTCFullYear() * 12 + first.getUTCMonth();
  at = Math.ceil(at / months) * months;
  for (;;) {
    const ms = Date.UTC(Math.floor(at / 12), at % 12, 1);
    if (ms > toMs) return ticks;
    if (ms >= fromMs)
      ticks.push({ ms, label: at % 12 === 0 || months >= 12 ? year(ms) : month(ms) });
    at += months;
  }
}
