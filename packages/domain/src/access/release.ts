import type { Agreement } from '@holdfast/pact';
import type { State } from '../core/state.ts';
import { evaluationOf } from '../obligations/from-findings.ts';
import { seesIncident } from './sight.ts';
import type { Sight } from './sight.ts';

/** From when on a reader may know of what happened until `toMs`: at once, after the hold-back, or after the public's delay. */
export function isReleased(state: State, toMs: number, sight: Sight): boolean {
  if (sight === 'mission') return true;
  const terms = state.agreement?.judgement;
  const delayMs = sight === 'party' ? terms?.holdBackMs : terms?.publicDelayMs;
  return toMs + (delayMs ?? Number.MAX_SAFE_INTEGER) <= state.recordedAtMs;
}

/**
 * The state as the public may reason from it: without findings, and acts upon them, that it may not know yet, without parties'
 * statements, and with the agreement evaluated on what is left. Everyone else evaluates the state itself.
 */
export function stateAsReleased(state: State, agreement: Agreement, sight: Sight): State {
  if (sight !== 'public') return state;
  const findings = new Map(
    [...state.findings].filter(([, { judgement, issued }]) => {
      const incident = state.incidents.get(judgement.incidentId);
      return issued !== null && incident !== undefined && seesIncident(state, incident, sight);
    }),
  );
  const released: State = {
    ...state,
    findings,
    acts: state.acts.filter(
      ({ judgement: { findingId } }) => findingId === null || findings.has(findingId),
    ),
    coverage: state.coverage.filter(({ judgement }) => isReleased(state, judgement.toMs, sight)),
    allegations: new Map(),
    evaluation: null,
  };
  if (state.evaluation === null) return released;
  const { asOfMs } = state.evaluation.judgement;
  const judgement = evaluationOf(released, { agreement, nowMs: asOfMs });
  return judgement === null
    ? released
    : { ...released, evaluation: { ...state.evaluation, judgement } };
}
