import { groundFrom } from '@holdfast/domain';
import type { ArrivalRow, ContentOf, Ground, State } from '@holdfast/domain';
import { metresFromDegrees } from '@holdfast/geo';
import { openSession } from '@holdfast/locate';
import type { Counted, LocatedEvent, WrongClock } from '@holdfast/locate';
import { arrivalRowsIn } from './entries/arrival-rows.ts';
import { seismicSensorsOnRecord, sensorsOnRecord } from './intake/roster.ts';
import type { EnrolledSensor } from './intake/roster.ts';

export interface LocatingOptions {
  /** Speed of sound that the mission works with, metres per second. */
  readonly soundSpeedMPerS: number;
  /** Whether wind, speed of sound and wrong clocks are learnt from the arrivals; `calm`. */
  readonly weather?: 'calm' | 'estimate';
  /** Speed of the first wave through the ground, metres per second; what came through the ground joins nothing where it is not given. */
  readonly groundSpeedMPerS?: number;
  /** Arrivals later than this behind the newest are counted as late, milliseconds. */
  readonly latenessMs: number;
}

/** What a session begins from: the record so far. */
export interface LocatingRecord {
  readonly state: State;
  readonly contentOf: ContentOf;
}

/** A streaming session in the mission's own times, milliseconds UTC. Gives each event once, those of an earlier session not again. */
export interface Locating {
  /** What the events' seconds count from. */
  readonly epochMs: number;
  /** How many sources were enrolled when it began. */
  readonly sources: number;
  push(rows: readonly ArrivalRow[], nowMs: number): void;
  advance(nowMs: number): readonly LocatedEvent[];
  /** What became of arrivals, as it stood a hold-back ago. */
  counted(): CountedArrivals;
  /** Sensors whose clocks were found wrong and put right, as known a hold-back ago. */
  wrongClocks(): readonly WrongClock[];
}

export interface CountedArrivals {
  /** When the session began to count, by the mission's clock. */
  readonly sinceMs: number;
  readonly counted: Counted;
}

/** A session that begins on a record goes through so much of its latest arrivals again, milliseconds: far more than any hold-back in use. */
const RESUME_MS = 6 * 3_600_000;
/** Where that begins in the middle of a watch, the first events lack arrivals and are on record whole: so much is left out, milliseconds. */
const RESUME_MARGIN_MS = 30 * 60_000;

/**
 * A locating session over the enrolled sensors; its seconds count from the adoption of the agreement. Null before one is adopted.
 * It goes on from the record: arrivals that were taken before an interruption, and whose events were still held back, are not lost.
 */
export function startLocating(
  { state, contentOf }: LocatingRecord,
  { soundSpeedMPerS, weather = 'calm', latenessMs }: LocatingOptions,
): Locating | null {
  const { agreement, sources } = state;
  const ground = groundFrom(agreement === null ? null : contentOf(agreement.index));
  if (agreement === null || ground === null) return null;
  const epochMs = agreement.recordedAtMs;
  const sinceMs = state.recordedAtMs;
  const session = openSession({
    sensors: eachOnce(sensorsOnRecord({ state, contentOf })).map((sensor) =>
      sensorIn(ground, sensor),
    ),
    options: { soundSpeedMPerS, weather, line: ground.line },
    holdBackMs: agreement.judgement.holdBackMs,
    latenessMs,
  });
  // Waves through the ground are no sounds: they join what the sounds have located.
  const seismic = new Set(
    seismicSensorsOnRecord({ state, contentOf }).map(({ sensorId }) => sensorId),
  );
  const push: Locating['push'] = (rows, nowMs) =>
    session.push(
      rows.filter(({ sensorId }) => !seismic.has(sensorId)).map((row) => arrivalIn(row, epochMs)),
      nowMs - epochMs,
    );
  const isNew = resume({ state, contentOf }, epochMs, push);
  return {
    epochMs,
    sources: sources.size,
    push,
    counted: () => ({ sinceMs, counted: session.counted() }),
    wrongClocks: () => session.wrongClocks(),
    advance: (nowMs) => session.advance(nowMs - epochMs).filter(isNew),
  };
}

/** Goes through the arrivals on record; the answer tells events that are on record already from new ones. */
function resume(
  { state, contentOf }: LocatingRecord,
  epochMs: number,
  push: Locating['push'],
): (event: LocatedEvent) => boolean {
  const fromMs = state.recordedAtMs - RESUME_MS;
  const recent = state.arrivals.filter(({ judgement }) => judgement.toMs >= fromMs);
  for (const { index, recordedAtMs } of recent) push(arrivalRowsIn(contentOf(index)), recordedAtMs);
  const firstMs = recent.length < state.arrivals.length ? fromMs + RESUME_MARGIN_MS : 0;
  const known = new Map<string, number>();
  for (const { judgement } of state.events.values()) {
    const key = `${judgement.eventKind} ${judgement.originTimeMs} ${judgement.arrivals}`;
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return (event) => {
    const originTimeMs = epochMs + Math.round(event.originTimeS * 1000);
    const arrivals = 'arrivalIds' in event ? event.arrivalIds.length : event.arrivalCount;
    const key = `${event.kind} ${originTimeMs} ${arrivals}`;
    const left = known.get(key) ?? 0;
    if (left > 0) known.set(key, left - 1);
    return left === 0 && originTimeMs >= firstMs;
  };
}

/** Two sources that enrol one sensor would stop the session for all: the first has it. */
function eachOnce(sensors: readonly EnrolledSensor[]): readonly EnrolledSensor[] {
  const first = new Map<string, EnrolledSensor>();
  for (const sensor of sensors) if (!first.has(sensor.sensorId)) first.set(sensor.sensorId, sensor);
  return [...first.values()];
}

function arrivalIn({ arrivalId, sensorId, timeUs, sound }: ArrivalRow, epochMs: number) {
  return {
    id: arrivalId,
    sensorId,
    timeS: (timeUs - epochMs * 1000) / 1e6,
    ...(sound === null ? {} : { kind: sound }),
  };
}

function sensorIn(
  ground: Ground,
  { sensorId, latitudeUdeg, longitudeUdeg, timingSigmaUs }: EnrolledSensor,
) {
  return {
    id: sensorId,
    ...metresFromDegrees(ground.frame, {
      latitudeDeg: latitudeUdeg / 1e6,
      longitudeDeg: longitudeUdeg / 1e6,
    }),
    timingSigmaS: timingSigmaUs / 1e6,
  };
}
