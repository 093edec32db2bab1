/** What a network learns from its events and carries from block to block: timing, and with `weather: 'estimate'` air and clocks. */
import type { Found } from './associate.ts';
import { bentAirOf, createBendRecord, learnBend, straightened } from './bend.ts';
import type { BendRecord } from './bend.ts';
import { createClockRecord, learnClocks, VOTE_SIGMA_S } from './clocks.ts';
import type { ClockRecord } from './clocks.ts';
import type { Search } from './evidence.ts';
import { stillMedium } from './medium.ts';
import type { Medium } from './medium.ts';
import type { Network } from './network.ts';
import type { Settings } from './options.ts';
import { createScatterRecord, learnScatter } from './learn-scatter.ts';
import type { ScatterRecord } from './learn-scatter.ts';
import { addResiduals, createTimingRecord, estimateTurbulence, sigmaFromRecord } from './timing.ts';
import type { TimingRecord } from './timing.ts';
import type { AirAt, WrongClock } from './types.ts';
import { airAt, createAirRecord, learnAir, mediumFromAir } from './weather.ts';
import type { AirRecord } from './weather.ts';

export interface Learnt {
  readonly timing: TimingRecord;
  /** Undefined when the air is taken as still and the clocks as right. */
  readonly weather: Weather | undefined;
}

export interface Weather {
  readonly air: AirRecord;
  readonly clocks: ClockRecord;
  readonly turbulence: number;
  readonly bend: BendRecord;
  readonly scatter: ScatterRecord;
  /** The numbers of the air that the last search was made with. */
  readonly straight: Float64Array;
  /** False before the first events have been heard through it. */
  readonly isKnown: boolean;
}

/** To begin with, what wind of some 6 m/s does that no shift of an event explains passes for turbulence. */
const TURBULENCE_AT_FIRST = 0.006;

/** Fewer events in a block teach nothing. */
const EVENTS_MIN = 12;

/** Where clocks may be wrong, a sensor's residuals count for the network's mean up to so many standard deviations. */
const SPREAD_MAX = 4;

export function beginLearning(network: Network, settings: Settings): Learnt {
  const timing = createTimingRecord(network);
  if (settings.weather === 'calm') return { timing, weather: undefined };
  const air = createAirRecord(network);
  const weather = {
    air,
    clocks: createClockRecord(network),
    turbulence: TURBULENCE_AT_FIRST,
    bend: createBendRecord(air.knots),
    scatter: createScatterRecord(),
    straight: air.solution,
    isKnown: false,
  };
  return { timing, weather };
}

export function mediumOf({ weather }: Learnt, network: Network, settings: Settings): Medium {
  const { soundSpeedMPerS } = settings;
  if (weather === undefined)
    return stillMedium(network.count, soundSpeedMPerS, settings.travelTimes);
  return mediumFromAir(network, weather.air, soundSpeedMPerS, weather.turbulence);
}

/** Timing errors by sensor; a clock that was put right is as uncertain as its votes were few. */
export function sigmaOf(
  { timing, weather }: Learnt,
  network: Network,
  settings: Settings,
): Float64Array {
  const spreadMax = weather === undefined ? Infinity : SPREAD_MAX;
  const sigmaS = sigmaFromRecord(network, timing, {
    beginSigmaS: settings.timingSigmaS,
    spreadMax,
  });
  if (weather === undefined) return sigmaS;
  const { votes } = weather.clocks;
  return sigmaS.map((sigma, s) => {
    const offset2 = votes[s] === 0 ? 0 : (VOTE_SIGMA_S * VOTE_SIGMA_S) / (votes[s] ?? 1);
    return Math.sqrt(sigma * sigma + offset2);
  });
}

/** What clocks are off, seconds, by sensor. */
export function offsetsOf({ weather }: Learnt, network: Network): Float64Array {
  return weather?.clocks.offsetS ?? new Float64Array(network.count);
}

/** What was known before a block, with what its events say: `now` is what the search was made with. */
export function learn(
  before: Learnt,
  now: Learnt,
  search: Search,
  events: readonly Found[],
): Learnt {
  const timing = addResiduals(before.timing, search, events);
  if (before.weather === undefined || now.weather === undefined)
    return { timing, weather: undefined };
  // Too few events say nothing of the air: it stays as it was, and if it was not known it is not known yet.
  if (events.length < EVENTS_MIN) return { timing, weather: before.weather };
  const { soundSpeedMPerS } = search.settings;
  const { solution } = now.weather.air;
  const weather = {
    air: learnAir(before.weather.air, { ...search, soundSpeedMPerS, solution }, events),
    clocks: learnClocks(now.weather.clocks, search, events),
    turbulence: estimateTurbulence(search, events),
    bend: before.weather.bend,
    scatter: before.weather.scatter,
    straight: solution,
    isKnown: true,
  };
  return { timing, weather };
}

/** How often the air and the errors are learnt in turn, and the errors each time: more where nothing is known of them. */
const BEGINNING = { rounds: 2, steps: 3 } as const;
const GOING_ON = { rounds: 1, steps: 2 } as const;

/** What a block's events, found through `now`, say of air that bends sound and of errors in common, added to what `learn` has learnt. */
export function learnLast(
  before: Learnt,
  now: Learnt,
  search: Search,
  events: readonly Found[],
): Learnt {
  const { timing, weather } = learn(before, now, search, events);
  if (weather === undefined || before.weather === undefined || now.weather === undefined)
    return { timing, weather };
  const straight = now.weather.air.solution;
  const known = before.weather;
  let bend = known.isKnown ? known.bend : straightened(known.bend, straight);
  let { scatter } = known;
  const { rounds, steps } = known.isKnown ? GOING_ON : BEGINNING;
  for (let round = 0; round < rounds; round += 1) {
    const bent = bentAirOf(bend, straight);
    scatter = learnScatter(known.scatter, search, events, { now: scatter.scatter, bent, steps });
    bend = learnBend(known.bend, { search, straight, bend, scatter: scatter.scatter }, events);
  }
  return { timing, weather: { ...weather, bend, scatter, straight } };
}

/** The air at every knot as it is known now, for a block that begins at `fromS`; nothing before it is known. */
export function airOf(
  { weather }: Learnt,
  soundSpeedMPerS: number,
  fromS: number,
): readonly AirAt[] {
  if (weather?.isKnown !== true) return [];
  const { knots } = weather.air;
  return Array.from({ length: knots.count }, (_, i) => {
    const along = knots.firstM + i * knots.stepM;
    const [xM, yM] = [
      along * knots.xPerM - knots.acrossM * knots.yPerM,
      along * knots.yPerM + knots.acrossM * knots.xPerM,
    ];
    const [slower = 0, driftX = 0, driftY = 0] = airAt(weather.air, xM, yM);
    const scale = soundSpeedMPerS / ((1 + slower) * (1 + slower));
    const wind = { windXMPerS: driftX * scale, windYMPerS: driftY * scale };
    return { xM, yM, fromS, soundSpeedMPerS: soundSpeedMPerS / (1 + slower), ...wind };
  });
}

/** Sensors whose clocks are wrong as far as is known now, by id. */
export function wrongClocksOf({ weather }: Learnt, network: Network): readonly WrongClock[] {
  if (weather === undefined) return [];
  const { offsetS, votes } = weather.clocks;
  return network.ids.flatMap((sensorId, s) => {
    const arrivalCount = votes[s] ?? 0;
    if (arrivalCount === 0) return [];
    const sigmaS = VOTE_SIGMA_S / Math.sqrt(arrivalCount);
    return [{ sensorId, offsetS: offsetS[s] ?? 0, sigmaS, arrivalCount }];
  });
}
