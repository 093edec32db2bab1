import type { SourceId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import { CLOCK_AHEAD_MS, SILENT_AFTER_MS } from './source-health-fold.ts';
import type { HeardSource } from './source-health-state.ts';

/** Why a source could not be relied on for a time. */
export type BlindReason = 'silent' | 'missing';

/** A time in which a source told the mission nothing, or something that never came. */
export interface BlindInterval {
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: BlindReason;
  /** Batches that the source numbered in that time and the mission never got; 0 when it was silent. */
  readonly missing: number;
}

/** What a source's times are worth. `ahead` is certain; `late` may be its clock or its line; `unknown` before any row, and of people, who report when they can. */
export type ClockQuality = 'good' | 'ahead' | 'late' | 'unknown';

export interface SourceHealth {
  readonly sourceId: SourceId;
  readonly lastHeardMs: number;
  readonly batches: number;
  readonly refusedRows: number;
  /** Highest number taken, and how many below it were not. */
  readonly sequence: number;
  readonly missing: number;
  readonly clock: ClockQuality;
  /** How far ahead of the mission's clock the last rows were; 0 when they were not. */
  readonly aheadMs: number;
  /** True while a network of sensors has been silent for longer than it may be. */
  readonly silent: boolean;
  /** Ascending by their beginning; the one that lasts ends now. At most `BLIND_SHOWN_MAX`, the latest. */
  readonly blind: readonly BlindInterval[];
}

/** Intervals listed for one source. */
export const BLIND_SHOWN_MAX = 100;

/** The quickest batch of a source with a good clock comes within this: gateways send every few minutes. */
const LATE_MS = 15 * 60_000;

/** How well each source that was heard over the wire can be relied on, in the order of enrolment. Pure; `nowMs` is the mission's clock. */
export function sourceHealth(state: State, nowMs: number): readonly SourceHealth[] {
  return [...state.sources].flatMap(([sourceId, { judgement }]) => {
    const heard = state.heard.get(sourceId);
    if (heard === undefined) return [];
    const isNetwork = judgement.sourceClass === 'acoustic-network';
    return [healthOf(sourceId, heard, { nowMs, isNetwork })];
  });
}

function healthOf(
  sourceId: SourceId,
  heard: HeardSource,
  { nowMs, isNetwork }: { readonly nowMs: number; readonly isNetwork: boolean },
): SourceHealth {
  const silent = isNetwork && nowMs - heard.lastHeardMs > SILENT_AFTER_MS;
  const gaps = gapsOf(heard);
  const lasting = silent ? [silence(heard.lastHeardMs, nowMs)] : [];
  const blind = [
    ...heard.silent.map(({ fromMs, toMs }) => silence(fromMs, toMs)),
    ...gaps,
    ...lasting,
  ].sort((a, b) => a.fromMs - b.fromMs);
  return {
    sourceId,
    lastHeardMs: heard.lastHeardMs,
    batches: heard.batches,
    refusedRows: heard.refusedRows,
    sequence: heard.runs[heard.runs.length - 1]?.to ?? 0,
    missing: gaps.reduce((sum, { missing }) => sum + missing, 0),
    clock: clockOf(heard, isNetwork),
    aheadMs: heard.aheadMs,
    silent,
    blind: blind.slice(-BLIND_SHOWN_MAX),
  };
}

function silence(fromMs: number, toMs: number): BlindInterval {
  return { fromMs, toMs, reason: 'silent', missing: 0 };
}

/** Before the first number that came, the mission cannot say since when anything was sent: that gap has no length. */
function gapsOf({ runs, firstHeardMs }: HeardSource): readonly BlindInterval[] {
  return runs.flatMap(({ from, fromMs }, at) => {
    const before = runs[at - 1];
    const missing = from - 1 - (before?.to ?? 0);
    const sinceMs = before?.toMs ?? firstHeardMs;
    if (missing === 0) return [];
    return [
      { fromMs: Math.min(sinceMs, fromMs), toMs: fromMs, reason: 'missing' as const, missing },
    ];
  });
}

function clockOf({ aheadMs, leastLagMs }: HeardSource, isNetwork: boolean): ClockQuality {
  if (leastLagMs === null) return 'unknown';
  if (aheadMs > CLOCK_AHEAD_MS) return 'ahead';
  if (!isNetwork) return 'unknown';
  return leastLagMs > LATE_MS ? 'late' : 'good';
}
