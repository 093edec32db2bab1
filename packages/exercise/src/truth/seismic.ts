import type { Chance } from '../chance.ts';
import { distancesFrom } from '../land/ground.ts';
import { pointKm } from '../land/shapes.ts';
import type { TrueEvent } from './event.ts';
import type { Sensor } from './sensors.ts';
import type { Watch } from './timetable.ts';

/** What the survey's own shots gave: the first wave through the ground of the strait. Metres a second. */
export const GROUND_SPEED_M_PER_S = 2_900;

/** One wave at one station, and what it really was: null for lorries and surf. */
export interface SeismicArrival {
  readonly station: Sensor;
  readonly timeUs: number;
  readonly trueId: string | null;
}

/** A clock of the survey errs by so much, microseconds. */
const TIMING_SIGMA_US = 30_000;
/** How far what goes off on the ground is felt, metres, and how often it is picked. */
const REACH_M = 45_000;
const PICKED = 0.9;
/** False picks in an hour, all stations together. */
const NOISE_PER_HOUR = 9;
const HOUR_MS = 3_600_000;

/** Three stations of a survey, about the band and outside of it. */
export const SEISMIC_STATIONS: readonly Sensor[] = [
  pointKm(-14.3, 14.6),
  pointKm(3.1, -15.2),
  pointKm(21.7, 13.9),
].map((place, at) => ({
  sensorId: `q${at + 1}`,
  place,
  timingSigmaUs: TIMING_SIGMA_US,
  gateway: 0,
}));

/** What the stations felt of everything that went off on the ground, in order of time. Thunder is felt by nobody, and no shot or launch is. */
export function feelEverything(
  events: readonly TrueEvent[],
  { startMs, endMs }: Watch,
  chance: Chance,
): readonly SeismicArrival[] {
  const felt = events
    .filter(({ kind, cause }) => kind === 'blast' && cause !== 'thunder')
    .flatMap((event) => {
      const luck = chance.fork(`felt ${event.trueId}`);
      const distanceM = distancesFrom(event.place);
      return SEISMIC_STATIONS.flatMap((station): readonly SeismicArrival[] => {
        const rangeM = distanceM(station.place);
        const jitterUs = station.timingSigmaUs * luck.normal();
        if (!luck.happens(PICKED) || rangeM > REACH_M) return [];
        const travelUs = (rangeM / GROUND_SPEED_M_PER_S) * 1_000_000;
        const timeUs = Math.round(event.originUs + travelUs + jitterUs);
        return [{ station, timeUs, trueId: event.trueId }];
      });
    });
  const luck = chance.fork('noise');
  const count = Math.round((NOISE_PER_HOUR * (endMs - startMs)) / HOUR_MS);
  const noise = Array.from({ length: count }, (): readonly SeismicArrival[] => {
    const station = SEISMIC_STATIONS[luck.whole(0, SEISMIC_STATIONS.length - 1)];
    const timeUs = Math.round(luck.between(startMs * 1000, endMs * 1000));
    return station === undefined ? [] : [{ station, timeUs, trueId: null }];
  }).flat();
  return [...felt, ...noise].sort(
    (a, b) => a.timeUs - b.timeUs || (a.station.sensorId < b.station.sensorId ? -1 : 1),
  );
}
