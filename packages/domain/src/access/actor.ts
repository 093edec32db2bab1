import type { PersonId } from '../core/ids.ts';
import type { Role } from './role.ts';

/** Who asks, and in which role: both must stand in a `role.granted` entry. */
export interface Actor {
  readonly personId: PersonId;
  readonly role: Role;
}
