import type { IncidentId } from '../core/ids.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import type { Members } from './judgements.ts';

export const NO_MEMBERS: Members = {
  eventIds: [],
  observationIds: [],
  allegationIds: [],
  activityIds: [],
};

export function idsOf(members: Members): readonly string[] {
  const { eventIds, observationIds, allegationIds, activityIds } = members;
  return [...eventIds, ...observationIds, ...allegationIds, ...activityIds];
}

/** Both, each once, the first ones first. */
export function withMembers(members: Members, more: Members): Members {
  const both = <T>(a: readonly T[], b: readonly T[]) => [...new Set([...a, ...b])];
  return {
    eventIds: both(members.eventIds, more.eventIds),
    observationIds: both(members.observationIds, more.observationIds),
    allegationIds: both(members.allegationIds, more.allegationIds),
    activityIds: both(members.activityIds, more.activityIds),
  };
}

export function keepMembers(members: Members, keeps: (id: string) => boolean): Members {
  const { eventIds, observationIds, allegationIds, activityIds } = members;
  return {
    eventIds: eventIds.filter(keeps),
    observationIds: observationIds.filter(keeps),
    allegationIds: allegationIds.filter(keeps),
    activityIds: activityIds.filter(keeps),
  };
}

/** Says of each member to which incident it belongs, as far as it is on record. */
export function assignMembers(state: FoldState, members: Members, incidentId: IncidentId): void {
  changeMembers(state, members, () => incidentId);
}

/** Frees the members that still belong to the incident. */
export function freeMembers(state: FoldState, members: Members, incidentId: IncidentId): void {
  changeMembers(state, members, (before) => (before === incidentId ? null : before));
}

function changeMembers(
  state: FoldState,
  { eventIds, observationIds, allegationIds, activityIds }: Members,
  owner: (before: IncidentId | null) => IncidentId | null,
): void {
  const change = <V extends { readonly incidentId: IncidentId | null }>(member: V): V => ({
    ...member,
    incidentId: owner(member.incidentId),
  });
  for (const eventId of eventIds) replace(state.events, eventId, change);
  for (const observationId of observationIds) replace(state.observations, observationId, change);
  for (const allegationId of allegationIds) replace(state.allegations, allegationId, change);
  for (const activityId of activityIds) replace(state.activities, activityId, change);
}
