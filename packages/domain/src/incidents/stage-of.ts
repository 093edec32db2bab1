import type { IncidentState } from './state.ts';

/** How far an incident has come, in words for a refusal. */
export function stageOf(incident: IncidentState): string {
  if (incident.dismissed !== null) return 'dismissed';
  if (incident.findingId !== null) return `has ${incident.findingId}`;
  return incident.opened === null ? 'proposed' : 'open';
}
