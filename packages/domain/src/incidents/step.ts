import type { IncidentId } from '../core/ids.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import type { IncidentState } from './state.ts';

/** Adds an entry to the process of an incident that is there, and changes the incident by it. */
export function step(
  state: FoldState,
  entry: { readonly index: number },
  incidentId: IncidentId,
  change: (incident: IncidentState) => Partial<IncidentState>,
): void {
  replace(state.incidents, incidentId, (incident) => ({
    ...incident,
    ...change(incident),
    steps: [...incident.steps, entry.index],
  }));
}
