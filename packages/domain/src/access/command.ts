import type { Actor } from './actor.ts';
import type { Role } from './role.ts';
import type { AccessJudgements } from './judgements.ts';

/** What people may ask about who may do what. */
export type AccessCommand = {
  readonly kind: 'grant-role';
  readonly by: Actor;
  readonly judgement: AccessJudgements['role.granted'];
  readonly name: string;
};

/** Which roles may ask it. */
export const ACCESS_MAY: Readonly<Record<AccessCommand['kind'], readonly Role[]>> = {
  'grant-role': ['custodian'],
};
