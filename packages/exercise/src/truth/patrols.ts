import { RADIANS_PER_DEGREE, atan2 } from '@holdfast/geo';
import type { ObservationType, SectorId } from '@holdfast/domain';
import type { Chance } from '../chance.ts';
import { sectorAt } from '../land/line.ts';
import type { Side } from '../land/line.ts';
import { TOWNS } from '../land/places.ts';
import { distanceKm, pointKm } from '../land/shapes.ts';
import type { PointKm } from '../land/shapes.ts';
import { isSide, otherSide } from './event.ts';
import type { Episode, TrueEvent } from './event.ts';
import { placeOnSide } from './timetable.ts';
import type { HotSpot } from './timetable.ts';

/** What a patrol reports, in its own words. `@left` and `@right` stand for the parties' names. */
export interface PatrolReport {
  /** The patrol by the side on which it stands. */
  readonly patrol: Side;
  readonly type: ObservationType;
  readonly weapon: 'small-arms' | 'mortar' | 'unknown';
  readonly fromMs: number;
  readonly toMs: number;
  readonly sentMs: number;
  readonly sectorId: SectorId;
  readonly count: number;
  readonly place: { readonly middle: PointKm; readonly radiusM: number } | null;
  readonly bearing: {
    readonly observer: PointKm;
    readonly azimuthDeg: number;
    readonly sigmaDeg: number;
    readonly nearM: number;
    readonly farM: number;
  } | null;
  readonly text: string;
}

/** A patrol at a post, when an episode happens. */
interface Witness {
  readonly patrol: Side;
  readonly post: PointKm;
  readonly episode: Episode;
  readonly chance: Chance;
}

const MINUTE_MS = 60_000;
const EARSHOT_KM = 6;

/** What both patrols report of everything that happened, in order of sending. */
export function patrolReports(
  episodes: readonly Episode[],
  hotSpots: readonly HotSpot[],
  chance: Chance,
): readonly PatrolReport[] {
  const reports = episodes.flatMap((episode) =>
    (['left', 'right'] as const).flatMap((patrol) => {
      const luck = chance.fork(`${patrol} ${episode.episodeId}`);
      const post = postOf(patrol, episode.fromMs, hotSpots, chance);
      return witness({ patrol, post, episode, chance: luck });
    }),
  );
  return reports.sort((a, b) => a.sentMs - b.sentMs || a.fromMs - b.fromMs);
}

function postOf(patrol: Side, atMs: number, hotSpots: readonly HotSpot[], chance: Chance): PointKm {
  const at = hotSpots.findIndex(({ endMs }) => endMs > atMs);
  const spot = hotSpots[at === -1 ? hotSpots.length - 1 : at];
  const luck = chance.fork(`post ${patrol} ${at}`);
  return placeOnSide(patrol, (spot?.xKm ?? 0) + luck.between(-1.2, 1.2), luck.between(1.1, 2.1));
}

function witness(seen: Witness): readonly PatrolReport[] {
  switch (seen.episode.form) {
    case 'mortar':
      return [...hearLaunches(seen), ...seeImpacts(seen)];
    case 'shots':
      return hearShots(seen);
    case 'explosion':
      return hearExplosion(seen);
    case 'thunder':
      return seen.patrol === 'left' ? seeStorm(seen) : [];
    case 'accident':
      return seen.patrol === 'right' ? seeAccident(seen) : [];
    case 'quarry':
    case 'staged':
      return [];
  }
}

function hearLaunches(seen: Witness): readonly PatrolReport[] {
  const { episode, patrol, chance } = seen;
  const launches = episode.events.filter(({ kind }) => kind === 'launch');
  const first = launches[0];
  if (first === undefined || patrol !== episode.cause || !isHeard(seen, first, 0.92)) return [];
  const bearing = takeBearing(seen, first.place, chance.between(5, 9));
  const count = launches.length;
  const words = count === 1 ? 'one outgoing mortar round' : `${count} outgoing mortar rounds`;
  const text = chance.pick([
    `From our post near ${nearestTown(seen.post)} we heard ${words}, ${inWords(bearing)}. Well inside the area held by @${patrol}.`,
    `Heard ${words} ${inWords(bearing)}, fired from the @${patrol} side. Time by our clock, checked this morning.`,
    `${capital(words)}, ${inWords(bearing)}. The launch was clear, no doubt about the direction.`,
  ]);
  const heard = report(seen, launches, {
    type: 'outgoing-heard',
    weapon: 'mortar',
    count,
    bearing,
    text,
  });
  return chance.happens(0.2) ? [heard, seeFlash(seen, first)] : [heard];
}

function seeFlash(seen: Witness, launch: TrueEvent): PatrolReport {
  const bearing = takeBearing(seen, launch.place, 2);
  const text = `Muzzle flash seen ${inWords(bearing)}, then the report of a mortar.`;
  return report(seen, [launch], {
    type: 'flash-seen',
    weapon: 'mortar',
    count: 1,
    bearing,
    text,
  });
}

function seeImpacts(seen: Witness): readonly PatrolReport[] {
  const { episode, patrol, chance } = seen;
  const impacts = episode.events.filter(({ kind }) => kind === 'impact');
  const first = impacts[0];
  if (first === undefined || patrol === episode.cause || !isHeard(seen, first, 0.9)) return [];
  const radiusM = chance.pick([250, 300, 400]);
  const middle = pointKm(
    first.place.xKm + (chance.normal() * radiusM) / 2500,
    first.place.yKm + (chance.normal() * radiusM) / 2500,
  );
  const count = impacts.length;
  const words = count === 1 ? 'One impact' : `${count} impacts`;
  const text = chance.pick([
    `${words} in open ground towards ${nearestTown(first.place)}, smoke and thrown-up earth. Inside the area held by @${patrol}.`,
    `${words} seen from our post, ${inWords(takeBearing(seen, first.place, 4))}. Rounds came over the line towards us.`,
    `${words}, mortar by the sound. Nobody seen hurt. We stayed under cover for ten minutes.`,
  ]);
  const place = { middle, radiusM };
  return [
    report(seen, impacts, {
      type: 'impact-seen',
      weapon: 'mortar',
      count,
      place,
      text,
    }),
  ];
}

function hearShots(seen: Witness): readonly PatrolReport[] {
  const { episode, patrol, chance } = seen;
  const first = episode.events[0];
  const outgoing = patrol === episode.cause;
  if (first === undefined || !isHeard(seen, first, outgoing ? 0.92 : 0.6)) return [];
  const bearing = takeBearing(seen, first.place, chance.between(5, 10));
  const count = episode.events.length;
  const words = count === 1 ? 'one burst of small-arms fire' : `${count} bursts of small-arms fire`;
  const text = outgoing
    ? `${capital(words)} ${inWords(bearing)}, outgoing, from the @${patrol} side towards the line.`
    : `We heard ${words} ${inWords(bearing)}, from across the line.`;
  return [
    report(seen, episode.events, {
      type: outgoing ? 'outgoing-heard' : 'shots-heard',
      weapon: 'small-arms',
      count,
      bearing,
      text,
    }),
  ];
}

function hearExplosion(seen: Witness): readonly PatrolReport[] {
  const { episode, patrol, chance } = seen;
  const blast = episode.events[0];
  const near = patrol !== episode.cause;
  if (blast === undefined || !isHeard(seen, blast, near ? 0.9 : 0.4)) return [];
  const bearing = takeBearing(seen, blast.place, chance.between(6, 12));
  const text = near
    ? `One explosion ${inWords(bearing)}. We saw the smoke. No launch heard; what it was we cannot say.`
    : `One explosion heard ${inWords(bearing)}, beyond the line.`;
  return [
    report(seen, [blast], {
      type: near ? 'impact-seen' : 'explosions-heard',
      weapon: 'unknown',
      count: 1,
      bearing,
      text,
    }),
  ];
}

function seeStorm(seen: Witness): readonly PatrolReport[] {
  const text =
    'Thunderstorm passing from west to east, several lightning strokes with thunder. Sensors near us will have heard it.';
  return [report(seen, seen.episode.events, { type: 'storm-seen', weapon: 'unknown', text })];
}

function seeAccident(seen: Witness): readonly PatrolReport[] {
  const first = seen.episode.events[0];
  if (first === undefined) return [];
  const text = `Column of dark smoke over the storage site south of Mill Ford, far behind the line, and a second explosion. Guards of @right said that ammunition had gone off while it was being moved. No incoming fire was heard before it.`;
  const place = { middle: first.place, radiusM: 600 };
  return [
    report(seen, seen.episode.events, {
      type: 'accident-seen',
      weapon: 'unknown',
      count: 2,
      place,
      text,
    }),
  ];
}

function isHeard({ post, chance }: Witness, event: TrueEvent, probability: number): boolean {
  return distanceKm(post, event.place) < EARSHOT_KM && chance.happens(probability);
}

type Told = Pick<PatrolReport, 'type' | 'weapon' | 'text'> &
  Partial<Pick<PatrolReport, 'count' | 'place' | 'bearing'>>;

function report(
  { patrol, chance, episode }: Witness,
  events: readonly TrueEvent[],
  told: Told,
): PatrolReport {
  const times = events.map(({ originUs }) => Math.floor(originUs / 1000));
  const fromMs = times.reduce((least, timeMs) => Math.min(least, timeMs), episode.toMs);
  const toMs = times.reduce((most, timeMs) => Math.max(most, timeMs), fromMs);
  const side = isSide(episode.cause) ? otherSide(episode.cause) : 'left';
  const middle = events[0]?.place ?? placeOnSide(side, 0, 0);
  return {
    place: null,
    bearing: null,
    count: events.length,
    patrol,
    // A patrol writes whole minutes: it looks at a watch, not at a counter.
    fromMs: Math.floor(fromMs / MINUTE_MS) * MINUTE_MS,
    toMs: Math.ceil((toMs + 1) / MINUTE_MS) * MINUTE_MS,
    sentMs: toMs + Math.round(chance.between(5, chance.happens(0.8) ? 18 : 40) * MINUTE_MS),
    sectorId: sectorAt(middle.xKm).sectorId,
    ...told,
  };
}

function takeBearing({ post, chance }: Witness, place: PointKm, sigmaDeg: number) {
  const truth = atan2(place.xKm - post.xKm, place.yKm - post.yKm) / RADIANS_PER_DEGREE;
  const azimuth = Math.round(truth + sigmaDeg * chance.normal());
  const rangeM = distanceKm(post, place) * 1000;
  return {
    observer: post,
    azimuthDeg: ((azimuth % 360) + 360) % 360,
    sigmaDeg: Math.round(sigmaDeg * 10) / 10,
    nearM: Math.floor((rangeM * chance.between(0.72, 0.92)) / 250) * 250,
    farM: Math.ceil((rangeM * chance.between(1.1, 1.35)) / 250) * 250,
  };
}

const COMPASS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west'];

function inWords(bearing: NonNullable<PatrolReport['bearing']>): string {
  const { azimuthDeg, nearM, farM } = bearing;
  const point = COMPASS[Math.floor((azimuthDeg + 22.5) / 45) % 8] ?? 'north-west';
  return `to the ${point} on ${azimuthDeg} degrees, ${nearM / 1000} to ${farM / 1000} km off`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The town nearest to a place: how everyone here says where something was. */
export function nearestTown(place: PointKm): string {
  return TOWNS.reduce((best, town) =>
    distanceKm(town, place) < distanceKm(best, place) ? town : best,
  ).name;
}
