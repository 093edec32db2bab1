import { RADIANS_PER_DEGREE, atan2 } from '@holdfast/geo';
import type { Chance } from '../chance.ts';
import { lineYKm, sectorAt } from '../land/line.ts';
import type { Side } from '../land/line.ts';
import { TOWNS } from '../land/places.ts';
import type { Town } from '../land/places.ts';
import { distanceKm, pointKm } from '../land/shapes.ts';
import type { PatrolReport } from './patrols.ts';
import type { Statement } from './statements.ts';
import { otherSide } from './event.ts';
import { placeOnSide } from './timetable.ts';
import type { HotSpot, Watch } from './timetable.ts';

/** Something that burns far behind the line, where no sensor hears and the mission may not go: whose doing it was is kept nowhere, not even here. */
export interface BeyondStory {
  readonly side: Side;
  readonly town: Town;
  readonly atMs: number;
  /** A patrol that saw the smoke from its post, and what each side said of it. */
  readonly report: PatrolReport;
  readonly statements: readonly Statement[];
}

const MINUTE_MS = 60_000;
/** When a fire store burns, as a share of the watch; between two episodes of fire. */
const AT_SHARE = 0.17;
const SLOT_SHARE = 0.72;
/** Towns with a fuel store, both beyond the band. */
const STORES = ['Kestow', 'Low Hythe'] as const;

/** The story of a watch: at the store that lies farthest from where it is hot then. */
export function beyondStory(
  {
    watch,
    hotSpots,
    slotMs,
  }: { readonly watch: Watch; readonly hotSpots: readonly HotSpot[]; readonly slotMs: number },
  chance: Chance,
): BeyondStory | null {
  const slot = Math.floor((AT_SHARE * (watch.endMs - watch.startMs)) / slotMs);
  const atMs = watch.startMs + MINUTE_MS + Math.floor((slot + SLOT_SHARE) * slotMs);
  const hot = hotSpots.find(({ endMs }) => endMs > atMs) ?? hotSpots.at(-1);
  const stores = TOWNS.filter(({ name }) => STORES.some((store) => store === name));
  const [first, ...others] = stores;
  if (first === undefined) return null;
  const away = (store: Town) => Math.abs(store.xKm - (hot?.xKm ?? 0));
  const town = others.reduce((best, store) => (away(store) > away(best) ? store : best), first);
  const side: Side = town.yKm > lineYKm(town.xKm) ? 'left' : 'right';
  const post = placeOnSide(side, town.xKm + chance.between(-2, 2), chance.between(1.5, 2.5));
  return {
    side,
    town,
    atMs,
    report: seenFromAfar({ side, town, atMs }, post, chance.fork('smoke')),
    statements: twoStories({ side, town, atMs }, chance.fork('stories')),
  };
}

type Burning = Pick<BeyondStory, 'side' | 'town' | 'atMs'>;

function seenFromAfar(
  { side, town, atMs }: Burning,
  post: { readonly xKm: number; readonly yKm: number },
  chance: Chance,
): PatrolReport {
  const truth = atan2(town.xKm - post.xKm, town.yKm - post.yKm) / RADIANS_PER_DEGREE;
  const azimuthDeg = ((Math.round(truth + 2 * chance.normal()) % 360) + 360) % 360;
  const rangeKm = distanceKm(pointKm(post.xKm, post.yKm), town);
  const fromMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  return {
    patrol: side,
    type: 'impact-seen',
    weapon: 'unknown',
    fromMs,
    toMs: fromMs + MINUTE_MS,
    sentMs: atMs + Math.round(chance.between(6, 12) * MINUTE_MS),
    sectorId: sectorAt(town.xKm).sectorId,
    count: 1,
    place: null,
    bearing: {
      observer: pointKm(post.xKm, post.yKm),
      azimuthDeg,
      sigmaDeg: 2,
      nearM: Math.floor(rangeKm * 0.85) * 1000,
      farM: Math.ceil(rangeKm * 1.15) * 1000,
    },
    text: `A flash behind the hills on ${azimuthDeg} degrees, then a column of black smoke, about ${Math.round(rangeKm)} km off by the map, near ${town.name}. Far outside of where we may go. Nothing was heard.`,
  };
}

/** Each side knows whose doing it was: the other's. */
function twoStories({ side, town, atMs }: Burning, chance: Chance): readonly Statement[] {
  // Of this one both name the minute: everybody saw the smoke.
  const fromMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  const story = (by: Side, leastMin: number, text: string): Statement => ({
    by,
    statement: 'accuses',
    accused: otherSide(by),
    fromMs,
    toMs: fromMs + MINUTE_MS,
    sentMs: atMs + Math.round(chance.between(leastMin, leastMin + 6) * MINUTE_MS),
    sectorId: sectorAt(town.xKm).sectorId,
    text,
  });
  const other = otherSide(side);
  return [
    story(
      side,
      20,
      `A drone of @${other} struck the fuel store at ${town.name}, far from any front. We will show its wreck to whoever asks.`,
    ),
    story(
      other,
      28,
      `Nothing of @${other} flew near ${town.name}. A missile of @${side}'s own air defence fell on the store, and now we are to be blamed.`,
    ),
  ];
}
