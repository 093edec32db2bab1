import { id } from '@holdfast/domain';
import type { Entry, IncidentState, State } from '@holdfast/domain';

/** One entry that a case rests on, and which others it names. */
export interface CaseEntry {
  readonly index: number;
  /** Entries that this one was made from, ascending: the parents of a derivative. */
  readonly restsOn: readonly number[];
}

/** The incident of this id, or that of the finding of this id; nothing when there is neither. */
export function findCase(state: State, caseId: string): IncidentState | undefined {
  const finding = state.findings.get(id<'finding'>(caseId));
  return state.incidents.get(finding?.judgement.incidentId ?? id<'incident'>(caseId));
}

/**
 * Every entry that a case rests on, ascending: the agreement, its sources and their enrolment, what they perceived, photographed or said, the arrivals that events
 * were located from, each step of the case, its finding with the people's grants, and what the agreement then opened.
 */
export function caseEntries(
  state: State,
  incident: IncidentState,
  entryOf: (index: number) => Entry | null,
): readonly CaseEntry[] {
  const parents = new Map<number, Set<number>>();
  const add = (index: number | undefined, restsOn: readonly number[] = []) => {
    if (index === undefined) return;
    const known = parents.get(index) ?? new Set();
    for (const parent of restsOn) known.add(parent);
    parents.set(index, known);
    for (const parent of restsOn) if (!parents.has(parent)) parents.set(parent, new Set());
  };
  add(state.agreement?.index);
  addPerceived(state, incident, add);
  for (const step of incident.steps) add(step, parentsOfStep(state, entryOf(step)));
  addConsequences(state, incident, add);
  for (const index of [...parents.keys()]) add(state.erasures.get(index), [index]);
  for (const index of [...parents.keys()]) addAuthor(state, entryOf(index), add);
  return [...parents]
    .sort(([a], [b]) => a - b)
    .map(([index, restsOn]) => ({ index, restsOn: [...restsOn].sort((a, b) => a - b) }));
}

type Add = (index: number | undefined, restsOn?: readonly number[]) => void;

/** What was perceived and said: observations with their screening, events with the arrivals of their time, allegations, notices. */
function addPerceived(state: State, { judgement }: IncidentState, add: Add): void {
  for (const each of judgement.observationIds) {
    const observation = state.observations.get(each);
    add(observation?.index);
    if (observation !== undefined) add(observation.screened?.index, [observation.index]);
  }
  const seen = new Set(judgement.observationIds);
  for (const { index, judgement: photo } of state.photos.values()) {
    const observation = state.observations.get(photo.observationId);
    if (seen.has(photo.observationId))
      add(index, observation === undefined ? [] : [observation.index]);
  }
  for (const each of judgement.eventIds) {
    const event = state.events.get(each);
    if (event === undefined) continue;
    const timeMs = event.judgement.originTimeMs;
    const arrivals = state.arrivals
      .filter(
        ({ index, judgement: { fromMs, toMs } }) =>
          index < event.index && fromMs <= timeMs + SOUND_TRAVEL_MS && toMs >= timeMs,
      )
      .map(({ index }) => index);
    add(event.index, arrivals);
  }
  for (const each of judgement.allegationIds) add(state.allegations.get(each)?.index);
  for (const each of judgement.activityIds) add(state.activities.get(each)?.index);
}

/** Sound needs at most so long from an event to the last sensor that hears it: 60 km. */
const SOUND_TRAVEL_MS = 180_000;

function parentsOfStep(state: State, entry: Entry | null): readonly number[] {
  if (entry === null) return [];
  switch (entry.kind) {
    case 'incident.proposed': {
      const { eventIds, observationIds, allegationIds, activityIds } = entry.judgement;
      return [
        ...eventIds.map((each) => state.events.get(each)?.index),
        ...observationIds.map((each) => state.observations.get(each)?.index),
        ...allegationIds.map((each) => state.allegations.get(each)?.index),
        ...activityIds.map((each) => state.activities.get(each)?.index),
      ].filter((index) => index !== undefined);
    }
    case 'ledger.weighed':
      return entry.judgement.rows.flatMap((row) => row.entryIndices);
    case 'finding.drafted':
      return [entry.judgement.ledgerIndex];
    case 'finding.reviewed':
    case 'finding.issued': {
      const finding = state.findings.get(entry.judgement.findingId);
      return finding === undefined ? [] : [finding.index];
    }
    default:
      return [];
  }
}

/** The finding, and the last evaluation where it opened something because of it. */
function addConsequences(state: State, { findingId }: IncidentState, add: Add): void {
  const finding = findingId === null ? undefined : state.findings.get(findingId);
  if (finding === undefined) return;
  add(finding.index, [finding.judgement.ledgerIndex]);
  add(finding.reviewed?.index, [finding.index]);
  add(finding.issued?.index, [finding.index]);
  const opened = state.evaluation?.judgement.obligations.filter(
    (obligation) => obligation.findingId === findingId,
  );
  const causes = opened?.flatMap(({ causeIndices }) => causeIndices) ?? [];
  if (causes.length > 0) add(state.evaluation?.index, [...new Set(causes)]);
  for (const act of state.acts) if (act.judgement.findingId === findingId) add(act.index);
}

/** Who spoke: a source's enrolment, a person's grants. */
function addAuthor(state: State, entry: Entry | null, add: Add): void {
  if (entry?.author.kind === 'person')
    for (const grant of state.grants.get(id<'person'>(entry.author.id)) ?? []) add(grant.index);
  if (entry === null || !('sourceId' in entry.judgement)) return;
  add(state.sources.get(entry.judgement.sourceId)?.index);
}
