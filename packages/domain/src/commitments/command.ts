import type {
  ClaimId,
  ClaimJudgements,
  ContradictionId,
  Resolution,
} from '../claims/judgements.ts';
import type { Id } from '../core/ids.ts';
import type { Role } from '../access/role.ts';
import type { CommitmentJudgements } from './judgements.ts';

interface By {
  readonly personId: Id<'person'>;
  readonly role: Role;
}

/** What people may ask of the registers. */
export type RegisterCommand =
  | {
      readonly kind: 'record-claim';
      readonly by: By;
      readonly judgement: ClaimJudgements['claim.recorded'];
      /** The claim in the recorder's own words. */
      readonly statement: string;
    }
  | {
      readonly kind: 'resolve-contradiction';
      readonly by: By;
      readonly contradictionId: ContradictionId;
      readonly resolution: Resolution;
      readonly standingIds: readonly ClaimId[];
      readonly reason: string;
    }
  | {
      readonly kind: 'record-pledge';
      readonly by: By;
      readonly judgement: CommitmentJudgements['pledge.recorded'];
      readonly statement: string;
    }
  | {
      readonly kind: 'record-national-decision';
      readonly by: By;
      readonly judgement: CommitmentJudgements['national-decision.recorded'];
      readonly reason: string;
    };

export type RegisterCommandKind = RegisterCommand['kind'];

/** Which roles may ask it. A capital speaks for its own state alone: `decideRegister` checks that. */
export const REGISTER_MAY: Readonly<Record<RegisterCommandKind, readonly Role[]>> = {
  'record-claim': ['investigator', 'planner', 'capital', 'information', 'commission', 'chief'],
  'resolve-contradiction': ['investigator', 'commission', 'chief'],
  'record-pledge': ['planner', 'capital'],
  'record-national-decision': ['planner', 'capital', 'commission', 'chief'],
};
