/**
 * A world for tests and benchmarks: sensors in a band along a line, events in it, and what is heard of them.
 * The band lies along x; the line of contact is y = 0. Nothing here is part of the package's door.
 */
import { cos, createRandom, exp, sin } from '@holdfast/geo';
import type { PointM, Random } from '@holdfast/geo';
import type { Arrival, Sensor } from '../types.ts';
import { commonTurbulence, createAir, createClocks, createTurbulence } from './weather.ts';
import type { Air } from './weather.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly sensorCount: number;
  readonly eventsPerHour: number;
  readonly durationS: number;
  /** Sensors per square kilometre. Default 0.25. */
  readonly densityPerKm2?: number;
  /** Default 343. */
  readonly soundSpeedMPerS?: number;
  /** Share of all arrivals that are false. Default: drawn from 0.35 to 0.5. */
  readonly falseShare?: number;
  /** Default calm: still air of one speed, clocks that are right. */
  readonly weather?: 'calm' | 'windy';
}

/** An event as it really was. `arrivalIds` are those that were really heard. */
export interface TrueEvent extends PointM {
  readonly timeS: number;
  readonly arrivalIds: readonly string[];
}

export interface World {
  readonly sensors: readonly Sensor[];
  /** What the sensors do not say of themselves. */
  readonly trueSigmaS: ReadonlyMap<string, number>;
  readonly arrivals: readonly Arrival[];
  readonly events: readonly TrueEvent[];
  readonly sensorOfArrival: ReadonlyMap<string, string>;
  /** What each sensor's clock is off, seconds. */
  readonly clockOffsetS: ReadonlyMap<string, number>;
  /** Standard deviation of travel times over travel times. */
  readonly turbulence: number;
  /** What the errors of two ways have in common, as a share of that variance, by the angle between them, radians. */
  readonly commonTurbulence: (angle: number) => number;
}

const DEPTH_M = 24_000;
const DEAD_TIME_S = 0.12;
const TURBULENCE = 0.0015;

interface Sound {
  readonly sensor: number;
  readonly timeS: number;
  /** Which event, or -1. */
  readonly event: number;
}

export function simulateWorld(options: WorldOptions): World {
  const random = createRandom(options.seed);
  const density = (options.densityPerKm2 ?? 0.25) / 1e6;
  const lengthM = options.sensorCount / density / DEPTH_M;
  const places = placeSensors(random, options.sensorCount, lengthM);
  const sigmas = places.map(() => 0.005 + 0.015 * random.uniform());
  const events = placeEvents(random, options, lengthM);
  const heard = hearEvents(random, {
    places,
    sigmas,
    events,
    sky: createSky(options),
  });
  const falseShare = options.falseShare ?? 0.35 + 0.15 * random.uniform();
  const noise = makeNoise(random, { heard, falseShare, places, durationS: options.durationS });
  const clocks =
    options.weather === 'windy'
      ? createClocks(createRandom(options.seed + 0.5e9), places.length)
      : places.map(() => 0);
  const sounds = applyDeadTime([...heard, ...noise]);
  const turbulence = options.weather === 'windy' ? TURBULENCE : 0;
  const world = assemble({ places, sigmas, shots: events, sounds, clocks });
  return { ...world, turbulence, commonTurbulence };
}

interface Sky {
  readonly air: Air;
  /** Relative errors of travel times from one event. */
  readonly turbulence: () => (source: PointM, sensor: PointM) => number;
}

/** Weather has a stream of its own, so that the same seed gives the same events in calm and in wind. */
function createSky(options: WorldOptions): Sky {
  const speed = options.soundSpeedMPerS ?? 343;
  if (options.weather !== 'windy') {
    const travelS: Air['travelS'] = (a, b) =>
      Math.sqrt((b.xM - a.xM) * (b.xM - a.xM) + (b.yM - a.yM) * (b.yM - a.yM)) / speed;
    return { air: { travelS }, turbulence: () => () => 0 };
  }
  const random = createRandom(options.seed + 0.25e9);
  return {
    air: createAir(random, speed),
    turbulence: () => {
      const relative = createTurbulence(random);
      return (source, sensor) => TURBULENCE * relative(source, sensor);
    },
  };
}

/** 60 % on a jittered grid, 40 % in clusters of 3 to 6 within a few hundred metres. */
function placeSensors(random: Random, count: number, lengthM: number): PointM[] {
  const gridCount = Math.round(count * 0.6);
  const spacing = Math.sqrt((lengthM * DEPTH_M) / gridCount);
  const rows = Math.max(1, Math.round(DEPTH_M / spacing));
  const columns = Math.ceil(gridCount / rows);
  const places: PointM[] = [];
  for (let i = 0; i < gridCount; i += 1) {
    const x = ((Math.floor(i / rows) + 0.5 + 0.7 * (random.uniform() - 0.5)) * lengthM) / columns;
    const y = (((i % rows) + 0.5 + 0.7 * (random.uniform() - 0.5)) * DEPTH_M) / rows;
    places.push({ xM: x, yM: y - DEPTH_M / 2 });
  }
  while (places.length < count) {
    const x = random.uniform() * lengthM;
    const y = (random.uniform() - 0.5) * DEPTH_M;
    const size = Math.min(3 + random.integer(4), count - places.length);
    for (let i = 0; i < size; i += 1) {
      places.push({ xM: x + 250 * random.normal(), yM: y + 250 * random.normal() });
    }
  }
  return places;
}

interface Shot extends PointM {
  readonly timeS: number;
}

/** A third of all events in salvos of 3 to 8 within seconds and 150 m. */
function placeEvents(random: Random, options: WorldOptions, lengthM: number): Shot[] {
  const count = Math.round((options.eventsPerHour * options.durationS) / 3600);
  const shots: Shot[] = [];
  while (shots.length < count) {
    const xM = random.uniform() * lengthM;
    const yM = (random.uniform() - 0.5) * DEPTH_M;
    let timeS = random.uniform() * options.durationS;
    // Salvos have 5.5 shots on average: one start in twelve makes a third of the shots.
    const size = random.uniform() < 1 / 12 ? 3 + random.integer(6) : 1;
    for (let i = 0; i < size && shots.length < count; i += 1) {
      const angle = 6.283185307179586 * random.uniform();
      const offM = size === 1 ? 0 : 75 * Math.sqrt(random.uniform());
      shots.push({ xM: xM + offM * cos(angle), yM: yM + offM * sin(angle), timeS });
      timeS += 0.2 + random.exponential(0.8);
    }
  }
  return shots.sort((a, b) => a.timeS - b.timeS);
}

interface HearInputs {
  readonly places: readonly PointM[];
  readonly sigmas: readonly number[];
  readonly events: readonly Shot[];
  readonly sky: Sky;
}

function hearEvents(random: Random, inputs: HearInputs): Sound[] {
  const sounds: Sound[] = [];
  const byX = inputs.places
    .map((place, sensor) => ({ ...place, sensor }))
    .sort((a, b) => a.xM - b.xM || a.sensor - b.sensor);
  inputs.events.forEach((event, index) => {
    const rangeM = Math.min(14_000, Math.max(2_000, 6_500 * exp(0.38 * random.normal())));
    const missed = 0.2 + 0.1 * random.uniform();
    const turbulence = inputs.sky.turbulence();
    for (const place of byX) {
      const { xM, yM, sensor } = place;
      if (xM > event.xM + rangeM) break;
      const distanceM = Math.sqrt(
        (xM - event.xM) * (xM - event.xM) + (yM - event.yM) * (yM - event.yM),
      );
      if (distanceM > rangeM || random.uniform() < missed) continue;
      const travelS = inputs.sky.air.travelS(event, place) * (1 + turbulence(event, place));
      const timeS = event.timeS + travelS + (inputs.sigmas[sensor] ?? 0) * random.normal();
      sounds.push({ sensor, timeS, event: index });
    }
  });
  return sounds;
}

interface NoiseInputs {
  readonly heard: readonly Sound[];
  readonly falseShare: number;
  readonly places: readonly PointM[];
  readonly durationS: number;
}

/** A fifth echoes of something heard, the rest at any time, some sensors noisier than others. */
function makeNoise(random: Random, { heard, falseShare, places, durationS }: NoiseInputs): Sound[] {
  const count = Math.round((heard.length * falseShare) / (1 - falseShare));
  const noisy = places.map((_, sensor) => sensor).filter(() => random.uniform() < 0.3);
  const sounds: Sound[] = [];
  for (let i = 0; i < count; i += 1) {
    const source = heard[random.integer(Math.max(1, heard.length))];
    if (random.uniform() < 0.2 && source !== undefined) {
      const timeS = source.timeS + 0.15 + random.exponential(0.8);
      sounds.push({ sensor: source.sensor, timeS, event: -1 });
      continue;
    }
    const any = random.integer(places.length);
    const sensor = random.uniform() < 0.3 ? (random.pick(noisy) ?? any) : any;
    sounds.push({ sensor, timeS: random.uniform() * (durationS + 30), event: -1 });
  }
  return sounds;
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

interface Parts {
  readonly places: readonly PointM[];
  readonly sigmas: readonly number[];
  readonly shots: readonly Shot[];
  readonly sounds: readonly Sound[];
  readonly clocks: readonly number[];
}

function assemble({
  places,
  sigmas,
  shots,
  sounds,
  clocks,
}: Parts): Omit<World, 'turbulence' | 'commonTurbulence'> {
  const sensors = places.map((place, i) => ({ id: `s${i}`, ...place }));
  const idsOfEvent: string[][] = shots.map(() => []);
  const sensorOfArrival = new Map<string, string>();
  const arrivals = sounds.map(({ sensor, timeS, event }, i) => {
    const clockS = timeS + (clocks[sensor] ?? 0);
    const arrival = { id: `a${i}`, sensorId: `s${sensor}`, timeS: clockS };
    idsOfEvent[event]?.push(arrival.id);
    sensorOfArrival.set(arrival.id, arrival.sensorId);
    return arrival;
  });
  const events = shots.map((shot, i) => ({ ...shot, arrivalIds: idsOfEvent[i] ?? [] }));
  const trueSigmaS = new Map(sigmas.map((sigma, i) => [`s${i}`, sigma]));
  const clockOffsetS = new Map(clocks.map((offS, i) => [`s${i}`, offS]));
  return { sensors, trueSigmaS, arrivals, events, sensorOfArrival, clockOffsetS };
}
