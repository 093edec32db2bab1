import type { SectorId } from '@holdfast/domain';
import type { Chance } from '../chance.ts';
import { sectorAt } from '../land/line.ts';
import type { LandSector } from '../land/line.ts';
import { pointKm } from '../land/shapes.ts';
import type { PointKm } from '../land/shapes.ts';
import type { Episode } from './event.ts';
import { nearestTown } from './patrols.ts';
import type { HotSpot, Watch } from './timetable.ts';

/** The mission's drone in the air: it sees a corridor across the line, and nothing else. */
export interface Flight extends Watch {
  readonly xKm: number;
  /** The sector that holds most of the corridor, and how much of it the corridor is, parts per million. */
  readonly sector: LandSector;
  readonly seenPpm: number;
}

/** What the drone's crew writes of what it saw. */
export interface DroneReport {
  readonly fromMs: number;
  readonly toMs: number;
  readonly sentMs: number;
  readonly sectorId: SectorId;
  readonly count: number;
  readonly middle: PointKm;
  readonly radiusM: number;
  readonly text: string;
}

const MINUTE_MS = 60_000;
/** It flies over every seventh hot spot, from the second on: one flight in about three hours. */
const FLIGHT_EVERY = 7;
const FIRST_FLIGHT = 1;
/** Half of the corridor's width. */
const HALF_WIDTH_KM = 3;

/** Flights of about half an hour, each over where it is hot then. */
export function flightsOf(watch: Watch, hotSpots: readonly HotSpot[]): readonly Flight[] {
  return hotSpots
    .filter((_, at) => at % FLIGHT_EVERY === FIRST_FLIGHT)
    .flatMap(({ xKm, startMs, endMs }): readonly Flight[] => {
      const fromMs = Math.ceil(startMs / MINUTE_MS) * MINUTE_MS;
      const toMs = Math.min(watch.endMs, Math.floor(endMs / MINUTE_MS) * MINUTE_MS);
      const sector = sectorAt(xKm);
      const westKm = Math.max(sector.westKm, xKm - HALF_WIDTH_KM);
      const eastKm = Math.min(sector.eastKm, xKm + HALF_WIDTH_KM);
      const share = (eastKm - westKm) / (sector.eastKm - sector.westKm);
      const seenPpm = Math.round(share * 1000) * 1000;
      return toMs <= fromMs ? [] : [{ xKm, startMs: fromMs, endMs: toMs, sector, seenPpm }];
    });
}

/** Impacts and explosions in the corridor while the drone was over it: most of them, with the place to within two hundred metres. */
export function droneReports(
  episodes: readonly Episode[],
  flights: readonly Flight[],
  chance: Chance,
): readonly DroneReport[] {
  return flights
    .flatMap((flight) => episodes.flatMap((episode) => seen(flight, episode, chance)))
    .sort((a, b) => a.sentMs - b.sentMs || a.fromMs - b.fromMs);
}

function seen(flight: Flight, episode: Episode, chance: Chance): readonly DroneReport[] {
  const luck = chance.fork(`drone ${episode.episodeId}`);
  const hits = episode.events.filter(
    ({ kind, place, originUs }) =>
      (kind === 'impact' || kind === 'blast') &&
      Math.abs(place.xKm - flight.xKm) <= HALF_WIDTH_KM &&
      originUs >= flight.startMs * 1000 &&
      originUs < flight.endMs * 1000,
  );
  const [first] = hits;
  const isFire = episode.form === 'mortar' || episode.form === 'explosion';
  if (first === undefined || !isFire || !luck.happens(0.85)) return [];
  const times = hits.map(({ originUs }) => Math.floor(originUs / 1000));
  const lastMs = times.reduce((most, timeMs) => Math.max(most, timeMs), 0);
  const radiusM = luck.pick([100, 150, 200]);
  const offKm = radiusM / 2500;
  const words = hits.length === 1 ? 'One impact' : `${hits.length} impacts`;
  return [
    {
      fromMs: Math.floor((times[0] ?? lastMs) / 1000) * 1000,
      toMs: Math.ceil((lastMs + 1) / 1000) * 1000,
      sentMs: lastMs + Math.round(luck.between(4, 11) * MINUTE_MS),
      sectorId: sectorAt(first.place.xKm).sectorId,
      count: hits.length,
      middle: pointKm(
        first.place.xKm + offKm * luck.normal(),
        first.place.yKm + offKm * luck.normal(),
      ),
      radiusM,
      text: `${words} in the drone's picture near ${nearestTown(first.place)}: dust, then smoke. Clock of the picture set this morning. Nobody was in sight.`,
    },
  ];
}
