import type { Role } from '../access/role.ts';
import type { CommandKind } from '../core/command.ts';

/** One thing that a case waits for. It is nobody's duty by being here: what clocks run, the clocks say. */
export interface NextStep {
  readonly kind: CommandKind;
  /** What is to be done: `Open the case, or set it aside as nobody’s breach.` */
  readonly sentence: string;
  /** Who does it, by office: `A watch officer or an investigator`. */
  readonly who: string;
  readonly roles: readonly Role[];
  /** The party whose officer it is; null where it is no party's. */
  readonly partyId: string | null;
  /** Person ids of those on record from whom it would be taken now, at most 12; none outside the mission. */
  readonly personIds: readonly string[];
  /** Why nobody on record can do it now; null where somebody can, and outside the mission. */
  readonly barred: string | null;
  /** The case goes on without it. */
  readonly optional: boolean;
  /** The finding before the commission that it is about; null for a step on the case itself. */
  readonly findingId: string | null;
}
