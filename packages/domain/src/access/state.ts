import type { PersonId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { AccessJudgements } from './judgements.ts';

/** Who may do what, folded. */
export interface AccessState {
  readonly grants: ReadonlyMap<PersonId, readonly Stated<AccessJudgements['role.granted']>[]>;
}

export function emptyAccess(): Writable<AccessState> {
  return { grants: new Map() };
}
