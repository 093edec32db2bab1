import type { EntryOf } from '../core/entry.ts';
import { replace } from '../core/replace.ts';
import type { FoldState } from '../core/state.ts';
import { stated } from '../core/stated.ts';
import type { ObservationJudgements } from './judgements.ts';
import { photoKey } from './photo-key.ts';

/** The kinds of entry that say who perceives, and what was perceived. */
export const OBSERVATION_KINDS: Readonly<Record<keyof ObservationJudgements, true>> = {
  'source.enrolled': true,
  'key.revoked': true,
  'arrivals.received': true,
  'observation.received': true,
  'photo.received': true,
  'observation.screened': true,
  'activity.notified': true,
  'event.located': true,
};

/** Folds one of them into the state, in place. Total, like `evolve`. */
export function foldObservation(
  state: FoldState,
  entry: EntryOf<keyof ObservationJudgements>,
): void {
  switch (entry.kind) {
    case 'source.enrolled':
      return foldEnrolment(state, entry);
    case 'key.revoked':
      return replace(state.sources, entry.judgement.sourceId, (source) =>
        source.judgement.keyHash === entry.judgement.keyHash
          ? { ...source, revoked: stated(entry) }
          : source,
      );
    case 'arrivals.received':
      return foldArrivals(state, entry);
    case 'observation.received':
      return foldObserved(state, entry);
    case 'photo.received':
      state.photos.set(photoKey(entry.judgement), stated(entry));
      return;
    case 'observation.screened':
      return replace(state.observations, entry.judgement.observationId, (observation) => ({
        ...observation,
        screened: stated(entry),
      }));
    case 'activity.notified':
      state.activities.set(entry.judgement.activityId, { ...stated(entry), incidentId: null });
      return;
    case 'event.located':
      return foldLocated(state, entry);
  }
}

/** Moves the latest time in the world that any entry speaks of. */
export function sawTime(state: FoldState, timeMs: number): void {
  state.worldToMs = Math.max(state.worldToMs, timeMs);
}

/** Written out, here and below: with a spread a million of these took 5.1 s to fold instead of 0.8 s. */
function foldObserved(state: FoldState, entry: EntryOf<'observation.received'>): void {
  const { index, recordedAtMs, judgement } = entry;
  sawTime(state, judgement.toMs);
  state.observations.set(judgement.observationId, {
    index,
    recordedAtMs,
    judgement,
    screened: null,
    incidentId: null,
  });
}

function foldLocated(state: FoldState, entry: EntryOf<'event.located'>): void {
  const { index, recordedAtMs, judgement } = entry;
  sawTime(state, judgement.originTimeMs);
  const incidentId = state.events.get(judgement.eventId)?.incidentId ?? null;
  state.events.set(judgement.eventId, { index, recordedAtMs, judgement, incidentId });
}

/** A source that is enrolled again goes on from the sequence it had reached. */
function foldEnrolment(state: FoldState, entry: EntryOf<'source.enrolled'>): void {
  const { sourceId } = entry.judgement;
  const sequence = state.sources.get(sourceId)?.sequence ?? 0;
  state.sources.set(sourceId, { ...stated(entry), sequence, revoked: null });
}

function foldArrivals(state: FoldState, entry: EntryOf<'arrivals.received'>): void {
  sawTime(state, entry.judgement.toMs);
  state.arrivals.push(stated(entry));
  replace(state.sources, entry.judgement.sourceId, (source) => ({
    ...source,
    sequence: Math.max(source.sequence, entry.judgement.sequence),
  }));
}
