import { MS_PER_DAY } from '@holdfast/geo';
import type { ObservationType } from '../core/shapes.ts';
import type { ObservationState, State } from '../core/state.ts';
import type { Period } from '../coverage/seen-time.ts';
import { textIn } from '../views/context.ts';
import { alertTimeMs } from './alert-time.ts';
import { compared } from './compare.ts';
import type { FigureCoverage, Measure, ReportFigure } from './report.ts';
import type { Told } from './told.ts';

/** What others publish, by the type of observation that their feeds bring. */
const FEED_MEASURES: Partial<Readonly<Record<ObservationType, Measure>>> = {
  'air-raid-alert': 'alerts',
  'thermal-anomaly': 'thermal-anomalies',
  'public-alert': 'public-alerts',
  'seismic-event': 'seismic-events',
  'sensor-reading': 'sensor-readings',
  lightning: 'lightning',
  report: 'reports',
};

type Sourced = Pick<State, 'sources'>;
type Observed = ObservationState['judgement'];

/** True for what others publish: what feeds bring, and what the press says of fire. What a patrol reports in its own words is the mission's. */
export function isPublished(sourced: Sourced, observed: Observed): boolean {
  return measureOf(sourced, observed) !== null;
}

/** True for what the press says that somebody saw or heard. */
export function isPress(sourced: Sourced, observed: Observed): boolean {
  return measureOf(sourced, observed) === 'press-items';
}

function measureOf({ sources }: Sourced, { observationType, sourceId }: Observed): Measure | null {
  const sourceClass = sources.get(sourceId)?.judgement.sourceClass;
  const measure = FEED_MEASURES[observationType];
  if (measure === undefined) return sourceClass === 'press' ? 'press-items' : null;
  return measure === 'reports' && sourceClass === 'patrol' ? null : measure;
}

interface Stream {
  /** Null for the press, which is one: its outlets copy from each other. */
  readonly sourceId: string | null;
  readonly sourceName: string | null;
  readonly measure: Measure;
  readonly observations: readonly ObservationState[];
  readonly firstMs: number;
  readonly lastMs: number;
}

/** One or two figures for each source and each thing it reports, in the order in which sources came; feeds that speak of the same are never added up. */
export function feedFigures(told: Told): readonly ReportFigure[] {
  return streamsOf(told).flatMap((stream) => {
    const counts = countFigure(told, stream);
    return stream.measure === 'alerts' ? [alertFigure(told, stream), counts] : [counts];
  });
}

function streamsOf({ state, context, isTold }: Told): readonly Stream[] {
  const streams = new Map<string, ObservationState[]>();
  for (const observation of state.observations.values()) {
    const { observationType, sourceId, toMs } = observation.judgement;
    const measure = measureOf(state, observation.judgement);
    if (measure === null || !isTold(toMs)) continue;
    const key = measure === 'press-items' ? measure : `${observationType} ${sourceId}`;
    const known = streams.get(key);
    if (known === undefined) streams.set(key, [observation]);
    else known.push(observation);
  }
  return [...streams.values()].flatMap((observations) => {
    const [first] = observations;
    const measure = first === undefined ? null : measureOf(state, first.judgement);
    if (first === undefined || measure === null) return [];
    const { sourceId } = first.judgement;
    const source = state.sources.get(sourceId);
    const isOne = measure !== 'press-items';
    const firstMs = observations.reduce(
      (least, { judgement }) => Math.min(least, judgement.fromMs),
      first.judgement.fromMs,
    );
    const lastMs = observations.reduce(
      (most, { judgement }) => Math.max(most, judgement.fromMs),
      firstMs,
    );
    return [
      {
        sourceId: isOne ? sourceId : null,
        sourceName: !isOne
          ? null
          : source === undefined
            ? sourceId
            : textIn(context.contentOf(source.index), 'name', sourceId),
        measure,
        observations,
        firstMs,
        lastMs,
      },
    ];
  });
}

/** A feed can tell of the whole days between its first row and its last; of all others it tells nothing, which is not zero. */
function spoke({ firstMs, lastMs }: Stream, { fromMs, toMs }: Period): boolean {
  const fromDayMs = Math.floor(firstMs / MS_PER_DAY) * MS_PER_DAY;
  const toDayMs = (Math.floor(lastMs / MS_PER_DAY) + 1) * MS_PER_DAY;
  return fromMs >= fromDayMs && toMs <= toDayMs;
}

function countFigure({ period, periods }: Told, stream: Stream): ReportFigure {
  const counts = periods.all.map(() => 0);
  for (const { judgement } of stream.observations) {
    const at = periods.at(judgement.fromMs);
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  const isFault = stream.measure === 'alerts';
  const series = counts.map((count, at) => {
    const each = periods.all[at];
    const isKnown = each !== undefined && spoke(stream, each) && !(isFault && count === 0);
    return isKnown ? count : null;
  });
  return {
    measure: stream.measure,
    sourceId: stream.sourceId,
    sourceName: stream.sourceName,
    unit: 'count',
    ...compared(series),
    coverage: coverageOf(stream, period),
  };
}

/** Hours under alert. A period in which the whole feed names no region is a fault of the feed, not a quiet one. */
function alertFigure({ period, periods }: Told, stream: Stream): ReportFigure {
  const spans = stream.observations.flatMap(({ judgement: { fromMs, toMs, regionId } }) =>
    regionId === undefined ? [] : [{ fromMs, toMs, regionId }],
  );
  const series = alertTimeMs(spans, periods.all).map((sumMs, at) => {
    const each = periods.all[at];
    return each !== undefined && sumMs > 0 && spoke(stream, each) ? sumMs : null;
  });
  return {
    measure: 'alert-time',
    sourceId: stream.sourceId,
    sourceName: stream.sourceName,
    unit: 'ms',
    ...compared(series),
    coverage: coverageOf(stream, period),
  };
}

function coverageOf({ measure, observations }: Stream, { fromMs, toMs }: Period): FigureCoverage {
  const last = observations.filter(
    ({ judgement }) => judgement.fromMs < toMs && judgement.toMs >= fromMs,
  );
  if (measure === 'thermal-anomalies')
    return { by: 'passes', passes: new Set(last.map(({ judgement }) => judgement.fromMs)).size };
  if (measure !== 'alerts') return { by: 'nobody' };
  return {
    by: 'regions',
    regions: new Set(last.map(({ judgement }) => judgement.regionId)).size,
    openEnds: last.filter(({ judgement }) => judgement.openEnd === 1).length,
  };
}
