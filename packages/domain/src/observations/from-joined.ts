import type { Ellipse } from '@holdfast/locate';
import type { Engine } from '../core/engine.ts';
import { authorOf } from '../core/engine.ts';
import type { NewEntryOf } from '../core/entry.ts';
import type { EventId, ObservationId } from '../core/ids.ts';
import type { State } from '../core/state.ts';
import type { Ground, PointM } from '../ground/ground.ts';
import { sectorAt, sharesOfEllipse } from '../ground/places.ts';
import { ellipseArea } from './ellipse-area.ts';

/** A place that explains the arrivals of an event, waves through the ground and people's directions together. */
export interface JoinedLocation extends PointM {
  readonly eventId: EventId;
  readonly ellipse: Ellipse;
  /** Arrivals through the ground, by their ids. */
  readonly seismicIds: readonly string[];
  /** Reports whose direction was taken. */
  readonly observationIds: readonly ObservationId[];
  /** Sounds that were taken, and how far off their times are, root mean square, milliseconds. */
  readonly arrivalIds: readonly string[];
  readonly residualRmsMs: number;
}

export interface JoinedInputs {
  readonly joined: readonly JoinedLocation[];
  readonly ground: Ground;
}

/**
 * Joined places → the event stated anew, under its id: newer than what the sounds alone gave, and no second event. Its time and its number of sounds
 * stay as first stated. What a person preferred is not moved by it.
 */
export function locationsFromJoined(
  state: State,
  { joined, ground }: JoinedInputs,
  engine: Engine,
): readonly NewEntryOf<'event.located'>[] {
  const parties = state.agreement?.judgement.parties ?? [];
  return joined.flatMap((one) => {
    const before = state.events.get(one.eventId)?.judgement;
    const sectorId = sectorAt(ground, one);
    if (before === undefined || before.area.shape !== 'ellipse' || sectorId === null) return [];
    const area = ellipseArea(one, one.ellipse, ground);
    return [
      {
        kind: 'event.located' as const,
        author: authorOf(engine),
        judgement: {
          ...before,
          area,
          sectorId,
          sharesPpm: sharesOfEllipse(ground, parties, area),
          seismicArrivals: one.seismicIds.length,
          bearings: one.observationIds.length,
        },
        content: {
          residualRmsMs: one.residualRmsMs,
          arrivalIds: one.arrivalIds,
          seismicIds: one.seismicIds,
          observationIds: one.observationIds,
        },
      },
    ];
  });
}
