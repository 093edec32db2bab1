import type { Cell, LocatedBlast, LocatedEvent } from '@holdfast/locate';
import type { Engine } from '../core/engine.ts';
import { authorOf } from '../core/engine.ts';
import type { JsonValue, NewEntryOf } from '../core/entry.ts';
import { numberedId } from '../core/ids.ts';
import type { CellArea, EllipseArea } from '../core/judgements.ts';
import type { State } from '../core/state.ts';
import type { Ground } from '../ground/ground.ts';
import { ellipseArea } from './ellipse-area.ts';
import { sectorAt, sharesOfEllipse, sharesOfSide } from '../ground/places.ts';

export interface LocatedInputs {
  /** Settled events in order of origin time, as the streaming session let them go. */
  readonly located: readonly LocatedEvent[];
  /** What the session's seconds count from, milliseconds UTC. */
  readonly epochMs: number;
  readonly ground: Ground;
}

/** Detections are the machine's observations: located events → entries. Impacts and explosions keep their ellipse; shots and launches have a cell and a side, never a point. */
export function observationsFromArrivals(
  state: State,
  { located, epochMs, ground }: LocatedInputs,
  engine: Engine,
): readonly NewEntryOf<'event.located'>[] {
  const adopted = state.agreement;
  if (adopted === null) return [];
  const { parties, holdBackMs } = adopted.judgement;
  let ordinal = state.events.size;
  return located.flatMap((event) => {
    const area = areaOf(event, ground);
    const sectorId = sectorAt(ground, ground.toMetres(area));
    if (sectorId === null) return [];
    const originTimeMs = epochMs + Math.round(event.originTimeS * 1000);
    const sharesPpm =
      area.shape === 'ellipse'
        ? sharesOfEllipse(ground, parties, area)
        : sharesOfSide(ground, parties, leftPpm(event));
    return [
      {
        kind: 'event.located' as const,
        author: authorOf(engine),
        judgement: {
          eventId: numberedId<'event'>('EV', (ordinal += 1)),
          eventKind: event.kind,
          originTimeMs,
          area,
          sectorId,
          sharesPpm,
          arrivals: 'arrivalIds' in event ? event.arrivalIds.length : event.arrivalCount,
          notBeforeMs: originTimeMs + holdBackMs,
        },
        content: 'arrivalIds' in event ? fitOf(event, ground, epochMs) : null,
      },
    ];
  });
}

/**
 * What the place rests on: how late each sensor heard it beside what was expected, and where else it might have been. By the sensors' names: in order of time they would tell
 * how near each stands.
 */
function fitOf(event: LocatedBlast, ground: Ground, epochMs: number): JsonValue {
  return {
    residualRmsMs: Math.round(event.residualRmsS * 1000),
    arrivalIds: event.arrivalIds,
    residuals: event.residuals
      .map(({ sensorId, residualS }) => ({
        sensorId,
        residualUs: Math.round(residualS * 1_000_000),
      }))
      .sort((one, other) => (one.sensorId < other.sensorId ? -1 : 1)),
    rivals: (event.rivals ?? []).map((rival) => ({
      ...ground.toPlace(rival),
      originTimeMs: epochMs + Math.round(rival.originTimeS * 1000),
      arrivals: rival.arrivalCount,
    })),
  };
}

function areaOf(event: LocatedEvent, ground: Ground): EllipseArea | CellArea {
  return 'cell' in event ? cellArea(event.cell, ground) : ellipseArea(event, event.ellipse, ground);
}

function leftPpm(event: LocatedEvent): number {
  const probability = 'sideLeftProbability' in event ? event.sideLeftProbability : null;
  return probability === null ? 500_000 : Math.round(probability * 1_000_000);
}

/** The session names a cell by its south-west corner; the record by its centre. */
function cellArea({ xM, yM, sizeM }: Cell, ground: Ground): CellArea {
  return { shape: 'cell', ...ground.toPlace({ xM: xM + sizeM / 2, yM: yM + sizeM / 2 }), sizeM };
}
