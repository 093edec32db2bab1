import type { WrongClock } from '@holdfast/locate';
import { sightOf } from '../access/sight.ts';
import { toldAtMs } from '../access/told-times.ts';
import type { State } from '../core/state.ts';
import type { BlindInterval, ClockQuality, SourceHealth } from '../coverage/source-health.ts';
import { sourceHealth } from '../coverage/source-health.ts';
import type { ViewContext } from './context.ts';
import { textIn } from './context.ts';
import type { Reader } from './types.ts';

/** What waits at the wire's end; the server says so, no record does. */
export interface WireQueue {
  readonly waiting: number;
  readonly waitingMax: number;
  /** Batches that were sent away since the start, to come again. */
  readonly sentAway: number;
}

/** What a server has done for the record since it started, by the mission's clock; no record says so. */
export interface RecordUpkeep {
  /** The last checkpoint signed meanwhile; null before the first. */
  readonly signed: { readonly size: number; readonly atMs: number } | null;
  /** What the witnesses said of it; null where the record names none. */
  readonly witnessed: { readonly cosigned: readonly string[]; readonly isQuorum: boolean } | null;
  /** When every byte was last read and checked; null before the first reading has ended. */
  readonly scrubbed: { readonly entries: number; readonly atMs: number } | null;
  /** What is wrong now, in words; null where nothing is. */
  readonly trouble: string | null;
}

/** A sensor whose clock the locating session found wrong and puts right. */
export interface WrongClockShown {
  readonly sensorId: string;
  /** Its clock less the true time, milliseconds, and within what it is known 95 times in 100. */
  readonly offsetMs: number;
  readonly plusMinusMs: number;
  /** Arrivals that said so. */
  readonly arrivals: number;
}

/** What the server alone can say of how it is. */
export interface ServerFacts {
  /** Null while it takes no batches over the wire. */
  readonly queue: WireQueue | null;
  /** By sensor; a hold-back old. */
  readonly wrongClocks: readonly WrongClock[];
  /** Null while it looks after no record. */
  readonly upkeep: RecordUpkeep | null;
}

/** One source as the wire has told of it. No place is in it. */
export interface SourceShown {
  readonly sourceId: string;
  readonly name: string;
  readonly lastHeardMs: number;
  readonly batches: number;
  readonly refusedRows: number;
  readonly sequence: number;
  readonly missing: number;
  readonly clock: ClockQuality;
  readonly aheadMs: number;
  readonly silent: boolean;
  readonly blind: readonly BlindInterval[];
  /** `heard 3 min ago`, `silent for 2 h`, `2 batches missing`, …: in the order of what needs somebody. */
  readonly words: readonly string[];
}

/** `GET /api/health`: whether the mission hears its sources. */
export interface HealthView {
  /** True while this server takes batches over the wire. */
  readonly live: boolean;
  /** On the quarter of an hour for readers outside the mission. */
  readonly nowMs: number;
  /** Null while it does not, and for readers outside the mission: what waits would tell them how busy the line is. */
  readonly queue: WireQueue | null;
  /** Sources heard over the wire, in the order of enrolment. Null for readers outside the mission: who reports when would tell them how busy the line is. */
  readonly sources: readonly SourceShown[] | null;
  /** What became of arrivals in the locating session, a hold-back ago; null before anything was counted, and for readers outside the mission. */
  readonly arrivals: ArrivalsCounted | null;
  /** Clocks put right, the farthest off first; empty for readers outside the mission. */
  readonly wrongClocks: readonly WrongClockShown[];
  /** Null while the server looks after no record, and for readers outside the mission. */
  readonly upkeep: RecordUpkeep | null;
}

export interface ArrivalsCounted {
  readonly entryIndex: number;
  readonly late: number;
  readonly duplicate: number;
  readonly impossible: number;
  readonly inNoEvent: number;
}

export function healthView(
  state: State,
  reader: Reader,
  context: ViewContext,
  { queue, upkeep, wrongClocks }: ServerFacts,
): HealthView {
  const nowMs = context.nowMs ?? state.recordedAtMs;
  const isShown = sightOf(reader) === 'mission';
  return {
    live: queue !== null,
    nowMs: toldAtMs(nowMs, sightOf(reader)),
    queue: isShown ? queue : null,
    sources: isShown
      ? sourceHealth(state, nowMs).map((health) => sourceShown(state, context, health, nowMs))
      : null,
    arrivals: isShown ? arrivalsCounted(state) : null,
    wrongClocks: isShown ? clocksShown(wrongClocks) : [],
    upkeep: isShown ? upkeep : null,
  };
}

function clocksShown(clocks: readonly WrongClock[]): readonly WrongClockShown[] {
  return clocks
    .map(({ sensorId, offsetS, sigmaS, arrivalCount }) => ({
      sensorId,
      offsetMs: Math.round(offsetS * 1000),
      plusMinusMs: Math.max(1, Math.round(2 * sigmaS * 1000)),
      arrivals: arrivalCount,
    }))
    .sort((one, other) => Math.abs(other.offsetMs) - Math.abs(one.offsetMs));
}

function sourceShown(
  state: State,
  context: ViewContext,
  health: SourceHealth,
  nowMs: number,
): SourceShown {
  const index = state.sources.get(health.sourceId)?.index;
  const content = index === undefined ? null : context.contentOf(index);
  const name = textIn(content, 'name', health.sourceId);
  return { ...health, name, words: healthWords(health, nowMs) };
}

function healthWords(health: SourceHealth, nowMs: number): readonly string[] {
  const { silent, lastHeardMs, missing, clock, aheadMs, refusedRows } = health;
  const since = timeWords(nowMs - lastHeardMs);
  return [
    silent ? `silent for ${since}` : `heard ${since} ago`,
    ...(missing > 0 ? [missing === 1 ? '1 batch missing' : `${missing} batches missing`] : []),
    ...(clock === 'ahead' ? [`clock ${Math.round(aheadMs / 1000)} s ahead`] : []),
    ...(clock === 'late' ? ['comes late: its clock or its line'] : []),
    ...(refusedRows > 0
      ? [refusedRows === 1 ? '1 row refused' : `${refusedRows} rows refused`]
      : []),
  ];
}

/** Seconds below a minute, minutes below two hours, hours from there. */
function timeWords(lengthMs: number): string {
  const seconds = Math.max(0, Math.round(lengthMs / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

function arrivalsCounted({ arrivalsCounted: stated }: State): ArrivalsCounted | null {
  if (stated === null) return null;
  const { late, duplicate, unknownSensor, notFinite, inTheFuture } = stated.judgement;
  const { alone, weak, uncertain } = stated.judgement;
  return {
    entryIndex: stated.index,
    late,
    duplicate,
    impossible: unknownSensor + notFinite + inTheFuture,
    inNoEvent: alone + weak + uncertain,
  };
}
