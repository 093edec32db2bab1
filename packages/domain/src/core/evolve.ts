import type { Entry, EntryOf } from './entry.ts';
import { foldRegister, isRegisterEntry } from '../commitments/fold.ts';
import type { IncidentId } from './ids.ts';
import { id } from './ids.ts';
import { mergeEvaluation } from '../obligations/merge-evaluation.ts';
import type { FoldState, IncidentState, Stated } from './state.ts';

/**
 * Folds one entry. Total: it never throws and never refuses, because what is on record is on record; an entry that
 * speaks of something unknown changes only the counters. Reads the judgement, the author and the times, never the content.
 *
 * Takes ownership of `state` and returns it changed: use the result and forget the argument.
 */
export function evolve(state: FoldState, entry: Entry): FoldState {
  state.entries = entry.index + 1;
  state.recordedAtMs = entry.recordedAtMs;
  if (isRegisterEntry(entry)) foldRegister(state, entry);
  else foldJudgement(state, entry);
  return state;
}

function stated<J>(entry: { index: number; recordedAtMs: number; judgement: J }): Stated<J> {
  return { index: entry.index, recordedAtMs: entry.recordedAtMs, judgement: entry.judgement };
}

function foldJudgement(state: FoldState, entry: Entry): void {
  switch (entry.kind) {
    case 'agreement.adopted':
      state.agreement = { ...stated(entry), kind: entry.kind, author: entry.author };
      return;
    case 'act.recorded':
      state.acts.push(stated(entry));
      return;
    case 'role.granted': {
      const { personId } = entry.judgement;
      state.grants.set(personId, [...(state.grants.get(personId) ?? []), stated(entry)]);
      return;
    }
    case 'source.enrolled':
      return foldEnrolment(state, entry);
    case 'coverage.reported':
      state.coverage.push(stated(entry));
      return;
    case 'arrivals.received':
      return foldArrivals(state, entry);
    case 'observation.received':
      sawTime(state, entry.judgement.toMs);
      state.observations.set(entry.judgement.observationId, {
        ...stated(entry),
        screened: null,
        incidentId: null,
      });
      return;
    case 'observation.screened':
      return replace(state.observations, entry.judgement.observationId, (observation) => ({
        ...observation,
        screened: stated(entry),
      }));
    case 'allegation.filed':
      sawTime(state, entry.judgement.toMs);
      state.allegations.set(entry.judgement.allegationId, { ...stated(entry), incidentId: null });
      return;
    case 'activity.notified':
      state.activities.set(entry.judgement.activityId, { ...stated(entry), incidentId: null });
      return;
    case 'event.located':
      sawTime(state, entry.judgement.originTimeMs);
      state.events.set(entry.judgement.eventId, { ...stated(entry), incidentId: null });
      return;
    case 'incident.proposed':
      return foldProposal(state, entry);
    case 'incident.opened':
      return step(state, entry, entry.judgement.incidentId, () => ({
        opened: stated(entry),
        dismissed: null,
      }));
    case 'incident.dismissed':
      return step(state, entry, entry.judgement.incidentId, () => ({ dismissed: stated(entry) }));
    case 'ledger.weighed':
      return step(state, entry, entry.judgement.incidentId, () => ({ ledger: stated(entry) }));
    case 'finding.drafted':
    case 'finding.reviewed':
    case 'finding.issued':
      return foldFinding(state, entry);
    case 'evaluation.made':
      state.evaluation = {
        ...stated(entry),
        judgement: mergeEvaluation(state.evaluation?.judgement ?? null, entry.judgement),
      };
      return;
    case 'refusal.recorded': {
      const key = `${entry.judgement.feed} ${entry.judgement.code}`;
      state.refusals.set(key, (state.refusals.get(key) ?? 0) + 1);
      return;
    }
  }
}

function sawTime(state: FoldState, timeMs: number): void {
  state.worldToMs = Math.max(state.worldToMs, timeMs);
}

function replace<K, V>(map: Map<K, V>, key: K, change: (value: V) => V): void {
  const value = map.get(key);
  if (value !== undefined) map.set(key, change(value));
}

function step(
  state: FoldState,
  entry: Entry,
  incidentId: IncidentId,
  change: (incident: IncidentState) => Partial<IncidentState>,
): void {
  replace(state.incidents, incidentId, (incident) => ({
    ...incident,
    ...change(incident),
    steps: [...incident.steps, entry.index],
  }));
}

/** A source that is enrolled again goes on from the sequence it had reached. */
function foldEnrolment(state: FoldState, entry: EntryOf<'source.enrolled'>): void {
  const { sourceId } = entry.judgement;
  const sequence = state.sources.get(sourceId)?.sequence ?? 0;
  state.sources.set(sourceId, { ...stated(entry), sequence });
}

function foldArrivals(state: FoldState, entry: EntryOf<'arrivals.received'>): void {
  sawTime(state, entry.judgement.toMs);
  state.arrivals.push(stated(entry));
  replace(state.sources, entry.judgement.sourceId, (source) => ({
    ...source,
    sequence: Math.max(source.sequence, entry.judgement.sequence),
  }));
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

function foldFinding(
  state: FoldState,
  entry: EntryOf<'finding.drafted'> | EntryOf<'finding.reviewed'> | EntryOf<'finding.issued'>,
): void {
  const { findingId } = entry.judgement;
  const by = id<'person'>(entry.author.id);
  switch (entry.kind) {
    case 'finding.drafted':
      state.findings.set(findingId, {
        ...stated(entry),
        draftedBy: by,
        reviewed: null,
        issued: null,
      });
      return step(state, entry, entry.judgement.incidentId, () => ({ findingId }));
    case 'finding.reviewed':
      replace(state.findings, findingId, (finding) => ({
        ...finding,
        reviewed: { ...stated(entry), by },
      }));
      break;
    case 'finding.issued':
      replace(state.findings, findingId, (finding) => ({
        ...finding,
        issued: { ...stated(entry), by },
      }));
      break;
  }
  const incidentId = state.findings.get(findingId)?.judgement.incidentId;
  const isReturned = entry.kind === 'finding.reviewed' && entry.judgement.outcome === 'returned';
  if (incidentId === undefined) return;
  step(state, entry, incidentId, (incident) =>
    isReturned && incident.findingId === findingId ? { findingId: null } : {},
  );
}
