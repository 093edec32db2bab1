import { seenSeconds } from '../coverage/seen-time.ts';
import type { Period } from '../coverage/seen-time.ts';
import { compared } from './compare.ts';
import { isPublished } from './figures-from-feeds.ts';
import type { FigureCoverage, Measure, ReportFigure } from './report.ts';
import type { Told } from './told.ts';

/**
 * What the mission itself counted: incidents, what its instruments located, what its people saw and heard. Incidents that were set aside,
 * and all that belongs to them, are counted apart. A period in which nothing was seen has no figure. None at all where the record holds nothing of the kind.
 */
export function missionFigures(told: Told): readonly ReportFigure[] {
  const { state, incidents, isTold, isCounted } = told;
  const observed = [...state.observations.values()].filter(
    (each) => !isPublished(state, each.judgement) && isTold(each.judgement.toMs) && isCounted(each),
  );
  const events = [...state.events.values()].filter(
    (each) => isTold(each.judgement.originTimeMs) && isCounted(each),
  );
  const standing = incidents.filter(({ dismissed }) => dismissed === null);
  if (standing.length + observed.length + events.length === 0 && state.agreement === null)
    return [];
  const isSeen = watched(told);
  const coverage = coverageOf(told);
  const figure = (measure: Measure, timesMs: readonly number[]): ReportFigure => ({
    measure,
    sourceId: null,
    sourceName: null,
    unit: 'count',
    ...compared(countsBy(told, timesMs).map((count, at) => (isSeen[at] === true ? count : null))),
    coverage,
  });
  return [
    figure(
      'incidents',
      standing.map(({ judgement }) => judgement.fromMs),
    ),
    figure(
      'detections',
      events.map(({ judgement }) => judgement.originTimeMs),
    ),
    figure(
      'observations',
      observed.map(({ judgement }) => judgement.fromMs),
    ),
  ];
}

function countsBy({ periods }: Told, timesMs: readonly number[]): readonly number[] {
  const counts = periods.all.map(() => 0);
  for (const timeMs of timesMs) {
    const at = periods.at(timeMs);
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** In which periods anything was seen; where coverage is never reported, those from the first that the record speaks of on. */
function watched({ state, periods, isTold }: Told): readonly boolean[] {
  const spans = state.coverage.map(({ judgement }) => judgement).filter(({ toMs }) => isTold(toMs));
  if (spans.length > 0)
    return periods.all.map((period) => seenSeconds(within(spans, period), period) > 0);
  const firstMs = [...state.observations.values(), ...state.incidents.values()].reduce(
    (least, { judgement }) => Math.min(least, judgement.fromMs),
    Number.MAX_SAFE_INTEGER,
  );
  return periods.all.map(({ toMs }) => toMs > firstMs);
}

/** Time seen and time in all, added up over the agreement's sectors. */
function coverageOf({ state, period, isTold }: Told): FigureCoverage {
  const sectors = state.agreement?.judgement.sectors ?? [];
  if (sectors.length === 0) return { by: 'nobody' };
  const spans = within(
    state.coverage.map(({ judgement }) => judgement).filter(({ toMs }) => isTold(toMs)),
    period,
  );
  const seenS = sectors.reduce(
    (sum, sectorId) =>
      sum +
      seenSeconds(
        spans.filter((span) => span.sectorId === sectorId),
        period,
      ),
    0,
  );
  return {
    by: 'sectors',
    seenS,
    wholeS: sectors.length * Math.floor((period.toMs - period.fromMs) / 1000),
  };
}

function within<T extends Period>(spans: readonly T[], { fromMs, toMs }: Period): readonly T[] {
  return spans.filter((span) => span.fromMs < toMs && span.toMs > fromMs);
}
