import type { Area, Judgements } from '../core/judgements.ts';
import type { EventState, IncidentState } from '../core/state.ts';
import type { Ground, PointM } from '../ground/ground.ts';
import { radiusM } from '../ground/ground.ts';

/**
 * Which detections are one incident: fire of one side, close in time and place. Launch and impact of one shot lie on
 * different sides of the line, so what joins them is the side that the fire came from.
 */

/** Longest silence inside one incident, milliseconds: a salvo pauses for less. */
const GAP_MS_MAX = 120_000;
/** Longest flight from launch to impact, milliseconds: a mortar bomb's is below 45 s. */
const FLIGHT_MS_MAX = 60_000;
/** Longest way from launch to impact, metres: mortars reach about 8 km. */
const RANGE_M_MAX = 9_000;
/** How far apart two impacts, or two explosions, of one incident may lie, metres. */
const SPREAD_M_MAX = 1_500;

/** Least share, in parts per million, of one party's area before a detection is taken to lie on that side. */
const SIDE_PPM_MIN = 800_000;

/** What joining looks at: an event's, or an incident's, side, time and place. */
export interface Gatherable {
  /** Side the fire came from: `from:A` for launches and shots, `onto:A` for impacts, null when it does not tell. */
  readonly launchedFrom: string | null;
  readonly landedOn: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly centre: PointM;
  readonly reachM: number;
  readonly cell: boolean;
  readonly family: 'small-arms' | 'indirect' | 'explosion';
}

type Located = Judgements['event.located'];

function holderOf(event: Located): string | null {
  return event.sharesPpm.find(({ ppm }) => ppm >= SIDE_PPM_MIN)?.partyId ?? null;
}

export function gatherableOf(event: Located, ground: Ground): Gatherable {
  const holder = holderOf(event);
  const outgoing = event.eventKind === 'muzzle' || event.eventKind === 'launch';
  return {
    launchedFrom: outgoing ? holder : null,
    landedOn: event.eventKind === 'impact' ? holder : null,
    fromMs: event.originTimeMs,
    toMs: event.originTimeMs,
    centre: ground.toMetres(event.area),
    reachM: radiusM(event.area),
    cell: event.area.shape === 'cell',
    family:
      event.eventKind === 'muzzle'
        ? 'small-arms'
        : event.eventKind === 'blast'
          ? 'explosion'
          : 'indirect',
  };
}

/** True when the event belongs with what has been gathered: any one member close enough, none contradicting. */
export function joins(event: Gatherable, members: readonly Gatherable[]): boolean {
  return (
    members.some((member) => near(event, member)) && members.every((member) => agree(event, member))
  );
}

function agree(a: Gatherable, b: Gatherable): boolean {
  if (a.family !== b.family) return false;
  if (a.launchedFrom !== null && b.launchedFrom !== null && a.launchedFrom !== b.launchedFrom)
    return false;
  if (a.landedOn !== null && b.landedOn !== null && a.landedOn !== b.landedOn) return false;
  const [launch, impact] = a.launchedFrom !== null ? [a, b] : [b, a];
  return !(
    launch.launchedFrom !== null &&
    impact.landedOn !== null &&
    launch.launchedFrom === impact.landedOn
  );
}

function near(a: Gatherable, b: Gatherable): boolean {
  const apartMs = Math.abs(a.fromMs - b.fromMs);
  const apartM = Math.sqrt(square(a.centre.xM - b.centre.xM) + square(a.centre.yM - b.centre.yM));
  if (a.family === 'indirect' && a.cell !== b.cell) {
    const [launch, impact] = a.cell ? [a, b] : [b, a];
    const flightMs = impact.fromMs - launch.fromMs;
    return flightMs >= 0 && flightMs <= FLIGHT_MS_MAX && apartM <= RANGE_M_MAX + launch.reachM;
  }
  return apartMs <= GAP_MS_MAX && apartM <= SPREAD_M_MAX + a.reachM + b.reachM;
}

const square = (value: number) => value * value;

/** The area that holds all members: the one member's own, or a circle around the finest members. Impacts and explosions say where; cells only when nothing finer is there. */
export function areaOfAll(areas: readonly Area[], ground: Ground): Area | null {
  const fine = areas.filter((area) => area.shape !== 'cell');
  const [first, ...others] = fine.length > 0 ? fine : areas;
  if (first === undefined) return null;
  if (others.length === 0 || fine.length === 0) return first;
  const points = fine.map((area) => ground.toMetres(area));
  const centre = {
    xM: points.reduce((sum, { xM }) => sum + xM, 0) / points.length,
    yM: points.reduce((sum, { yM }) => sum + yM, 0) / points.length,
  };
  let reachM = 0;
  fine.forEach((area, at) => {
    const point = points[at];
    if (point === undefined) return;
    const apartM = Math.sqrt(square(point.xM - centre.xM) + square(point.yM - centre.yM));
    reachM = Math.max(reachM, apartM + radiusM(area));
  });
  return { shape: 'circle', ...ground.toPlace(centre), radiusM: Math.ceil(reachM) };
}

/** Events of one incident that the state already holds. */
export function membersOf(
  incident: IncidentState,
  events: ReadonlyMap<string, EventState>,
  ground: Ground,
): readonly Gatherable[] {
  return incident.judgement.eventIds.flatMap((eventId) => {
    const event = events.get(eventId);
    return event === undefined ? [] : [gatherableOf(event.judgement, ground)];
  });
}
