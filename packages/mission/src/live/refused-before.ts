/** Refusals that are on record, by the SHA-256 of what was refused, so that a device that repeats itself does not fill the record. */
export interface RefusedBefore {
  find(sha256: string): number | null;
  add(sha256: string, entry: number): void;
  /** May one more refusal go on record now? Otherwise so many milliseconds until it may. */
  waitMs(): number;
}

/** Refusals remembered; a restart forgets them. */
export const REFUSED_KEPT_MAX = 10_000;
/** Refusals of whole batches that go on record in a minute. Anybody can make them, without any key. */
export const REFUSED_PER_MINUTE_MAX = 600;
const MINUTE_MS = 60_000;

/** `uptimeMs`: a clock that is never set, for the pace alone. */
export function createRefusedBefore(uptimeMs: () => number): RefusedBefore {
  const entries = new Map<string, number>();
  let minute = { fromMs: 0, count: 0 };
  return {
    find: (sha256) => entries.get(sha256) ?? null,
    add(sha256, entry) {
      if (entries.has(sha256)) return;
      if (entries.size >= REFUSED_KEPT_MAX) entries.clear();
      entries.set(sha256, entry);
      minute.count += 1;
    },
    waitMs() {
      const nowMs = uptimeMs();
      if (nowMs - minute.fromMs >= MINUTE_MS) minute = { fromMs: nowMs, count: 0 };
      return minute.count < REFUSED_PER_MINUTE_MAX
        ? 0
        : Math.ceil(minute.fromMs + MINUTE_MS - nowMs);
    },
  };
}
