import { createChance } from '../chance.ts';
import type { Chance } from '../chance.ts';
import { hearEverything } from './arrivals.ts';
import type { TrueArrival } from './arrivals.ts';
import { beyondStory } from './beyond.ts';
import type { BeyondStory } from './beyond.ts';
import { watchedExplosion } from './camera.ts';
import type { Watched } from './camera.ts';
import { droneReports, flightsOf } from './drone.ts';
import type { DroneReport, Flight } from './drone.ts';
import { createEpisode } from './episodes.ts';
import type { Episode, TrueEvent } from './event.ts';
import { patrolReports } from './patrols.ts';
import type { PatrolReport } from './patrols.ts';
import { pressItems } from './press.ts';
import type { PressItem } from './press.ts';
import { hotPixels, passesOf } from './satellite.ts';
import type { HotPixel, Pass } from './satellite.ts';
import { feelEverything } from './seismic.ts';
import type { SeismicArrival } from './seismic.ts';
import { placeSensors } from './sensors.ts';
import type { Sensor } from './sensors.ts';
import { makeStatements } from './statements.ts';
import type { Statement } from './statements.ts';
import { createTimetable } from './timetable.ts';
import type { BlindSpell, Watch } from './timetable.ts';

/** What really happened in an exercise, and what everyone perceived of it. Knows sides, never parties. */
export interface World {
  readonly watch: Watch;
  readonly sensors: readonly Sensor[];
  readonly episodes: readonly Episode[];
  readonly events: readonly TrueEvent[];
  readonly arrivals: readonly TrueArrival[];
  readonly seismicArrivals: readonly SeismicArrival[];
  /** What a camera saw, and a patrol told too late; null where nobody blew anything up. */
  readonly watched: Watched | null;
  readonly patrolReports: readonly PatrolReport[];
  readonly statements: readonly Statement[];
  readonly flights: readonly Flight[];
  readonly droneReports: readonly DroneReport[];
  readonly passes: readonly Pass[];
  readonly hotPixels: readonly HotPixel[];
  readonly pressItems: readonly PressItem[];
  readonly blind: BlindSpell;
  /** What happened out of reach. */
  readonly beyond: BeyondStory | null;
  /** A stream of luck for whoever writes it down. */
  readonly chance: Chance;
}

/** 14 March 2031, 06:00 UTC: every exercise begins then. */
export const WATCH_START_MS = 1_931_234_400_000;

const HOUR_MS = 3_600_000;

/** Makes the world of a seed. Pure: the same arguments give the same world. */
export function createWorld(options: {
  readonly seed: number;
  readonly hours: number;
  readonly sensors: number;
}): World {
  const chance = createChance(options.seed, 'world');
  const startMs = WATCH_START_MS;
  const watch = { startMs, endMs: startMs + Math.round(options.hours * HOUR_MS) };
  const { slotMs, hotSpots, blind, appointments } = createTimetable(
    watch,
    chance.fork('timetable'),
  );
  const episodes = appointments
    .map((appointment) => createEpisode(appointment, chance.fork('episodes')))
    .sort((a, b) => a.fromMs - b.fromMs || (a.episodeId < b.episodeId ? -1 : 1));
  const events = episodes
    .flatMap((episode) => episode.events)
    .sort((a, b) => a.originUs - b.originUs || (a.trueId < b.trueId ? -1 : 1));
  const sensors = placeSensors(options.sensors, chance.fork('sensors'));
  const flights = flightsOf(watch, hotSpots);
  const beyond = beyondStory({ watch, hotSpots, slotMs }, chance.fork('beyond'));
  const watched = watchedExplosion(episodes, chance.fork('watched'));
  const passes = passesOf(watch, chance.fork('passes'));
  const heard = { watch, blind, sensors, events };
  return {
    watch,
    sensors,
    episodes,
    events,
    arrivals: hearEverything(heard, chance.fork('arrivals')),
    seismicArrivals: feelEverything(events, watch, chance.fork('seismic')),
    watched,
    patrolReports: inOrder([
      ...patrolReports(episodes, hotSpots, chance.fork('patrols')).filter(
        (report) => !isToldLate(report, watched),
      ),
      ...(beyond === null ? [] : [beyond.report]),
      ...(watched === null ? [] : [watched.lateReport]),
    ]),
    statements: inOrder([
      ...makeStatements({ episodes, blind, watch }, chance.fork('statements')),
      ...(beyond?.statements ?? []),
    ]),
    flights,
    droneReports: droneReports(episodes, flights, chance.fork('drone')),
    passes,
    hotPixels: hotPixels(episodes, passes, chance.fork('heat')),
    pressItems: pressItems(episodes, chance.fork('press')),
    blind,
    beyond,
    chance: chance.fork('paper'),
  };
}

function inOrder<T extends { readonly sentMs: number; readonly fromMs: number }>(
  told: readonly T[],
): readonly T[] {
  return [...told].sort((a, b) => a.sentMs - b.sentMs || a.fromMs - b.fromMs);
}

/** A patrol whose radio is dead sends no second report of the same. */
function isToldLate({ patrol, fromMs }: PatrolReport, watched: Watched | null): boolean {
  return patrol === watched?.lateReport.patrol && fromMs === watched.lateReport.fromMs;
}
