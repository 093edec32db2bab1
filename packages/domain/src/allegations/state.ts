import type { AllegationId, IncidentId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { AllegationJudgements } from './judgements.ts';

export interface AllegationState extends Stated<AllegationJudgements['allegation.filed']> {
  readonly incidentId: IncidentId | null;
}

/** What the parties allege, folded. */
export interface AllegedState {
  readonly allegations: ReadonlyMap<AllegationId, AllegationState>;
}

export function emptyAlleged(): Writable<AllegedState> {
  return { allegations: new Map() };
}
