import { toldAtMs } from '../access/told-times.ts';
import type { State } from '../core/state.ts';
import { dataCut, namedParties, textIn } from '../views/context.ts';
import type { ViewContext } from '../views/context.ts';
import { feedFigures } from './figures-from-feeds.ts';
import { missionFigures } from './figures-from-mission.ts';
import { followUpOf } from './follow-up.ts';
import { activitiesIn, correctionsIn, impedimentsIn } from './registers.ts';
import type { Report, ReportQuery } from './report.ts';
import { reportRows } from './report-rows.ts';
import { reportSectors, setAsideIn } from './report-sectors.ts';
import { isWithin, toldOf } from './told.ts';
import type { Told } from './told.ts';
import { unknownsOf } from './unknowns.ts';

/**
 * A report: a frozen query with a data cut. `state` MUST be the record after `query.cutEntries` entries; the same record gives
 * the same report, whenever and wherever it is asked. It holds no words of a language and no place finer than a sector.
 */
export function reportView(state: State, query: ReportQuery, context: ViewContext): Report {
  const told = toldOf(state, query, context);
  const { agreement } = state;
  const content = agreement === null ? null : context.contentOf(agreement.index);
  const figures = [...missionFigures(told), ...feedFigures(told)];
  const sectors = reportSectors(told);
  return {
    query,
    cut: cutOf(state, context, query),
    missionName: textIn(content, 'title', ''),
    agreementName: textIn(content, 'agreementTitle', ''),
    parties: namedParties(state, context.contentOf),
    periodStartsMs: told.periods.all.map(({ fromMs }) => fromMs),
    step: told.periods.step,
    figures,
    explosions: explosionsIn(told),
    sectors,
    ...reportRows(told),
    rowsWithheld: query.audience === 'public',
    impediments: impedimentsIn(told),
    activities: activitiesIn(told),
    setAside: setAsideIn(told),
    corrections: correctionsIn(told),
    followUp: followUpOf(told),
    unknowns: unknownsOf(told, { figures, sectors }),
    sources: figures.flatMap(({ sourceId, sourceName, measure }) => {
      const source = [...state.sources].find(([each]) => each === sourceId)?.[1];
      return source === undefined || sourceName === null || measure === 'alerts'
        ? []
        : [{ name: sourceName, sourceClass: source.judgement.sourceClass }];
    }),
    withheld: withheldIn(told),
  };
}

/** How many entries, exactly: with that number the report is made again. How late, as its audience is told. */
function cutOf(state: State, context: ViewContext, { audience }: ReportQuery): Report['cut'] {
  const cut = dataCut(state, context);
  return {
    ...cut,
    worldToMs: toldAtMs(cut.worldToMs, audience),
    knownAtMs: toldAtMs(cut.knownAtMs, audience),
    checkpoint: null,
    earlier: false,
  };
}

/** A blast and an impact are explosions; a muzzle blast and a launch are not. */
function explosionsIn({ state, period, isTold, isCounted }: Told): number {
  return [...state.events.values()].filter(({ incidentId, judgement }) => {
    const { eventKind, originTimeMs } = judgement;
    return (
      (eventKind === 'blast' || eventKind === 'impact') &&
      isWithin(period, originTimeMs) &&
      isTold(originTimeMs) &&
      isCounted({ incidentId })
    );
  }).length;
}

/** What is younger than the audience's delay is not even counted. */
function withheldIn({ state, incidents, period, isTold }: Told): number {
  const inPeriod = (
    all: Iterable<{
      readonly mergedInto: unknown;
      readonly judgement: { readonly fromMs: number; readonly toMs: number };
    }>,
  ) =>
    [...all].filter(
      ({ mergedInto, judgement }) =>
        mergedInto === null && isWithin(period, judgement.fromMs) && isTold(judgement.toMs),
    ).length;
  return inPeriod(state.incidents.values()) - inPeriod(incidents);
}
