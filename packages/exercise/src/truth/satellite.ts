import type { Chance } from '../chance.ts';
import { sectorAt, sectorsOfLand } from '../land/line.ts';
import type { LandSector } from '../land/line.ts';
import { TOWNS } from '../land/places.ts';
import { pointKm } from '../land/shapes.ts';
import type { PointKm } from '../land/shapes.ts';
import type { Episode, TrueEvent } from './event.ts';
import type { Watch } from './timetable.ts';

/** One pass over the line: it sees heat and nothing else, for the minute that it takes. */
export interface Pass {
  readonly atMs: number;
  /** Every sector, in order, and which share of it lay in the swath and under no cloud, parts per million. */
  readonly looks: readonly { readonly sector: LandSector; readonly seenPpm: number }[];
}

/** One hot pixel of a pass, and what really burnt in it: nothing of the watch's where farmers and kilns do. */
export interface HotPixel {
  readonly atMs: number;
  readonly sentMs: number;
  readonly middle: PointKm;
  readonly radiusM: number;
  readonly powerKw: number;
  readonly confidence: 'low' | 'nominal' | 'high';
  readonly trueIds: readonly string[];
  /** The episodes of those. */
  readonly episodeIds: readonly string[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Twice a day; a watch that is shorter than half a day has one pass in it. */
const PASS_EVERY_MS = 12 * HOUR_MS;
/** The first comes when so much of the watch, or of half a day, is over. */
const FIRST_SHARE = 0.72;
/** The length of the swath's pixels, and half the diagonal of one. */
const PIXEL_KM = 0.375;
const PIXEL_RADIUS_M = 270;
/** Of what goes off, so much sets something alight, which burns for so long, hours. */
const CATCHES = 0.5;
const BURNS_H = { least: 1, most: 9 } as const;
const SENT_AFTER_MS = 14 * MINUTE_MS;

/** The passes of a watch. Each misses one end of the line, and finds cloud over another sector. */
export function passesOf({ startMs, endMs }: Watch, chance: Chance): readonly Pass[] {
  const firstMs = FIRST_SHARE * Math.min(endMs - startMs, PASS_EVERY_MS);
  const times: number[] = [];
  for (let atMs = startMs + firstMs; atMs < endMs; atMs += PASS_EVERY_MS)
    times.push(Math.floor(atMs / MINUTE_MS) * MINUTE_MS);
  return times.map((atMs) => ({ atMs, looks: looksOf(chance.fork(`pass ${atMs}`)) }));
}

function looksOf(luck: Chance): Pass['looks'] {
  const sectors = sectorsOfLand();
  const missed = luck.happens(0.5) ? 1 : sectors.length;
  const cloudy = luck.whole(2, sectors.length - 1);
  return sectors.map((sector) => {
    const clear = sector.order === cloudy ? luck.whole(35, 60) : luck.whole(88, 98);
    return { sector, seenPpm: sector.order === missed ? 0 : clear * 10_000 };
  });
}

/** What each pass saw burning, by time and then from west to east: shell holes and stores, a brick kiln, and stubble. */
export function hotPixels(
  episodes: readonly Episode[],
  passes: readonly Pass[],
  chance: Chance,
): readonly HotPixel[] {
  return passes.flatMap((pass) => {
    const luck = chance.fork(`seen ${pass.atMs}`);
    const burning = episodes.flatMap(({ events }) =>
      events.filter(
        (event) => burnsAt(event, pass.atMs, chance) && isSeen(event.place, pass, luck),
      ),
    );
    const fires = [
      ...burning.map(({ place, trueId, episodeId }) => ({ place, lit: { trueId, episodeId } })),
      ...harmlessFires(luck.fork('harmless'))
        .filter((place) => isSeen(place, pass, luck))
        .map((place) => ({ place, lit: null })),
    ];
    return pixelsOf(fires, pass.atMs, luck.fork('pixels'));
  });
}

function burnsAt({ trueId, kind, cause, originUs }: TrueEvent, atMs: number, chance: Chance) {
  const isLit =
    (kind === 'impact' || kind === 'blast') && cause !== 'thunder' && cause !== 'quarry';
  const luck = chance.fork(`burn ${trueId}`);
  const lasts = luck.between(BURNS_H.least, BURNS_H.most) * HOUR_MS;
  const ageMs = atMs - originUs / 1000;
  return isLit && ageMs > MINUTE_MS && ageMs < lasts && luck.happens(CATCHES);
}

function isSeen(place: PointKm, { looks }: Pass, luck: Chance): boolean {
  const { order } = sectorAt(place.xKm);
  const look = looks.find(({ sector }) => sector.order === order);
  return luck.happens((look?.seenPpm ?? 0) / 1_000_000);
}

/** A kiln that never goes out, and two fields of stubble, off the roads that fire falls on. */
function harmlessFires(luck: Chance): readonly PointKm[] {
  const kiln = TOWNS.find(({ name }) => name === 'Quern') ?? pointKm(0, 9);
  const field = () => pointKm(luck.between(-22, 22), luck.pick([-1, 1]) * luck.between(6, 9));
  return [pointKm(kiln.xKm + 0.9, kiln.yKm - 0.6), field(), field()];
}

type Lit = Pick<TrueEvent, 'trueId' | 'episodeId'>;

function pixelsOf(
  fires: readonly { readonly place: PointKm; readonly lit: Lit | null }[],
  atMs: number,
  luck: Chance,
): readonly HotPixel[] {
  const offset = pointKm(luck.between(0, PIXEL_KM), luck.between(0, PIXEL_KM));
  const pixels = new Map<string, { middle: PointKm; lit: Lit[] }>();
  for (const { place, lit } of fires) {
    const column = Math.floor((place.xKm - offset.xKm) / PIXEL_KM);
    const row = Math.floor((place.yKm - offset.yKm) / PIXEL_KM);
    const middle = pointKm(
      offset.xKm + (column + 0.5) * PIXEL_KM,
      offset.yKm + (row + 0.5) * PIXEL_KM,
    );
    const pixel = pixels.get(`${column} ${row}`) ?? { middle, lit: [] };
    if (lit !== null) pixel.lit.push(lit);
    pixels.set(`${column} ${row}`, pixel);
  }
  return [...pixels.values()]
    .sort((a, b) => a.middle.xKm - b.middle.xKm || a.middle.yKm - b.middle.yKm)
    .map(({ middle, lit }) => ({
      atMs,
      sentMs: atMs + SENT_AFTER_MS,
      middle,
      radiusM: PIXEL_RADIUS_M,
      powerKw: luck.whole(800, 9000),
      confidence: luck.pick(['low', 'nominal', 'nominal', 'high'] as const),
      trueIds: lit.map(({ trueId }) => trueId),
      episodeIds: [...new Set(lit.map(({ episodeId }) => episodeId))],
    }));
}
