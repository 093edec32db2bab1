import type { FindingId, IncidentId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { FindingJudgements } from '../findings/judgements.ts';
import type { IncidentJudgements } from './judgements.ts';

export interface IncidentState extends Stated<IncidentJudgements['incident.proposed']> {
  readonly opened: Stated<IncidentJudgements['incident.opened']> | null;
  readonly dismissed: Stated<IncidentJudgements['incident.dismissed']> | null;
  readonly ledger: Stated<FindingJudgements['ledger.weighed']> | null;
  readonly findingId: FindingId | null;
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
