import type { Area, EventKind } from '@holdfast/domain';
import { distancesFrom, pointFromPlaceUdeg } from '../land/ground.ts';
import type { TrueEvent } from '../truth/event.ts';

/** An event as the mission located it. */
export interface LocatedEvent {
  readonly eventKind: EventKind;
  readonly originTimeMs: number;
  readonly area: Area;
  readonly seismicArrivals?: number;
  readonly bearings?: number;
}

/** How near in time and place a located event must be to be the true one. */
export const MATCH_MS = 2000;
export const MATCH_M = 500;

/** The mission's cells lie in a frame of its own, which may differ from ours by metres. */
const CELL_SLACK_KM = 0.05;

/** Thunder has no point: what lies so near a stroke in time and place counts neither for nor against. */
const THUNDER_MS = 10_000;
const THUNDER_M = 5000;

export interface Pair<L> {
  readonly located: L;
  readonly event: TrueEvent;
  readonly distanceM: number;
}

export interface Matching<L> {
  readonly pairs: readonly Pair<L>[];
  /** Located events that match nothing: false ones and duplicates. */
  readonly unmatched: readonly L[];
  /** Unmatched, but near a stroke of lightning. */
  readonly setAside: readonly L[];
}

/** Could this located event be that true one? Within 2 s, and within 500 m or, for a cell, in the cell. */
export function distanceIfSame(located: LocatedEvent, event: TrueEvent): number | null {
  const apartMs = located.originTimeMs - event.originUs / 1000;
  if (apartMs > MATCH_MS || apartMs < -MATCH_MS) return null;
  const middle = pointFromPlaceUdeg(located.area);
  if (located.area.shape !== 'cell') {
    const distanceM = distancesFrom(event.place)(middle);
    return distanceM <= MATCH_M ? distanceM : null;
  }
  const halfKm = located.area.sizeM / 2000 + CELL_SLACK_KM;
  const inside =
    Math.abs(event.place.xKm - middle.xKm) <= halfKm &&
    Math.abs(event.place.yKm - middle.yKm) <= halfKm;
  return inside ? Math.abs(apartMs) : null;
}

/** Pairs located and true events one to one, the nearest first; ties by order. */
export function matchEvents<L extends LocatedEvent>(
  located: readonly L[],
  events: readonly TrueEvent[],
): Matching<L> {
  const candidates = located.flatMap((one, at) =>
    events.flatMap((event) => {
      const distanceM = distanceIfSame(one, event);
      if (distanceM === null) return [];
      return [{ located: one, event, distanceM, at, cost: costOf(one, event, distanceM) }];
    }),
  );
  const usedLocated = new Set<number>();
  const usedEvents = new Set<string>();
  const pairs: Pair<L>[] = [];
  for (const pair of [...candidates].sort((a, b) => a.cost - b.cost || a.at - b.at)) {
    if (usedLocated.has(pair.at) || usedEvents.has(pair.event.trueId)) continue;
    usedLocated.add(pair.at);
    usedEvents.add(pair.event.trueId);
    pairs.push({ located: pair.located, event: pair.event, distanceM: pair.distanceM });
  }
  const left = located.filter((_, at) => !usedLocated.has(at));
  const strokes = events.filter(({ cause }) => cause === 'thunder');
  const isThunder = (one: L) => strokes.some((stroke) => isNearStroke(one, stroke));
  return {
    pairs,
    unmatched: left.filter((one) => !isThunder(one)),
    setAside: left.filter(isThunder),
  };
}

/** Seconds and half-kilometres alike; a cell's place says nothing, so its time decides. A wrong kind comes last. */
function costOf(located: LocatedEvent, event: TrueEvent, distanceM: number): number {
  const apartMs = Math.abs(located.originTimeMs - event.originUs / 1000);
  const place = located.area.shape === 'cell' ? 0 : distanceM / MATCH_M;
  return apartMs / MATCH_MS + place + (located.eventKind === event.kind ? 0 : 4);
}

function isNearStroke(located: LocatedEvent, stroke: TrueEvent): boolean {
  const apartMs = Math.abs(located.originTimeMs - stroke.originUs / 1000);
  const distanceM = distancesFrom(stroke.place)(pointFromPlaceUdeg(located.area));
  return apartMs <= THUNDER_MS && distanceM <= THUNDER_M;
}
