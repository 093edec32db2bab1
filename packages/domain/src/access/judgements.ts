import type { PartyId, PersonId } from '../core/ids.ts';
import type { Role } from './role.ts';

export interface AccessJudgements {
  readonly 'role.granted': {
    readonly personId: PersonId;
    readonly role: Role;
    readonly nation: string;
    /** The party a liaison officer speaks for; null for everyone else. */
    readonly partyId: PartyId | null;
  };
}
