import { isReleased } from '../access/release.ts';
import { seesIncident } from '../access/sight.ts';
import type { IncidentId } from '../core/ids.ts';
import type { IncidentState, State } from '../core/state.ts';
import type { Period } from '../coverage/seen-time.ts';
import type { ViewContext } from '../views/context.ts';
import { periodsOf } from './periods.ts';
import type { Periods } from './periods.ts';
import type { ReportQuery } from './report.ts';

/** What every part of a report is made from: the record as it was at the cut, and what this audience is told of it. */
export interface Told {
  readonly state: State;
  readonly context: ViewContext;
  readonly query: ReportQuery;
  readonly period: Period;
  readonly periods: Periods;
  /** May this audience know of what was over by then? */
  isTold(toMs: number): boolean;
  /** False for what belongs to an incident that was set aside. What only matches a notice counts: a party's notice alone excuses nothing. */
  isCounted(member: { readonly incidentId: IncidentId | null }): boolean;
  /** Incidents that stand for themselves and that this audience may know of. */
  readonly incidents: readonly IncidentState[];
}

export function toldOf(state: State, query: ReportQuery, context: ViewContext): Told {
  const { fromMs, toMs, audience } = query;
  return {
    state,
    context,
    query,
    period: { fromMs, toMs },
    periods: periodsOf(query),
    isTold: (overMs) => isReleased(state, overMs, audience),
    isCounted: ({ incidentId }) =>
      incidentId === null || (state.incidents.get(incidentId)?.dismissed ?? null) === null,
    incidents: [...state.incidents.values()].filter(
      (incident) => incident.mergedInto === null && seesIncident(state, incident, audience),
    ),
  };
}

export function isWithin({ fromMs, toMs }: Period, timeMs: number): boolean {
  return timeMs >= fromMs && timeMs < toMs;
}
