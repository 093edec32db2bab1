/** So long and so much of it was seen: milliseconds UTC, and parts per million of the area. */
export interface SeenSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly seenPpm: number;
}

export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

const PPM = 1_000_000;

/**
 * Whole seconds that were seen within a period: an hour of which half was seen is half an hour. Where several say so of one moment, the one who saw most
 * counts, once: two sensors that look at the same ground do not see it twice. 0 without any span.
 */
export function seenSeconds(spans: readonly SeenSpan[], { fromMs, toMs }: Period): number {
  const within = spans
    .map((span) => ({
      fromMs: Math.max(fromMs, span.fromMs),
      toMs: Math.min(toMs, span.toMs),
      seenPpm: Math.min(PPM, Math.max(0, span.seenPpm)),
    }))
    .filter((span) => span.fromMs < span.toMs);
  const cuts = [...new Set(within.flatMap((span) => [span.fromMs, span.toMs]))].sort(
    (a, b) => a - b,
  );
  const starting = [...within].sort((a, b) => a.fromMs - b.fromMs);
  let open: (typeof within)[number][] = [];
  let next = 0;
  let seenS = 0;
  cuts.forEach((cut, at) => {
    open = open.filter((span) => span.toMs > cut);
    for (; next < starting.length; next += 1) {
      const span = starting[next];
      if (span === undefined || span.fromMs > cut) break;
      open.push(span);
    }
    const lengthMs = (cuts[at + 1] ?? cut) - cut;
    const mostPpm = open.reduce((most, { seenPpm }) => Math.max(most, seenPpm), 0);
    seenS += (lengthMs * mostPpm) / (1000 * PPM);
  });
  return Math.floor(seenS + ROUNDING);
}

/** Sums of a few thousand terms err by far less. */
const ROUNDING = 1e-6;

const S_PER_HOUR = 3600;

/** So many per hour that was seen, thousandths; null where nothing was: nobody can say. */
export function perHourMilli(count: number, seenS: number): number | null {
  return seenS === 0 ? null : Math.round((count * S_PER_HOUR * 1000) / seenS);
}

/** `2 violations in 12.4 h seen`, `no violation in 20 min seen`, `not observed`. Zero seen is no sign of calm. */
export function rateWords(count: number, seenS: number): string {
  const counted =
    count === 0 ? 'no violation' : count === 1 ? '1 violation' : `${count} violations`;
  if (seenS === 0) return count === 0 ? 'not observed' : `${counted}, not observed`;
  return `${counted} in ${timeWords(seenS)} seen`;
}

/** Minutes below one hour, at least one; hours to the tenth from there. */
function timeWords(seenS: number): string {
  if (seenS < S_PER_HOUR) return `${Math.max(1, Math.round(seenS / 60))} min`;
  const tenths = Math.round((seenS * 10) / S_PER_HOUR);
  return tenths % 10 === 0 ? `${tenths / 10} h` : `${Math.floor(tenths / 10)}.${tenths % 10} h`;
}
