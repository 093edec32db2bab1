import type { FindingId, IncidentId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { FindingJudgements } from '../findings/judgements.ts';
import type { IncidentJudgements } from './judgements.ts';

/** The incident as it stands: what the latest proposal says, with what people decided put over it. */
export interface IncidentState extends Stated<IncidentJudgements['incident.proposed']> {
  /** When it was first proposed. */
  readonly firstRecordedAtMs: number;
  readonly opened: Stated<IncidentJudgements['incident.opened']> | null;
  readonly dismissed: Stated<IncidentJudgements['incident.dismissed']> | null;
  readonly closed: Stated<IncidentJudgements['incident.closed']> | null;
  /** Since the standing finding was issued; null when it was not, or when another finding has been issued since. */
  readonly reopened: { readonly index: number; readonly recordedAtMs: number } | null;
  /** The incident that a person has merged this one into. */
  readonly mergedInto: IncidentId | null;
  readonly preferred: Stated<IncidentJudgements['location.preferred']> | null;
  /** Members that a person has put here, and those a person has taken away: no proposal changes either. */
  readonly heldIds: readonly string[];
  readonly removedIds: readonly string[];
  /** Entry of the latest merge, split, attachment or preferred location by a person. */
  readonly decidedAt: number | null;
  /** What the engine has proposed of it since: entries, ascending. */
  readonly newSinceDecision: readonly number[];
  /** When somebody was first sent to look. */
  readonly sentAtMs: number | null;
  /** Entry since which a ledger speaks of something else; 0 when only proposals have changed it. */
  readonly changedAt: number;
  readonly ledger: Stated<FindingJudgements['ledger.weighed']> | null;
  /** The finding that is being made or stands. */
  readonly findingId: FindingId | null;
  /** The draft that is to supersede it. */
  readonly nextFindingId: FindingId | null;
  /** Every finding that was ever issued on it, oldest first. */
  readonly issuedIds: readonly FindingId[];
  /** Every entry about this incident, ascending: its process. */
  readonly steps: readonly number[];
}

/** What happened, as far as it has been put together, folded. */
export interface HappenedState {
  readonly incidents: ReadonlyMap<IncidentId, IncidentState>;
}

export function emptyHappened(): Writable<HappenedState> {
  return { incidents: new Map() };
}
