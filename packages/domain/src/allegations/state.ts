import type { AllegationId, IncidentId } from '../core/ids.ts';
import type { Stated } from '../core/stated.ts';
import type { Writable } from '../core/writable.ts';
import type { AllegationJudgements } from './judgements.ts';

export interface AllegationState extends Stated<AllegationJudgements['allegation.filed']> {
  readonly incidentId: IncidentId | null;
  readonly acknowledged: Stated<AllegationJudgements['allegation.acknowledged']> | null;
  readonly judged: Stated<AllegationJudgements['allegation.judged']> | null;
  readonly linked: Stated<AllegationJudgements['allegation.linked']> | null;
}

/** What the parties allege, folded. Never part of what the mission itself observed. */
export interface AllegedState {
  readonly allegations: ReadonlyMap<AllegationId, AllegationState>;
}

export function emptyAlleged(): Writable<AllegedState> {
  return { allegations: new Map() };
}

/** Names of FIELD's states of an allegation. */
export type AllegationStage = 'filed' | 'acknowledged' | 'admissible' | 'inadmissible' | 'linked';

export function allegationStage(allegation: AllegationState): AllegationStage {
  const { judged, incidentId, acknowledged } = allegation;
  if (judged?.judgement.outcome === 'inadmissible') return 'inadmissible';
  if (incidentId !== null) return 'linked';
  if (judged !== null) return 'admissible';
  return acknowledged === null ? 'filed' : 'acknowledged';
}

/** A person has said that it is not to be looked into: it is counted, and neither attached nor weighed. */
export function isInadmissible({ judged }: AllegationState): boolean {
  return judged?.judgement.outcome === 'inadmissible';
}
