import type { IncidentState, State } from '../core/state.ts';
import { isSettled } from '../incidents/settled.ts';

/**
 * True when the incident has no ledger, or was proposed anew, changed by a person, reopened, or had one of its observations screened since its
 * last one: that ledger speaks of something else. Never for incidents that are settled, or are known by others' reports alone.
 */
export function isLedgerDue(state: State, incident: IncidentState): boolean {
  if (incident.judgement.incidentType === 'reported-violence') return false;
  if (isSettled(incident)) return false;
  if (incident.ledger === null) return true;
  const weighedAt = incident.ledger.index;
  const changedAt = Math.max(incident.index, incident.changedAt, incident.reopened?.index ?? 0);
  return (
    weighedAt < changedAt ||
    incident.judgement.observationIds.some((observationId) => {
      const screened = state.observations.get(observationId)?.screened ?? null;
      return screened !== null && screened.index > weighedAt;
    })
  );
}
