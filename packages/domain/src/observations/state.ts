import type { ActivityId, EventId, IncidentId, ObservationId, SourceId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { ObservationJudgements } from './judgements.ts';

export interface ObservationState extends Stated<ObservationJudgements['observation.received']> {
  readonly screened: Stated<ObservationJudgements['observation.screened']> | null;
  readonly incidentId: IncidentId | null;
}

export interface ActivityState extends Stated<ObservationJudgements['activity.notified']> {
  readonly incidentId: IncidentId | null;
}

export interface EventState extends Stated<ObservationJudgements['event.located']> {
  readonly incidentId: IncidentId | null;
}

export interface SourceState extends Stated<ObservationJudgements['source.enrolled']> {
  /** Highest sequence number taken, 0 before the first. */
  readonly sequence: number;
  readonly revoked: Stated<ObservationJudgements['key.revoked']> | null;
}

/** Sources, and what they perceived, folded. */
export interface PerceivedState {
  readonly sources: ReadonlyMap<SourceId, SourceState>;
  readonly arrivals: readonly Stated<ObservationJudgements['arrivals.received']>[];
  readonly observations: ReadonlyMap<ObservationId, ObservationState>;
  /** Originals of photographs that were handed in, by `photoKey`. */
  readonly photos: ReadonlyMap<string, Stated<ObservationJudgements['photo.received']>>;
  readonly activities: ReadonlyMap<ActivityId, ActivityState>;
  readonly events: ReadonlyMap<EventId, EventState>;
}

export function emptyPerceived(): Writable<PerceivedState> {
  return {
    sources: new Map(),
    arrivals: [],
    observations: new Map(),
    photos: new Map(),
    activities: new Map(),
    events: new Map(),
  };
}
