import type { NewEntryOf } from '../core/entry.ts';
import type { Engine } from '../core/engine.ts';
import { authorOf } from '../core/engine.ts';
import { numberedId } from '../core/ids.ts';
import type { IncidentId, SectorId } from '../core/ids.ts';
import type { Area, IncidentType, Judgements, Severity } from '../core/judgements.ts';
import type { EventState, IncidentState, State } from '../core/state.ts';
import type { Ground } from '../ground/ground.ts';
import { sectorAt } from '../ground/places.ts';
import type { Draft, IncidentInputs } from './draft.ts';
import { EXPLOSIONS, attachAllegations } from './attach-allegations.ts';
import { attachActivities, attachObservations } from './attach-observations.ts';
import { isSettled } from './settled.ts';
import { areaOfAll, gatherableOf, joins, membersOf } from './gather.ts';

type Observed = Judgements['observation.received'];
type Proposal = NewEntryOf<'incident.proposed'>;

/**
 * Detections and reports → incidents. New detections join the incident they belong to or begin one; then the human
 * reports, notices and allegations that speak of the same thing are attached. What nothing joins begins an incident of
 * its own when a mission's own observer perceived it; an allegation alone stays an allegation (claimed is not observed).
 *
 * A dismissed incident, or one with a finding, takes in nothing more by itself: a person decides about those.
 * Deterministic: everything is taken in order of time, ties by id.
 */
export function incidentsFromObservations(
  state: State,
  inputs: IncidentInputs,
  engine: Engine,
): readonly Proposal[] {
  const drafts = openDrafts(state, inputs.ground);
  let ordinal = state.incidents.size;
  const begin = (): Draft => {
    const draft = emptyDraft(numberedId<'incident'>('HF', (ordinal += 1)));
    drafts.push(draft);
    return draft;
  };
  gatherEvents(state, drafts, inputs.ground, begin);
  attachObservations(state, drafts, inputs, begin);
  attachActivities(state, drafts, inputs.ground);
  attachAllegations(state, drafts);
  return drafts
    .filter(({ changed }) => changed)
    .flatMap((draft) => proposalOf(state, draft, inputs, engine) ?? []);
}

function emptyDraft(incidentId: IncidentId): Draft {
  return {
    incidentId,
    before: null,
    gathered: [],
    eventIds: [],
    areas: [],
    observationIds: [],
    allegationIds: [],
    activityIds: [],
    changed: false,
  };
}

/** Incidents that may still grow. */
function openDrafts(state: State, ground: Ground): Draft[] {
  return [...state.incidents.values()]
    .filter((incident) => !isSettled(incident))
    .map((incident) => ({
      incidentId: incident.judgement.incidentId,
      before: incident,
      gathered: [...membersOf(incident, state.events, ground)],
      eventIds: [...incident.judgement.eventIds],
      areas: areasOf(state, incident),
      observationIds: [...incident.judgement.observationIds],
      allegationIds: [...incident.judgement.allegationIds],
      activityIds: [...incident.judgement.activityIds],
      changed: incident.judgement.eventIds.some(
        (eventId) => (state.events.get(eventId)?.index ?? 0) > incident.index,
      ),
    }));
}

/** Of its detections; where there is none, the one that holds what was reported so far. */
function areasOf(state: State, { judgement }: IncidentState): Area[] {
  const { eventIds, area } = judgement;
  return eventIds.length === 0
    ? [area]
    : eventIds.flatMap((eventId) => state.events.get(eventId)?.judgement.area ?? []);
}

function gatherEvents(state: State, drafts: Draft[], ground: Ground, begin: () => Draft): void {
  const fresh = [...state.events.values()]
    .filter(({ incidentId }) => incidentId === null)
    .sort(byOrigin);
  for (const event of fresh) {
    const gatherable = gatherableOf(event.judgement, ground);
    const home =
      drafts.find(({ gathered }) => gathered.length > 0 && joins(gatherable, gathered)) ?? begin();
    home.gathered.push(gatherable);
    home.eventIds.push(event.judgement.eventId);
    home.areas.push(event.judgement.area);
    home.changed = true;
  }
}

function byOrigin(a: EventState, b: EventState): number {
  return (
    a.judgement.originTimeMs - b.judgement.originTimeMs ||
    (a.judgement.eventId < b.judgement.eventId ? -1 : 1)
  );
}

function proposalOf(
  state: State,
  draft: Draft,
  inputs: IncidentInputs,
  engine: Engine,
): Proposal | null {
  const events = draft.eventIds.flatMap((eventId) => state.events.get(eventId)?.judgement ?? []);
  const observations = draft.observationIds.flatMap(
    (id) => state.observations.get(id)?.judgement ?? [],
  );
  const area = areaOfAll(draft.areas, inputs.ground) ?? draft.before?.judgement.area ?? null;
  const times = [
    ...events.map(({ originTimeMs }) => [originTimeMs, originTimeMs] as const),
    ...(events.length > 0 ? [] : observations.map(({ fromMs, toMs }) => [fromMs, toMs] as const)),
  ];
  if (area === null || times.length === 0) return null;
  const incidentType = typeOf(draft, observations);
  return {
    kind: 'incident.proposed',
    author: authorOf(engine),
    judgement: {
      incidentId: draft.incidentId,
      incidentType,
      severity: severityOf(incidentType, draft),
      fromMs: Math.min(...times.map(([fromMs]) => fromMs)),
      toMs: Math.max(...times.map(([, toMs]) => toMs)),
      sectorId: sectorOf(state, draft, area, inputs.ground),
      area,
      eventIds: draft.eventIds,
      observationIds: draft.observationIds,
      allegationIds: draft.allegationIds,
      activityIds: draft.activityIds,
    },
    content: { settledThroughMs: inputs.settledThroughMs },
  };
}

function sectorOf(state: State, draft: Draft, area: Area, ground: Ground): SectorId | null {
  const reported = draft.observationIds.flatMap(
    (id) => state.observations.get(id)?.judgement.sectorId ?? [],
  );
  return draft.eventIds.length === 0
    ? (reported[0] ?? null)
    : sectorAt(ground, ground.toMetres(area));
}

function typeOf({ gathered, before }: Draft, observations: readonly Observed[]): IncidentType {
  const [first] = gathered;
  if (first === undefined) return before?.judgement.incidentType ?? typeSeen(observations);
  if (first.family === 'small-arms') return 'small-arms-fire';
  return first.family === 'indirect' ? 'indirect-fire' : 'explosion';
}

/** What people alone perceived: what went off, or what was fired. */
function typeSeen(observations: readonly Observed[]): IncidentType {
  return observations.some(({ observationType }) => EXPLOSIONS.includes(observationType))
    ? 'explosion'
    : 'small-arms-fire';
}

/** FIELD 3's default scale: small arms are minor, indirect fire is serious, three impacts or more of it are grave. */
function severityOf(type: IncidentType, { gathered }: Draft): Severity {
  if (type === 'small-arms-fire') return 1;
  if (type === 'explosion') return 2;
  return gathered.filter(({ landedOn }) => landedOn !== null).length >= 3 ? 3 : 2;
}
