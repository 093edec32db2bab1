import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { FindingId, IncidentId, PersonId } from '../core/ids.ts';
import type { ResponsibleCode } from '../core/shapes.ts';

/** What people may ask about findings. */
export type FindingCommand =
  | {
      readonly kind: 'draft-finding';
      readonly by: Actor;
      readonly incidentId: IncidentId;
      readonly responsible: ResponsibleCode;
      readonly standardId: string | null;
      /** The ledger that the drafter has read: a newer one refuses the draft. */
      readonly ledgerIndex: number;
      readonly statement: string;
    }
  | {
      readonly kind: 'review-finding';
      readonly by: Actor;
      readonly findingId: FindingId;
      readonly outcome: 'agreed' | 'returned';
      readonly reason: string;
    }
  | {
      readonly kind: 'issue-finding';
      readonly by: Actor;
      readonly findingId: FindingId;
    }
  | {
      readonly kind: 'correct-finding';
      readonly by: Actor;
      readonly findingId: FindingId;
      /** The finding's words as they should have been. */
      readonly statement: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'withdraw-finding';
      readonly by: Actor;
      readonly findingId: FindingId;
      readonly reason: string;
    }
  | {
      readonly kind: 'recuse-member';
      readonly by: Actor;
      /** Oneself, or by the chief anyone. */
      readonly personId: PersonId;
      readonly incidentId: IncidentId;
      readonly reason: string;
    };

/** Which roles may ask it. */
export const FINDING_MAY: Readonly<Record<FindingCommand['kind'], readonly Role[]>> = {
  'draft-finding': ['investigator'],
  'review-finding': ['reviewer'],
  'issue-finding': ['chief'],
  'correct-finding': ['chief'],
  'withdraw-finding': ['chief'],
  'recuse-member': ['investigator', 'reviewer', 'chief', 'commission'],
};
