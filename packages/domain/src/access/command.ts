import type { PersonId } from '../core/ids.ts';
import type { Actor } from './actor.ts';
import type { AccessJudgements } from './judgements.ts';
import type { Role } from './role.ts';

/** What people may ask about who may do what. */
export type AccessCommand =
  | {
      readonly kind: 'grant-role';
      readonly by: Actor;
      readonly judgement: AccessJudgements['role.granted'];
      readonly name: string;
    }
  | {
      readonly kind: 'revoke-role';
      readonly by: Actor;
      readonly personId: PersonId;
      readonly role: Role;
      readonly reason: string;
    };

/** Which roles may ask it. */
export const ACCESS_MAY: Readonly<Record<AccessCommand['kind'], readonly Role[]>> = {
  'grant-role': ['custodian'],
  'revoke-role': ['custodian'],
};
