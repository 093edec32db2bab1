import type { Answer } from '../core/answer.ts';
import { refuse } from '../core/answer.ts';
import type { Author, JsonValue } from '../core/entry.ts';
import { id, numberedId } from '../core/ids.ts';
import type { ObservationType } from '../core/shapes.ts';
import type { State } from '../core/state.ts';
import type { Means, ObservationCommand, ObservedWord } from './command.ts';

type FieldReport = Extract<ObservationCommand, { readonly kind: 'report-observation' }>;

/** Clocks of phones may run ahead a little; a device that was away comes back within a month. */
const AHEAD_MS = 5 * 60_000;
const BEHIND_MS = 30 * 86_400_000;

/**
 * What a monitor's own report leads to: an observation of the patrol the monitor is with, weighed and gathered like one that came in a patrol's
 * file. Where the monitor stood, and the bearing, are content. The same report twice is refused, and so is one monitor's ear for two patrols at
 * a time: it would count as two independent sources.
 */
export function reportObservation(
  state: State,
  command: FieldReport,
  author: Author,
  nowMs: number,
): Answer {
  const { reportId, sourceId, observed, means, fromMs, toMs, sectorId, count } = command;
  const refusal = wrongPlaceOf(state, command) ?? wrongMeasureOf(command, nowMs);
  if (refusal !== null) return refusal;
  const reporterId = id<'person'>(author.id);
  for (const { judgement: other } of state.observations.values()) {
    if (other.reportId === reportId)
      return refuse('duplicate-id', 'a report not yet on record', `${reportId}, another text`);
    const isSameEar = other.reporterId === reporterId && other.sourceId !== sourceId;
    if (isSameEar && other.fromMs <= toMs && fromMs <= other.toMs)
      return refuse('conflict-of-interest', `${other.sourceId}, as at that time before`, sourceId);
  }
  return {
    kind: 'observation.received',
    author,
    judgement: {
      observationId: numberedId<'observation'>('OB', state.observations.size + 1),
      sourceId,
      observationType: observationTypeOf(observed, means),
      fromMs,
      toMs,
      sectorId,
      count,
      area: null,
      reporterId,
      reportId,
    },
    content: contentOfReport(command),
  };
}

/** What was perceived, in the record's words: heard and seen of the same thing are different observations. */
export function observationTypeOf(observed: ObservedWord, means: Means): ObservationType {
  const isSeen = means === 'seen';
  switch (observed) {
    case 'explosion':
      return isSeen ? 'impact-seen' : 'explosions-heard';
    case 'impact':
      return 'impact-seen';
    case 'burst':
    case 'shot':
      return isSeen ? 'flash-seen' : 'shots-heard';
    case 'outgoing':
      return isSeen ? 'flash-seen' : 'outgoing-heard';
    case 'flash':
      return 'flash-seen';
    case 'projectile':
    case 'other':
      return 'report';
  }
}

function wrongPlaceOf(state: State, { sourceId, sectorId }: FieldReport) {
  const terms = state.agreement?.judgement;
  if (terms === undefined) return refuse('wrong-state', 'an agreement in force', 'none');
  const source = state.sources.get(sourceId);
  if (source === undefined || source.judgement.sourceClass !== 'patrol')
    return refuse('unknown-source', 'a patrol on record', sourceId);
  if (source.revoked !== null)
    return refuse(
      'wrong-state',
      'a patrol that is enrolled',
      `revoked by entry ${source.revoked.index}`,
    );
  return terms.sectors.includes(sectorId)
    ? null
    : refuse('not-found', `one of ${terms.sectors.join(', ')}`, sectorId);
}

function wrongMeasureOf(
  { fromMs, toMs, count, counted, countMost, distance }: FieldReport,
  nowMs: number,
) {
  if (toMs < fromMs || toMs > nowMs + AHEAD_MS || fromMs < nowMs - BEHIND_MS)
    return refuse(
      'impossible-time',
      'an end not before the beginning, within the last 30 days',
      `${fromMs} to ${toMs}`,
    );
  const isRange = counted === 'between';
  if (isRange !== (countMost !== null) || (countMost !== null && countMost < count))
    return refuse(
      'malformed',
      'the most of a range, not below the least, and of nothing else',
      `${counted} ${count}, ${countMost ?? 'none'}`,
    );
  return distance !== null && distance.farM < distance.nearM
    ? refuse('malformed', 'farM not below nearM', String(distance.farM))
    : null;
}

/** How far off anything is taken to be perceived when no distance was given, metres. */
const FAR_M_DEFAULT = 15_000;

/** As a patrol's file has it: a bearing counts only from a known place; without one the direction is kept all the same. */
function contentOfReport(command: FieldReport): JsonValue {
  const { standing, bearing, distance, text, observed, means, photos } = command;
  const { reportId, counted, countMost, capturedMs } = command;
  const near = { nearM: distance?.nearM ?? 0, farM: distance?.farM ?? FAR_M_DEFAULT };
  const from =
    standing === null
      ? null
      : { latitudeUdeg: standing.latitudeUdeg, longitudeUdeg: standing.longitudeUdeg };
  return {
    text,
    bearing:
      from === null || bearing === null
        ? null
        : {
            observer: from,
            azimuthMdeg: bearing.azimuthMdeg,
            sigmaMdeg: bearing.sigmaMdeg,
            ...near,
          },
    more: {
      reportId,
      observed,
      means,
      counted,
      countMost,
      capturedMs,
      standing: standing === null ? null : { ...standing },
      direction: bearing === null ? null : { ...bearing },
      distance: distance === null ? null : { ...distance },
      photos: photos.map((photo) => ({ ...photo })),
    },
  };
}
