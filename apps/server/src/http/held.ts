import type { LiveIntake, Mission } from '@holdfast/mission';
import type { Identity } from '../identity/identity.ts';

/** One record that this server holds. */
export interface Held {
  readonly mission: Mission;
  readonly identity: Identity;
  /** Takes what comes over the wire; null while this server only shows and is acted in. */
  readonly live: LiveIntake | null;
  /** Where its console and API begin: empty for the first, `/in/NAME` for the others. */
  readonly base: string;
  /** Name of its folder, for people who choose between records. */
  readonly name: string;
}
