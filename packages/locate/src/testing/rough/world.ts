/**
 * A world that is not the solver's model: air that bends sound and leaves shadows, hills, shells faster than sound, echoes that come back
 * from the same walls every time, gusts that near ways share, timing with heavy tails, vehicles, clocks that jump and sensors that lie.
 * Nothing here is shared with `simulate.ts` but the shape of what comes out. Pure: the same options give the same world.
 */
import { createRandom } from '@holdfast/geo';
import type { PointM, Random } from '@holdfast/geo';
import type { Arrival, EventKind, Sensor } from '../../types.ts';
import { createRoughAir } from './air.ts';
import type { RoughAir } from './air.ts';
import { listen } from './hearing.ts';
import type { Land } from './hearing.ts';
import { standSensors } from './places.ts';
import { fireShots } from './shots.ts';
import type { RoughShot } from './shots.ts';
import type { Sound, SoundKind, Station } from './sound.ts';
import { createTerrain } from './terrain.ts';
import { createGusts } from './turbulence.ts';
import { apartM, createWalls } from './walls.ts';
import { driveVehicles, makeClatter } from './noise.ts';

export interface RoughOptions {
  readonly seed: number;
  readonly sensorCount: number;
  readonly eventsPerHour: number;
  readonly durationS: number;
  /** Sensors per square kilometre. Default 0.25. */
  readonly densityPerKm2?: number;
  /** Near the ground, in the mean. Default 340. */
  readonly soundSpeedMPerS?: number;
  /** What is to be left out, to see what it does; the rest stays nearly as it is. */
  readonly without?: readonly Trouble[];
}

/** What makes the world rough. */
export type Trouble =
  | 'refraction'
  | 'gusts'
  | 'terrain'
  | 'echoes'
  | 'shocks'
  | 'tails'
  | 'vehicles'
  | 'clocks'
  | 'liars';

/** An event as it was, and who heard it first hand. */
export interface RoughEvent extends PointM {
  readonly timeS: number;
  readonly kind: EventKind;
  readonly arrivalIds: readonly string[];
}

export interface RoughWorld {
  readonly sensors: readonly Sensor[];
  readonly arrivals: readonly Arrival[];
  readonly events: readonly RoughEvent[];
  readonly sensorOfArrival: ReadonlyMap<string, string>;
  readonly soundOfArrival: ReadonlyMap<string, SoundKind>;
  /** Timing errors of a sensor as a normal error that tells as much, seconds. */
  readonly trueSigmaS: ReadonlyMap<string, number>;
  /** Variance of travel times that two sensors share for an event, seconds squared. */
  readonly sharedS2: (event: PointM, sensor: PointM, other: PointM) => number;
  /** At the end of the time, seconds. */
  readonly clockOffsetS: ReadonlyMap<string, number>;
  readonly liars: ReadonlySet<string>;
}

const DEPTH_M = 24_000;
const DEAD_TIME_S = 0.12;
const CLATTER_SHARE = 0.28;
const LIAR_SHARE = 0.01;
const CLOCK_SHARE = 0.03;

export function simulateRoughWorld(options: RoughOptions): RoughWorld {
  const random = createRandom(options.seed + 0.17e9);
  const has = (trouble: Trouble): boolean => options.without?.includes(trouble) !== true;
  const lengthM = (options.sensorCount * 1e6) / (options.densityPerKm2 ?? 0.25) / DEPTH_M;
  const band = { lengthM, depthM: DEPTH_M, durationS: options.durationS };
  const places = standSensors(random, options.sensorCount, band);
  const stations = places.map((place) => drawStation(random, place, options.durationS, has));
  const count = Math.round((options.eventsPerHour * options.durationS) / 3600);
  const shots = fireShots(random, count, band);
  const land = layLand(random, places, { ...options, ...band }, has);
  const heard = listen(random, shots, stations, land);
  const clatter = makeClatter(
    random,
    places.length,
    (heard.length * CLATTER_SHARE) / (1 - CLATTER_SHARE),
    options.durationS,
  );
  const vehicles = has('vehicles') ? driveVehicles(random, places, band) : [];
  const sounds = [
    ...heard,
    ...clatter.map((sound): Sound => ({ ...sound, what: 'clatter', event: -1 })),
    ...vehicles.map((sound): Sound => ({ ...sound, what: 'vehicle', event: -1 })),
  ];
  const world = writeDown(random, shots, stations, applyDeadTime(sounds));
  return { ...world, sharedS2: land.gusts.sharedS2 };
}

type Has = (trouble: Trouble) => boolean;

/** Everything between sources and sensors. */
function layLand(
  random: Random,
  places: readonly PointM[],
  options: RoughOptions & { readonly lengthM: number; readonly depthM: number },
  has: Has,
): Land {
  const soundSpeedMPerS = options.soundSpeedMPerS ?? 340;
  const { seed, lengthM, depthM } = options;
  const air = has('refraction') ? createRoughAir(seed, soundSpeedMPerS) : stillAir(soundSpeedMPerS);
  const flat = { heightM: () => 0, detour: () => ({ extraM: 0, lossDb: 0 }) };
  const walls = createWalls(random, places, { lengthM, depthM });
  return {
    soundSpeedMPerS,
    air,
    terrain: has('terrain') ? createTerrain(seed, lengthM, depthM) : flat,
    walls: has('echoes') ? walls : { echoes: () => [] },
    gusts: has('gusts') ? createGusts(seed) : { lateS: () => 0, sharedS2: () => 0 },
    hasShocks: has('shocks'),
  };
}

function stillAir(soundSpeedMPerS: number): RoughAir {
  return {
    way(source, sensor) {
      const seconds = apartM(source, sensor) / soundSpeedMPerS;
      return { seconds, lossDb: 0, groundSeconds: seconds };
    },
  };
}

function drawStation(random: Random, place: PointM, durationS: number, has: Has): Station {
  const isOff = random.uniform() < CLOCK_SHARE && has('clocks');
  const offS = 0.05 + 0.45 * random.uniform();
  const side = random.uniform() < 0.5 ? -1 : 1;
  const fromS = durationS * (1.2 * random.uniform() - 0.6);
  const isLiar = random.uniform() < LIAR_SHARE && has('liars');
  const lieM = { xM: 1_500 * random.normal(), yM: 2_500 * side };
  return {
    ...place,
    sigmaS: 0.0037 + 0.011 * random.uniform(),
    hasTails: has('tails'),
    clockOffS: isOff ? side * offS : 0,
    clockFromS: fromS,
    lieM: isLiar ? lieM : undefined,
  };
}

function applyDeadTime(sounds: readonly Sound[]): Sound[] {
  const lastS = new Map<number, number>();
  return [...sounds]
    .sort((a, b) => a.timeS - b.timeS || a.sensor - b.sensor)
    .filter(({ sensor, timeS }) => {
      if (timeS - (lastS.get(sensor) ?? -Infinity) < DEAD_TIME_S) return false;
      lastS.set(sensor, timeS);
      return true;
    });
}

/** The kind a sensor's classifier gives: none of three in ten, wrong one time in ten. */
function classify(random: Random, kind: EventKind | undefined): EventKind | undefined {
  const [luck, guess] = [random.uniform(), random.pick(['blast', 'impact', 'muzzle'] as const)];
  if (kind === undefined || luck < 0.3) return undefined;
  return luck < 0.37 ? guess : kind;
}

function writeDown(
  random: Random,
  shots: readonly RoughShot[],
  stations: readonly Station[],
  sounds: readonly Sound[],
): Omit<RoughWorld, 'sharedS2'> {
  const ids: string[][] = shots.map(() => []);
  const sensorOfArrival = new Map<string, string>();
  const soundOfArrival = new Map<string, SoundKind>();
  const arrivals = sounds.map(({ sensor, timeS, event, what, kind }, i): Arrival => {
    const station = stations[sensor];
    const isOff = station !== undefined && timeS >= station.clockFromS;
    const id = `a${i}`;
    const sensorId = `s${sensor}`;
    if (what === 'event') ids[event]?.push(id);
    sensorOfArrival.set(id, sensorId);
    soundOfArrival.set(id, what);
    const said = classify(random, kind);
    const clockS = timeS + (isOff ? station.clockOffS : 0);
    return { id, sensorId, timeS: clockS, ...(said === undefined ? {} : { kind: said }) };
  });
  const of = <T>(value: (station: Station) => T): Map<string, T> =>
    new Map(stations.map((station, i) => [`s${i}`, value(station)]));
  return {
    sensors: stations.map(({ xM, yM }, i) => ({ id: `s${i}`, xM, yM })),
    arrivals,
    events: shots.map(({ xM, yM, timeS, kind }, i) => {
      return { xM, yM, timeS, kind, arrivalIds: ids[i] ?? [] };
    }),
    sensorOfArrival,
    soundOfArrival,
    trueSigmaS: of(({ sigmaS }) => sigmaS),
    clockOffsetS: of(({ clockOffS }) => clockOffS),
    liars: new Set(stations.flatMap(({ lieM }, i) => (lieM === undefined ? [] : [`s${i}`]))),
  };
}
