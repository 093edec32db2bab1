import type { State } from '../core/state.ts';
import type { IncidentState } from './state.ts';

/**
 * True for an incident that nothing is added to, and no ledger made of, by itself: a person has set it aside, closed it, merged it into another,
 * or is making or has issued a finding on it, and has not reopened it since.
 */
export function isSettled(incident: IncidentState): boolean {
  const { dismissed, closed, mergedInto, findingId, reopened, nextFindingId } = incident;
  if (dismissed !== null || closed !== null || mergedInto !== null) return true;
  return nextFindingId !== null || (findingId !== null && reopened === null);
}

/** May a finding be drafted on it: it is open and has none, or one that was issued before it was reopened. */
export function wantsFinding(incident: IncidentState): boolean {
  return incident.opened !== null && !isSettled(incident);
}

/** Nobody works on it any more, as things are. */
export function isAtRest(state: State, incident: IncidentState): boolean {
  const { findingId } = incident;
  const issued = findingId === null ? null : (state.findings.get(findingId)?.issued ?? null);
  return (
    isSettled(incident) &&
    (findingId === null || issued !== null) &&
    incident.nextFindingId === null
  );
}
