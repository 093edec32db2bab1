import type { IncidentState, State } from '../core/state.ts';

/**
 * True when the incident has no ledger, or was proposed anew, or had one of its observations screened since its last one: that
 * ledger speaks of something else. Never for incidents that were set aside, have a finding, or are known by others' reports alone.
 */
export function isLedgerDue(state: State, incident: IncidentState): boolean {
  if (incident.judgement.incidentType === 'reported-violence') return false;
  if (incident.dismissed !== null || incident.findingId !== null) return false;
  if (incident.ledger === null) return true;
  const weighedAt = incident.ledger.index;
  return (
    weighedAt < incident.index ||
    incident.judgement.observationIds.some((observationId) => {
      const screened = state.observations.get(observationId)?.screened ?? null;
      return screened !== null && screened.index > weighedAt;
    })
  );
}
