import type { Period } from '../coverage/seen-time.ts';

/** One alert: a named region, from and to, milliseconds UTC. */
export interface AlertSpan extends Period {
  readonly regionId: string;
}

/**
 * Milliseconds under alert in each of several periods, added up over regions. In one region alerts that overlap count once; a raion under alert while
 * its oblast is counts for itself. `periods` are in order of time and do not overlap. Exact: no hour is rounded.
 */
export function alertTimeMs(
  spans: readonly AlertSpan[],
  periods: readonly Period[],
): readonly number[] {
  const sums = periods.map(() => 0);
  for (const union of unionsOf(spans)) {
    for (let at = firstAfter(periods, union.fromMs); at < periods.length; at += 1) {
      const period = periods[at];
      if (period === undefined || period.fromMs >= union.toMs) break;
      const lengthMs = Math.min(period.toMs, union.toMs) - Math.max(period.fromMs, union.fromMs);
      sums[at] = (sums[at] ?? 0) + lengthMs;
    }
  }
  return sums;
}

/** The first period that ends after a moment. */
function firstAfter(periods: readonly Period[], timeMs: number): number {
  const found = periods.findIndex(({ toMs }) => toMs > timeMs);
  return found === -1 ? periods.length : found;
}

/** In each region for itself, spans that overlap or touch joined into one. */
function unionsOf(spans: readonly AlertSpan[]): readonly Period[] {
  const regions = new Map<string, Period[]>();
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs)) {
    const joined = regions.get(span.regionId) ?? [];
    const last = joined.at(-1);
    if (last !== undefined && span.fromMs <= last.toMs)
      joined[joined.length - 1] = {
        fromMs: last.fromMs,
        toMs: Math.max(last.toMs, span.toMs),
      };
    else joined.push({ fromMs: span.fromMs, toMs: span.toMs });
    regions.set(span.regionId, joined);
  }
  return [...regions.values()].flat();
}
