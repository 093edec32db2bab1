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
  /** From here on the person may not act in the role; what they did in it stands. */
  readonly 'role.revoked': { readonly personId: PersonId; readonly role: Role };
}
