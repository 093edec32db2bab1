import type { Actor } from '../access/actor.ts';
import type { Role } from '../access/role.ts';
import type { KeepingJudgements } from './judgements.ts';

/** What people may ask to be done to the record. */
export type KeepingCommand = {
  readonly kind: 'erase-content';
  readonly by: Actor;
  readonly judgement: KeepingJudgements['content.erased'];
  readonly reason: string;
};

/** Which roles may ask it. */
export const KEEPING_MAY: Readonly<Record<KeepingCommand['kind'], readonly Role[]>> = {
  'erase-content': ['custodian'],
};
