import type { ContentOf } from '../core/entry.ts';
import type { IncidentId } from '../core/ids.ts';
import type { Area, Judgements } from '../core/judgements.ts';
import type { IncidentState } from '../core/state.ts';
import type { Ground } from '../ground/ground.ts';
import type { Gatherable } from './gather.ts';

export interface IncidentInputs {
  readonly ground: Ground;
  readonly contentOf: ContentOf;
  /** Human reports are taken up once everything until then has come from the sensors: what they heard may be the same. */
  readonly settledThroughMs: number;
}

/** An incident as it is being put together: what stood before, and what joins now. */
export interface Draft {
  readonly incidentId: IncidentId;
  readonly before: IncidentState | null;
  readonly gathered: Gatherable[];
  readonly eventIds: Judgements['incident.proposed']['eventIds'][number][];
  readonly areas: Area[];
  readonly observationIds: Judgements['incident.proposed']['observationIds'][number][];
  readonly allegationIds: Judgements['incident.proposed']['allegationIds'][number][];
  readonly activityIds: Judgements['incident.proposed']['activityIds'][number][];
  changed: boolean;
}
