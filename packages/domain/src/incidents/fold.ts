import type { EntryOf } from '../core/entry.ts';
import type { IncidentId } from '../core/ids.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { IncidentJudgement, IncidentJudgements, Members } from './judgements.ts';
import { assignMembers, freeMembers, idsOf, keepMembers, withMembers } from './members.ts';
import type { IncidentState } from './state.ts';
import { step } from './step.ts';

/** The kinds of entry that say what is one incident, and what people made of it. */
export const INCIDENT_KINDS: Readonly<Record<keyof IncidentJudgements, true>> = {
  'incident.proposed': true,
  'incident.opened': true,
  'incident.dismissed': true,
  'incident.closed': true,
  'incident.reopened': true,
  'incident.merged': true,
  'incident.split': true,
  'evidence.attached': true,
  'location.preferred': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldIncident(state: FoldState, entry: EntryOf<keyof IncidentJudgements>): void {
  const { incidentId } = entry.judgement;
  switch (entry.kind) {
    case 'incident.proposed':
      return foldProposal(state, entry);
    case 'incident.opened':
      return step(state, entry, incidentId, () => ({
        opened: stated(entry),
        dismissed: null,
        closed: null,
      }));
    case 'incident.dismissed':
      return step(state, entry, incidentId, () => ({ dismissed: stated(entry) }));
    case 'incident.closed':
      return step(state, entry, incidentId, () => ({ closed: stated(entry) }));
    case 'incident.reopened':
      return step(state, entry, incidentId, () => ({ reopened: when(entry) }));
    case 'incident.merged':
      return foldMerge(state, entry);
    case 'incident.split':
      return foldSplit(state, entry);
    case 'evidence.attached':
      return attachMembers(state, entry, incidentId, entry.judgement);
    case 'location.preferred':
      return step(state, entry, incidentId, (incident) => ({
        preferred: stated(entry),
        judgement: { ...incident.judgement, area: entry.judgement.area },
        ...decided(entry),
      }));
  }
}

const when = ({
  index,
  recordedAtMs,
}: {
  readonly index: number;
  readonly recordedAtMs: number;
}) => ({
  index,
  recordedAtMs,
});

/** A person's decision about what the incident is: what the engine says from here on is new since then. */
const decided = ({ index }: { readonly index: number }) => ({
  decidedAt: index,
  newSinceDecision: [],
});

/** An incident of which nobody has decided anything. Written out: a hundred thousand of these are made, and spreads cost more. */
function newIncident(
  entry: { readonly index: number; readonly recordedAtMs: number },
  judgement: IncidentJudgement,
): IncidentState {
  const { index, recordedAtMs } = entry;
  return {
    index,
    recordedAtMs,
    judgement,
    firstRecordedAtMs: recordedAtMs,
    opened: null,
    dismissed: null,
    closed: null,
    reopened: null,
    mergedInto: null,
    preferred: null,
    heldIds: [],
    removedIds: [],
    decidedAt: null,
    newSinceDecision: [],
    sentAtMs: null,
    changedAt: 0,
    ledger: null,
    findingId: null,
    nextFindingId: null,
    issuedIds: [],
    steps: [index],
  };
}

/** A newer proposal of the same incident replaces its membership; what people decided about it stays. */
function foldProposal(state: FoldState, entry: EntryOf<'incident.proposed'>): void {
  const { incidentId } = entry.judgement;
  const before = state.incidents.get(incidentId);
  if (before === undefined) {
    state.incidents.set(incidentId, newIncident(entry, entry.judgement));
    return assignMembers(state, entry.judgement, incidentId);
  }
  const judgement = asDecided(before, entry.judgement);
  state.incidents.set(incidentId, {
    ...before,
    ...when(entry),
    judgement,
    newSinceDecision: before.decidedAt === null ? [] : [...before.newSinceDecision, entry.index],
    steps: [...before.steps, entry.index],
  });
  freeMembers(state, before.judgement, incidentId);
  assignMembers(state, judgement, incidentId);
}

/** No automatic statement overwrites a human one: what a person put in, took out, merged away or preferred stays so. */
function asDecided(before: IncidentState, proposal: IncidentJudgement): IncidentJudgement {
  if (before.mergedInto !== null)
    return { ...before.judgement, ...keepMembers(before.judgement, () => false) };
  const { heldIds, removedIds, preferred } = before;
  if (heldIds.length + removedIds.length === 0 && preferred === null) return proposal;
  const held = keepMembers(before.judgement, (id) => heldIds.includes(id));
  const proposed = keepMembers(proposal, (id) => !removedIds.includes(id));
  return {
    ...proposal,
    ...withMembers(proposed, held),
    area: preferred?.judgement.area ?? proposal.area,
  };
}

function foldMerge(state: FoldState, entry: EntryOf<'incident.merged'>): void {
  const { incidentId, mergedIds } = entry.judgement;
  if (!state.incidents.has(incidentId)) return;
  for (const mergedId of mergedIds) {
    const merged = state.incidents.get(mergedId);
    if (merged === undefined || mergedId === incidentId) continue;
    const { fromMs, toMs, severity } = merged.judgement;
    const members = keepMembers(merged.judgement, () => true);
    step(state, entry, mergedId, () => ({ mergedInto: incidentId }));
    putMembers(state, entry, incidentId, members);
    replace(state.incidents, incidentId, (incident) => ({
      ...incident,
      judgement: {
        ...incident.judgement,
        fromMs: Math.min(incident.judgement.fromMs, fromMs),
        toMs: Math.max(incident.judgement.toMs, toMs),
        severity: severity > incident.judgement.severity ? severity : incident.judgement.severity,
      },
    }));
  }
  step(state, entry, incidentId, () => decided(entry));
}

function foldSplit(state: FoldState, entry: EntryOf<'incident.split'>): void {
  const { incidentId, into } = entry.judgement;
  const from = state.incidents.get(incidentId);
  if (from === undefined || state.incidents.has(into.incidentId)) return;
  state.incidents.set(into.incidentId, {
    ...newIncident(entry, into),
    heldIds: idsOf(into),
    opened: from.opened,
    decidedAt: entry.index,
  });
  takeMembers(state, entry, incidentId, into);
  assignMembers(state, into, into.incidentId);
  step(state, entry, incidentId, () => decided(entry));
}

/** Puts members to an incident that is there by a person's decision: they leave the incidents that held them. New evidence after a finding reopens the case. */
export function attachMembers(
  state: FoldState,
  entry: { readonly index: number; readonly recordedAtMs: number },
  incidentId: IncidentId,
  members: Members,
): void {
  if (!state.incidents.has(incidentId)) return;
  for (const holder of holdersOf(state, members))
    if (holder !== incidentId) takeMembers(state, entry, holder, members);
  putMembers(state, entry, incidentId, members);
  step(state, entry, incidentId, (incident) => ({
    ...decided(entry),
    ...reopening(incident, entry),
  }));
}

/** A finding was issued on less than is known now. */
export function reopening(
  { issuedIds, findingId, reopened }: IncidentState,
  entry: { readonly index: number; readonly recordedAtMs: number },
): Pick<IncidentState, 'reopened'> {
  const isIssued = findingId !== null && issuedIds.includes(findingId);
  return { reopened: isIssued ? (reopened ?? when(entry)) : reopened };
}

function holdersOf(state: FoldState, members: Members): ReadonlySet<IncidentId> {
  const { eventIds, observationIds, allegationIds, activityIds } = members;
  const holders = [
    ...eventIds.map((each) => state.events.get(each)),
    ...observationIds.map((each) => state.observations.get(each)),
    ...allegationIds.map((each) => state.allegations.get(each)),
    ...activityIds.map((each) => state.activities.get(each)),
  ];
  return new Set(holders.flatMap((member) => member?.incidentId ?? []));
}

function putMembers(
  state: FoldState,
  { index }: { readonly index: number },
  incidentId: IncidentId,
  members: Members,
): void {
  const { eventIds, observationIds, allegationIds, activityIds } = members;
  const put = idsOf(members);
  replace(state.incidents, incidentId, (incident) => ({
    ...incident,
    judgement: {
      ...incident.judgement,
      ...withMembers(incident.judgement, { eventIds, observationIds, allegationIds, activityIds }),
    },
    heldIds: [...new Set([...incident.heldIds, ...put])],
    removedIds: incident.removedIds.filter((each) => !put.includes(each)),
    changedAt: index,
  }));
  assignMembers(state, members, incidentId);
}

function takeMembers(
  state: FoldState,
  { index }: { readonly index: number },
  incidentId: IncidentId,
  members: Members,
): void {
  const taken = new Set(idsOf(members));
  replace(state.incidents, incidentId, (incident) => ({
    ...incident,
    judgement: {
      ...incident.judgement,
      ...keepMembers(incident.judgement, (each) => !taken.has(each)),
    },
    heldIds: incident.heldIds.filter((each) => !taken.has(each)),
    removedIds: [...new Set([...incident.removedIds, ...taken])],
    changedAt: index,
  }));
}
