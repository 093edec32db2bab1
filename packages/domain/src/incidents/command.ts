import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { IncidentId } from '../core/ids.ts';
import type { BenignCause } from '../core/shapes.ts';

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
    };

/** Which roles may ask it. */
export const INCIDENT_MAY: Readonly<Record<IncidentCommand['kind'], readonly Role[]>> = {
  'open-incident': ['watch', 'investigator'],
  'dismiss-incident': ['watch', 'investigator'],
};
