import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { EventId, IncidentId, ObservationId } from '../core/ids.ts';
import type { BenignCause } from '../core/shapes.ts';
import type { Closing, Members } from './judgements.ts';

/** What people may ask about incidents. */
export type IncidentCommand =
  | {
      readonly kind: 'open-incident';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly reason: string;
    }
  | {
      readonly kind: 'dismiss-incident';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly cause: BenignCause;
      readonly reason: string;
    }
  | {
      readonly kind: 'close-incident';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly outcome: Closing;
      readonly reason: string;
    }
  | {
      readonly kind: 'reopen-incident';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly reason: string;
    }
  | {
      readonly kind: 'merge-incidents';
      readonly by: Actor;
      /** The one that stays. */
      readonly incidentId: IncidentId;
      readonly mergedIds: readonly IncidentId[];
      readonly reason: string;
    }
  | ({
      readonly kind: 'split-incident';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly reason: string;
    } & Members)
  | ({
      readonly kind: 'attach-evidence';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly reason: string;
    } & Members)
  | {
      readonly kind: 'prefer-location';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      /** Whose area is preferred: one of the two, the other null. */
      readonly eventId: EventId | null;
      readonly observationId: ObservationId | null;
      readonly reason: string;
    };

/** Which roles may ask it. */
export const INCIDENT_MAY: Readonly<Record<IncidentCommand['kind'], readonly Role[]>> = {
  'open-incident': ['watch', 'investigator'],
  'dismiss-incident': ['watch', 'investigator'],
  'close-incident': ['investigator', 'chief'],
  'reopen-incident': ['investigator', 'chief'],
  'merge-incidents': ['watch', 'investigator'],
  'split-incident': ['watch', 'investigator'],
  'attach-evidence': ['watch', 'investigator'],
  'prefer-location': ['watch', 'investigator'],
};
