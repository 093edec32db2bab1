import type { EventId, ObservationId } from '../core/ids.ts';
import type { EventState, IncidentState, ObservationState, State } from '../core/state.ts';
import { EXPLOSIONS } from '../incidents/attach-allegations.ts';
import { isSettled } from '../incidents/settled.ts';

/** What is located so long ago is not located anew, milliseconds: a patrol's report is rarely later. */
const JOIN_MS_MAX = 3 * 3_600_000;

/** A located impact or explosion that other kinds of observation may belong to, and the reports with it that give a direction. */
export interface Joinable {
  readonly event: EventState;
  readonly observations: readonly ObservationState[];
}

/**
 * Impacts and explosions whose case is not settled, oldest first. People's reports belong to one where it is the only one of its case: which of
 * several a patrol heard nobody can tell. Places of firing are never among them.
 */
export function joinableEvents(state: State, nowMs: number): readonly Joinable[] {
  const joinable: Joinable[] = [];
  for (const event of state.events.values()) {
    const { originTimeMs, area } = event.judgement;
    if (area.shape !== 'ellipse' || originTimeMs < nowMs - JOIN_MS_MAX) continue;
    const incident = event.incidentId === null ? undefined : state.incidents.get(event.incidentId);
    if (incident === undefined || isSettled(incident)) continue;
    joinable.push({ event, observations: directed(state, incident, event.judgement.eventId) });
  }
  return joinable;
}

function directed(
  state: State,
  { judgement: { eventIds, observationIds } }: IncidentState,
  eventId: EventId,
): readonly ObservationState[] {
  if (eventIds.some((other) => other !== eventId)) return [];
  return observationIds.flatMap((observationId: ObservationId) => {
    const observation = state.observations.get(observationId);
    if (observation === undefined) return [];
    const { observationType, area } = observation.judgement;
    const isSetAside = observation.screened?.judgement.outcome === 'set-aside';
    return area === null && !isSetAside && EXPLOSIONS.includes(observationType) ? observation : [];
  });
}
