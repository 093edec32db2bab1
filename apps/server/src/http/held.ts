import type { Mission } from '@holdfast/mission';
import type { Identity } from '../identity/identity.ts';

/** One record that this server holds. */
export interface Held {
  readonly mission: Mission;
  readonly identity: Identity;
  /** Where its console and API begin: empty for the first, `/in/NAME` for the others. */
  readonly base: string;
  /** Name of its folder, for people who choose between records. */
  readonly name: string;
}
