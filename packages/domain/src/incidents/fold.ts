import type { EntryOf } from '../core/entry.ts';
import type { IncidentId } from '../core/ids.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { IncidentJudgements } from './judgements.ts';
import type { IncidentState } from './state.ts';
import { step } from './step.ts';

/** The kinds of entry that say what is one incident, and what people made of it. */
export const INCIDENT_KINDS: Readonly<Record<keyof IncidentJudgements, true>> = {
  'incident.proposed': true,
  'incident.opened': true,
  'incident.dismissed': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldIncident(state: FoldState, entry: EntryOf<keyof IncidentJudgements>): void {
  switch (entry.kind) {
    case 'incident.proposed':
      return foldProposal(state, entry);
    case 'incident.opened':
      return step(state, entry, entry.judgement.incidentId, () => ({
        opened: stated(entry),
        dismissed: null,
      }));
    case 'incident.dismissed':
      return step(state, entry, entry.judgement.incidentId, () => ({ dismissed: stated(entry) }));
  }
}

/** A newer proposal of the same incident replaces its membership; what people decided about it stays. */
function foldProposal(state: FoldState, entry: EntryOf<'incident.proposed'>): void {
  const { incidentId, eventIds, observationIds, allegationIds, activityIds } = entry.judgement;
  const before = state.incidents.get(incidentId);
  state.incidents.set(incidentId, {
    opened: null,
    dismissed: null,
    ledger: null,
    findingId: null,
    ...before,
    ...stated(entry),
    steps: [...(before?.steps ?? []), entry.index],
  });
  if (before !== undefined) releaseMembers(state, before);
  const belongs = <V extends { readonly incidentId: IncidentId | null }>(member: V): V => ({
    ...member,
    incidentId,
  });
  for (const eventId of eventIds) replace(state.events, eventId, belongs);
  for (const observationId of observationIds) replace(state.observations, observationId, belongs);
  for (const allegationId of allegationIds) replace(state.allegations, allegationId, belongs);
  for (const activityId of activityIds) replace(state.activities, activityId, belongs);
}

/** What a newer proposal leaves out is free again. */
function releaseMembers(state: FoldState, { judgement }: IncidentState): void {
  const { incidentId, eventIds, observationIds, allegationIds, activityIds } = judgement;
  const free = <V extends { readonly incidentId: IncidentId | null }>(member: V): V =>
    member.incidentId === incidentId ? { ...member, incidentId: null } : member;
  for (const eventId of eventIds) replace(state.events, eventId, free);
  for (const observationId of observationIds) replace(state.observations, observationId, free);
  for (const allegationId of allegationIds) replace(state.allegations, allegationId, free);
  for (const activityId of activityIds) replace(state.activities, activityId, free);
}
