import type { LiveIntake, Mission, Upkeep } from '@holdfast/mission';
import type { RefusalRecorder } from '../public/refusal-recorder.ts';
import type { Identity } from '../identity/identity.ts';

/** One record that this server holds. */
export interface Held {
  readonly mission: Mission;
  readonly identity: Identity;
  /** Takes what comes over the wire; null while this server only shows and is acted in. */
  readonly live: LiveIntake | null;
  /** Signs on the beat and looks for damage; null where nobody asked for it. */
  readonly upkeep: Upkeep | null;
  /** Puts on record what the public asked for and may not have. */
  readonly refused: RefusalRecorder;
  /** Where its console and API begin: empty for the first, `/in/NAME` for the others. */
  readonly base: string;
  /** Name of its folder, for people who choose between records. */
  readonly name: string;
}
