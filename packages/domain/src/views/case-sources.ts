import { shownArea, sightOf } from '../access/sight.ts';
import type { Sight } from '../access/sight.ts';
import type { JsonValue } from '../core/entry.ts';
import type { ObservationId } from '../core/ids.ts';
import type { IncidentState, State } from '../core/state.ts';
import type { Members } from '../incidents/judgements.ts';
import type { ViewContext } from './context.ts';
import { locationFit } from './location-fit.ts';
import { authorName, memberOf, responsibleName, textIn } from './context.ts';
import { namedPhotos } from '../observations/photos.ts';
import { photoKey } from '../observations/photo-key.ts';
import { toldAtMs } from '../access/told-times.ts';
import { mayReadPhotos } from './entry.ts';
import { allegationSentence, detectionSentence, observationSentence } from './sentences.ts';
import type { CasePhoto, CaseSource } from './case-types.ts';
import type { NamedParty, Reader } from './types.ts';

/**
 * What each source perceived, in order of time in the world. Parties see what the mission's own people reported, without
 * their words and positions, and their own and the other side's allegations; the public sees none of it, and how many.
 */
export function caseSources(
  state: State,
  incident: IncidentState,
  parties: readonly NamedParty[],
  context: ViewContext,
  reader: Reader,
): { readonly sources: readonly CaseSource[]; readonly withheld: number } {
  const sight = sightOf(reader);
  const members = incident.judgement;
  const { eventIds, observationIds, allegationIds, activityIds } = members;
  const all = eventIds.length + observationIds.length + allegationIds.length + activityIds.length;
  if (sight === 'public' || sight === 'capital') return { sources: [], withheld: all };
  const sources = sourcesOf(state, members, parties, context, reader);
  const withheld = sight === 'mission' ? 0 : observationIds.length;
  const toldSources = sources.map((source) => ({
    ...source,
    recordedAtMs: toldAtMs(source.recordedAtMs, sight),
  }));
  return { sources: toldSources, withheld };
}

/** The same of any members, in a case or in none; for readers inside the mission and liaison officers. */
export function sourcesOf(
  state: State,
  members: Members,
  parties: readonly NamedParty[],
  context: ViewContext,
  reader: Reader,
): readonly CaseSource[] {
  const sources = [
    ...observations(state, members, context, reader),
    ...detections(state, members, context, sightOf(reader)),
    ...allegations(state, members, parties, context),
    ...activities(state, members, parties, context),
  ];
  return sources.sort((a, b) => a.fromMs - b.fromMs || a.entryIndex - b.entryIndex);
}

function detections(
  state: State,
  members: Members,
  context: ViewContext,
  sight: Sight,
): CaseSource[] {
  return members.eventIds.flatMap((eventId) => {
    const event = state.events.get(eventId);
    if (event === undefined) return [];
    const { judgement } = event;
    const content = context.contentOf(event.index);
    const area = shownArea(state, judgement.area, sight);
    const rms = memberOf(content, 'residualRmsMs');
    return [
      {
        ...place(event.index, event.recordedAtMs, judgement.originTimeMs, judgement.originTimeMs),
        kind: 'detection' as const,
        id: judgement.eventId,
        who: 'Acoustic network',
        sentence: detectionSentence({ ...judgement, area }),
        verbatim: null,
        eventKind: judgement.eventKind,
        area,
        arrivals: judgement.arrivals,
        residualRmsMs: typeof rms === 'number' ? rms : null,
        photos: [],
        fit: sight === 'mission' ? locationFit(content, judgement.area) : null,
      },
    ];
  });
}

function observations(
  state: State,
  members: Members,
  context: ViewContext,
  reader: Reader,
): CaseSource[] {
  return members.observationIds.flatMap((observationId) => {
    const observation = state.observations.get(observationId);
    if (observation === undefined) return [];
    const { judgement } = observation;
    const content = context.contentOf(observation.index);
    const sight = sightOf(reader);
    const area = judgement.area === null ? null : shownArea(state, judgement.area, sight);
    const shown = sight === 'mission' ? content : null;
    return [
      {
        ...place(observation.index, observation.recordedAtMs, judgement.fromMs, judgement.toMs),
        kind: 'observation' as const,
        id: observationId,
        who: authorName(state, context.contentOf, { kind: 'source', id: judgement.sourceId }),
        sentence: observationSentence(judgement.observationType, judgement.count, area, shown),
        verbatim: textIn(shown, 'text', '') || null,
        eventKind: null,
        area,
        arrivals: null,
        residualRmsMs: null,
        photos: mayReadPhotos(reader.role) ? photosOf(state, observationId, content) : [],
        fit: null,
      },
    ];
  });
}

function photosOf(
  state: State,
  observationId: ObservationId,
  content: JsonValue | null,
): readonly CasePhoto[] {
  return namedPhotos(content).map((photo) => {
    const { sha256 } = photo;
    return {
      ...photo,
      entryIndex: state.photos.get(photoKey({ observationId, sha256 }))?.index ?? null,
    };
  });
}

function allegations(
  state: State,
  members: Members,
  parties: readonly NamedParty[],
  context: ViewContext,
): CaseSource[] {
  const name = (partyId: string) => responsibleName(parties, partyId);
  return members.allegationIds.flatMap((allegationId) => {
    const allegation = state.allegations.get(allegationId);
    if (allegation === undefined) return [];
    const { judgement } = allegation;
    const { accusedId } = judgement;
    return [
      {
        ...place(allegation.index, allegation.recordedAtMs, judgement.fromMs, judgement.toMs),
        ...NOTHING_MEASURED,
        kind: 'allegation' as const,
        id: allegationId,
        who: authorName(state, context.contentOf, { kind: 'source', id: judgement.sourceId }),
        sentence: allegationSentence(
          judgement.statement,
          name(judgement.partyId),
          accusedId === null ? null : name(accusedId),
        ),
        verbatim: textIn(context.contentOf(allegation.index), 'text', '') || null,
      },
    ];
  });
}

function activities(
  state: State,
  members: Members,
  parties: readonly NamedParty[],
  context: ViewContext,
): CaseSource[] {
  return members.activityIds.flatMap((activityId) => {
    const activity = state.activities.get(activityId);
    if (activity === undefined) return [];
    const { judgement } = activity;
    return [
      {
        ...place(activity.index, activity.recordedAtMs, judgement.fromMs, judgement.toMs),
        ...NOTHING_MEASURED,
        kind: 'activity' as const,
        id: activityId,
        who: authorName(state, context.contentOf, { kind: 'source', id: judgement.sourceId }),
        sentence: `${responsibleName(parties, judgement.partyId)} had notified: ${judgement.activity}.`,
        verbatim: textIn(context.contentOf(activity.index), 'text', '') || null,
        area: judgement.area,
      },
    ];
  });
}

const NOTHING_MEASURED = {
  eventKind: null,
  area: null,
  arrivals: null,
  residualRmsMs: null,
  photos: [],
  fit: null,
} as const;

function place(entryIndex: number, recordedAtMs: number, fromMs: number, toMs: number) {
  return { entryIndex, recordedAtMs, fromMs, toMs };
}
