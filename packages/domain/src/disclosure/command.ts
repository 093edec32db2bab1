import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { IncidentId } from '../core/ids.ts';

/** What people may ask about what the public is shown. */
export type DisclosureCommand =
  | {
      readonly kind: 'release-incident';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly reason: string;
    }
  | {
      readonly kind: 'withdraw-release';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly reason: string;
    };

/** Which roles may ask it. */
export const DISCLOSURE_MAY: Readonly<Record<DisclosureCommand['kind'], readonly Role[]>> = {
  'release-incident': ['information', 'chief'],
  'withdraw-release': ['information', 'chief'],
};
