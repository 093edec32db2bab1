import type {
  ActivityId,
  AllegationId,
  EventId,
  IncidentId,
  ObservationId,
  SectorId,
} from '../core/ids.ts';
import type { Area, BenignCause, IncidentType, Severity } from '../core/shapes.ts';

/** What an incident was put together from. */
export interface Members {
  readonly eventIds: readonly EventId[];
  readonly observationIds: readonly ObservationId[];
  readonly allegationIds: readonly AllegationId[];
  readonly activityIds: readonly ActivityId[];
}

/** What happened, as one statement has it. */
export interface IncidentJudgement extends Members {
  readonly incidentId: IncidentId;
  readonly incidentType: IncidentType;
  readonly severity: Severity;
  readonly fromMs: number;
  readonly toMs: number;
  readonly sectorId: SectorId | null;
  readonly area: Area;
}

/** How a case may end without a finding: looked into and not borne out, or out of reach. */
export const CLOSINGS = ['not-verified', 'unverifiable-access', 'unverifiable-coverage'] as const;
export type Closing = (typeof CLOSINGS)[number];

export interface IncidentJudgements {
  readonly 'incident.proposed': IncidentJudgement;
  readonly 'incident.opened': { readonly incidentId: IncidentId };
  readonly 'incident.dismissed': { readonly incidentId: IncidentId; readonly cause: BenignCause };
  readonly 'incident.closed': { readonly incidentId: IncidentId; readonly outcome: Closing };
  /** Evidence may come in again after a finding; the finding stands until another supersedes it. */
  readonly 'incident.reopened': { readonly incidentId: IncidentId };
  /** The members of the others are this incident's from here on. */
  readonly 'incident.merged': {
    readonly incidentId: IncidentId;
    readonly mergedIds: readonly IncidentId[];
  };
  /** What the new incident holds is no longer the old one's. */
  readonly 'incident.split': { readonly incidentId: IncidentId; readonly into: IncidentJudgement };
  /** A person has put this to the incident, wherever it was before. */
  readonly 'evidence.attached': { readonly incidentId: IncidentId } & Members;
  /** Where it was, as a person has it: the area of one of its own sources. */
  readonly 'location.preferred': {
    readonly incidentId: IncidentId;
    readonly area: Area;
    readonly eventId: EventId | null;
    readonly observationId: ObservationId | null;
  };
}
