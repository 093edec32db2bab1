import type {
  ActivityId,
  AllegationId,
  EventId,
  IncidentId,
  ObservationId,
  SectorId,
} from '../core/ids.ts';
import type { Area, Severity, IncidentType, BenignCause } from '../core/shapes.ts';

export interface IncidentJudgements {
  readonly 'incident.proposed': {
    readonly incidentId: IncidentId;
    readonly incidentType: IncidentType;
    readonly severity: Severity;
    readonly fromMs: number;
    readonly toMs: number;
    readonly sectorId: SectorId | null;
    readonly area: Area;
    readonly eventIds: readonly EventId[];
    readonly observationIds: readonly ObservationId[];
    readonly allegationIds: readonly AllegationId[];
    readonly activityIds: readonly ActivityId[];
  };
  readonly 'incident.opened': { readonly incidentId: IncidentId };
  readonly 'incident.dismissed': { readonly incidentId: IncidentId; readonly cause: BenignCause };
}
