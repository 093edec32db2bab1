/** Refusals that are on record, by the SHA-256 of what was refused, so that a device that repeats itself does not fill the record. */
export interface RefusedBefore {
  find(sha256: string): number | null;
  add(sha256: string, entry: number): void;
  /**
   * May one more refusal go on record now? Then it is counted, and the answer is 0; otherwise milliseconds until it may. `place` is the source that signed, or empty for
   * all that nobody's key stands behind, which share one account.
   */
  admit(place: string): number;
}

/** Refusals remembered; a restart forgets them. */
export const REFUSED_KEPT_MAX = 10_000;
/** Refusals of whole batches that go on record in a minute, and in an hour, of one account. Anybody can make them, without any key. */
export const REFUSED_PER_MINUTE_MAX = 600;
export const REFUSED_PER_HOUR_MAX = 2_400;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** `uptimeMs`: a clock that is never set, for the pace alone. */
export function createRefusedBefore(uptimeMs: () => number): RefusedBefore {
  const entries = new Map<string, number>();
  const accounts = new Map<string, readonly Pace[]>();
  return {
    find: (sha256) => entries.get(sha256) ?? null,
    add(sha256, entry) {
      if (entries.has(sha256)) return;
      if (entries.size >= REFUSED_KEPT_MAX) entries.clear();
      entries.set(sha256, entry);
    },
    admit(place) {
      const nowMs = uptimeMs();
      const paces = accounts.get(place) ?? [
        createPace(MINUTE_MS, REFUSED_PER_MINUTE_MAX),
        createPace(HOUR_MS, REFUSED_PER_HOUR_MAX),
      ];
      accounts.set(place, paces);
      const waitMs = Math.max(...paces.map((pace) => pace.waitMs(nowMs)));
      if (waitMs === 0) for (const pace of paces) pace.count();
      return waitMs;
    },
  };
}

interface Pace {
  waitMs(nowMs: number): number;
  count(): void;
}

function createPace(periodMs: number, most: number): Pace {
  let period = { fromMs: 0, count: 0 };
  return {
    waitMs(nowMs) {
      if (nowMs - period.fromMs >= periodMs) period = { fromMs: nowMs, count: 0 };
      return period.count < most ? 0 : Math.ceil(period.fromMs + periodMs - nowMs);
    },
    count: () => void (period.count += 1),
  };
}
