import type { PersonId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { AccessJudgements } from './judgements.ts';

/** A grant stays when it is revoked: whose nation somebody once spoke for still bars them from reviewing. */
export interface GrantState extends Stated<AccessJudgements['role.granted']> {
  readonly revoked: Stated<AccessJudgements['role.revoked']> | null;
}

/** Who may do what, folded. */
export interface AccessState {
  readonly grants: ReadonlyMap<PersonId, readonly GrantState[]>;
}

export function emptyAccess(): Writable<AccessState> {
  return { grants: new Map() };
}
