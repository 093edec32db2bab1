import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type {
  DecisionId,
  FindingId,
  IncidentId,
  PartyId,
  PersonId,
  RemedyId,
} from '../core/ids.ts';
import type { ResponsibleCode } from '../core/shapes.ts';
import type { Breach, DecisionRule, Intent, ReadingTaken, RemedyAnswer } from './judgements.ts';

/** What the commission is asked, and what follows from what it decides. */
export type CommissionCommand =
  | {
      readonly kind: 'constitute-body';
      readonly by: Actor;
      readonly chairId: PersonId;
      readonly memberIds: readonly PersonId[];
      readonly quorum: number;
      readonly rule: DecisionRule;
      readonly reason: string;
    }
  | {
      readonly kind: 'vote';
      readonly by: Actor;
      readonly findingId: FindingId;
      readonly breach: Breach;
      readonly responsible: ResponsibleCode;
      readonly intent: Intent;
      readonly remedy: string;
      readonly dissent: string;
    }
  | {
      readonly kind: 'take-decision';
      readonly by: Actor;
      readonly findingId: FindingId;
      /** The reading of a clause that the decision rests on; null where it rests on none. */
      readonly reading: ReadingTaken | null;
      readonly reason: string;
    }
  | {
      readonly kind: 'appeal';
      readonly by: Actor;
      readonly decisionId: DecisionId;
      readonly reason: string;
    }
  | {
      readonly kind: 'request-remedy';
      readonly by: Actor;
      readonly decisionId: DecisionId;
      readonly partyId: PartyId;
      readonly dueMs: number;
      readonly text: string;
    }
  | {
      readonly kind: 'answer-remedy';
      readonly by: Actor;
      readonly remedyId: RemedyId;
      readonly answer: RemedyAnswer | 'proved';
      readonly text: string;
    }
  | {
      readonly kind: 'use-hotline';
      readonly by: Actor;
      readonly partyId: PartyId;
      readonly incidentId: IncidentId | null;
      readonly reached: 0 | 1;
      readonly calledMs: number;
      readonly text: string;
    };

/** Which roles may ask it. */
export const COMMISSION_MAY: Readonly<Record<CommissionCommand['kind'], readonly Role[]>> = {
  'constitute-body': ['chief'],
  vote: ['commission'],
  'take-decision': ['commission'],
  appeal: ['commission', 'liaison'],
  'request-remedy': ['commission'],
  'answer-remedy': ['liaison', 'commission'],
  'use-hotline': ['watch', 'chief', 'commission', 'liaison'],
};
