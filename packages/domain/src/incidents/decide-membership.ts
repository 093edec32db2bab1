import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { CommandOf } from '../core/command.ts';
import type { Author } from '../core/entry.ts';
import { numberedId } from '../core/ids.ts';
import type { Area, ObservationType } from '../core/shapes.ts';
import type { State } from '../core/state.ts';
import type { Refusal } from '../observations/intake.ts';
import type { IncidentJudgement, Members } from './judgements.ts';
import { idsOf, keepMembers } from './members.ts';
import { stageOf } from './stage-of.ts';
import type { IncidentState } from './state.ts';

/** Merges others into this incident. None of them may have a finding: that speaks of what it was made on. */
export function mergeIncidents(
  state: State,
  incident: IncidentState,
  { incidentId, mergedIds, reason }: CommandOf<'merge-incidents'>,
  author: Author,
): Answer {
  for (const mergedId of mergedIds) {
    const merged = state.incidents.get(mergedId);
    if (merged === undefined) return refuse('not-found', 'an incident on record', mergedId);
    if (mergedId === incidentId) return refuse('malformed', 'other incidents', mergedId);
    if (merged.mergedInto !== null || hasFinding(merged))
      return refuse('wrong-state', `${mergedId} without a finding`, stageOf(merged));
  }
  if (hasFinding(incident))
    return refuse('wrong-state', `${incidentId} without a finding`, stageOf(incident));
  const different = new Set(mergedIds);
  if (different.size === 0 || different.size < mergedIds.length)
    return refuse('malformed', 'other incidents, each once', mergedIds.join(', ') || 'none');
  return {
    kind: 'incident.merged',
    author,
    judgement: { incidentId, mergedIds },
    content: { reason },
  };
}

/** Whether a finding was ever made on it, or is being made. */
export function hasFinding({ findingId, nextFindingId, issuedIds }: IncidentState): boolean {
  return findingId !== null || nextFindingId !== null || issuedIds.length > 0;
}

/** Takes some members out, into an incident of their own that is open when this one is. Both keep at least one that says where and when it was. */
export function splitIncident(
  state: State,
  incident: IncidentState,
  command: CommandOf<'split-incident'>,
  author: Author,
): Answer {
  const { incidentId, reason } = command;
  if (hasFinding(incident)) return refuse('wrong-state', 'without a finding', stageOf(incident));
  const own = new Set(idsOf(incident.judgement));
  const stranger = idsOf(command).find((each) => !own.has(each));
  if (stranger !== undefined) return refuse('not-found', `a member of ${incidentId}`, stranger);
  const taken = new Set(idsOf(command));
  const left = keepMembers(incident.judgement, (each) => !taken.has(each));
  if (!isPerceived(command) || !isPerceived(left))
    return refuse('malformed', 'a detection or an observation on both sides', 'none on one');
  return {
    kind: 'incident.split',
    author,
    judgement: { incidentId, into: splitOff(state, incident.judgement, command) },
    content: { reason },
  };
}

/** Something the mission or others perceived: an allegation alone is no incident. */
function isPerceived({ eventIds, observationIds }: Members): boolean {
  return eventIds.length + observationIds.length > 0;
}

function splitOff(state: State, from: IncidentJudgement, taken: Members): IncidentJudgement {
  const { eventIds, observationIds, allegationIds, activityIds } = taken;
  const events = eventIds.flatMap((each) => state.events.get(each)?.judgement ?? []);
  const seen = observationIds.flatMap((each) => state.observations.get(each)?.judgement ?? []);
  const times =
    events.length > 0
      ? events.map(({ originTimeMs }) => [originTimeMs, originTimeMs] as const)
      : seen.map(({ fromMs, toMs }) => [fromMs, toMs] as const);
  const fine = events.find(({ area }) => area.shape === 'ellipse') ?? events[0];
  return {
    incidentId: numberedId<'incident'>('HF', state.incidents.size + 1),
    incidentType: from.incidentType,
    severity: from.severity,
    fromMs: Math.min(...times.map(([fromMs]) => fromMs)),
    toMs: Math.max(...times.map(([, toMs]) => toMs)),
    sectorId: fine?.sectorId ?? seen[0]?.sectorId ?? from.sectorId,
    area: fine?.area ?? seen.find(({ area }) => area !== null)?.area ?? from.area,
    eventIds,
    observationIds,
    allegationIds,
    activityIds,
  };
}

/** Puts evidence on record to this incident, wherever it was. After a finding that reopens the case. */
export function attachEvidence(
  state: State,
  incident: IncidentState,
  command: CommandOf<'attach-evidence'>,
  author: Author,
): Answer {
  const { incidentId, reason, eventIds, observationIds, allegationIds, activityIds } = command;
  const ids = idsOf(command);
  const stranger = strangerIn(state, command);
  if (ids.length === 0 || stranger !== undefined)
    return refuse('not-found', 'evidence on record', stranger ?? 'none');
  const own = new Set(idsOf(incident.judgement));
  const already = ids.find((each) => own.has(each));
  if (already !== undefined) return refuse('wrong-state', `not yet with ${incidentId}`, already);
  const settled = settledHolder(state, command);
  if (settled !== null) return settled;
  return {
    kind: 'evidence.attached',
    author,
    judgement: { incidentId, eventIds, observationIds, allegationIds, activityIds },
    content: { reason },
  };
}

/** The first member that is not on record as what it is said to be. */
function strangerIn(state: State, members: Members): string | undefined {
  const { eventIds, observationIds, allegationIds, activityIds } = members;
  return (
    eventIds.find((each) => !state.events.has(each)) ??
    observationIds.find((each) => !state.observations.has(each)) ??
    allegationIds.find((each) => !state.allegations.has(each)) ??
    activityIds.find((each) => !state.activities.has(each))
  );
}

/** What a finding rests on is not taken from under it. */
function settledHolder(state: State, members: Members): Refusal | null {
  const moved = new Set(idsOf(members));
  for (const holder of state.incidents.values()) {
    if (!hasFinding(holder) || holder.mergedInto !== null) continue;
    const held = idsOf(holder.judgement).find((each) => moved.has(each));
    if (held !== undefined)
      return refuse(
        'wrong-state',
        'evidence that no finding rests on',
        `${held}: ${stageOf(holder)}`,
      );
  }
  return null;
}

/** Reports of outgoing fire: their places are places of firing, which nothing here may show. */
const OUTGOING: readonly ObservationType[] = ['outgoing-heard', 'flash-seen', 'shots-heard'];

/** Never finer than the cells of what was fired, metres (DESIGN, promise 4). */
const FIRED_SIZE_M_MIN = 5_000;

/** Prefers the area of one of the incident's own sources. No engine's later proposal moves it. */
export function preferLocation(
  state: State,
  incident: IncidentState,
  { incidentId, eventId, observationId, reason }: CommandOf<'prefer-location'>,
  author: Author,
): Answer {
  const { eventIds, observationIds } = incident.judgement;
  if ((eventId === null) === (observationId === null))
    return refuse('malformed', 'a detection or an observation', 'both or neither');
  const isOwn =
    eventId === null
      ? observationId !== null && observationIds.includes(observationId)
      : eventIds.includes(eventId);
  const area = isOwn ? areaOf(state, { eventId, observationId }) : null;
  if (area === null)
    return refuse(
      'not-found',
      `a source of ${incidentId} that gives a place`,
      eventId ?? observationId ?? 'none',
    );
  const observation = observationId === null ? undefined : state.observations.get(observationId);
  const isFired =
    observation !== undefined && OUTGOING.includes(observation.judgement.observationType);
  if (isFired && !(area.shape === 'cell' && area.sizeM >= FIRED_SIZE_M_MIN))
    return refuse('not-permitted', 'the place of an impact or explosion', 'a place of firing');
  return {
    kind: 'location.preferred',
    author,
    judgement: { incidentId, area, eventId, observationId },
    content: { reason },
  };
}

function areaOf(
  state: State,
  { eventId, observationId }: Pick<CommandOf<'prefer-location'>, 'eventId' | 'observationId'>,
): Area | null {
  if (eventId !== null) return state.events.get(eventId)?.judgement.area ?? null;
  return observationId === null
    ? null
    : (state.observations.get(observationId)?.judgement.area ?? null);
}
