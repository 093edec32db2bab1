import type { IncidentState } from './state.ts';

/** How far an incident has come, in words for a refusal. */
export function stageOf(incident: IncidentState): string {
  if (incident.mergedInto !== null) return `merged into ${incident.mergedInto}`;
  if (incident.dismissed !== null) return 'dismissed';
  if (incident.closed !== null) return `closed: ${incident.closed.judgement.outcome}`;
  if (incident.nextFindingId !== null) return `has ${incident.nextFindingId}`;
  if (incident.findingId !== null && incident.reopened === null) return `has ${incident.findingId}`;
  return incident.opened === null ? 'proposed' : 'open';
}
