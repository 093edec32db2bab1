import type { PointM } from '@holdfast/geo';
import { LocateError } from './error.ts';

/**
 * | option               | default | unit | meaning and limit |
 * |----------------------|---------|------|-------------------|
 * | soundSpeedMPerS      | none    | m/s  | speed of the wave, above 0 |
 * | line                 | none    | m    | line of contact; its left is the side that firings are given a probability of |
 * | maxRangeM            | 16,000  | m    | nothing is heard farther; above 0 |
 * | minArrivals          | 5       |      | an event with fewer is not located; at least 4 (three unknowns and one to contradict them; from 5, one lying sensor shows) |
 * | detectionProbability | 0.7     |      | that a sensor in range hears an event; between 0 and 1 |
 * | deadTimeS            | 0.12    | s    | a sensor hears nothing for so long after an arrival; 0 or more |
 * | timingSigmaS         | 0.015   | s    | timing error to begin with, for sensors without their own; above 0 |
 * | maxSemiMajorM        | 2,000   | m    | an event less certain than this is not claimed; above 0 |
 * | cellSizeM            | 5,000   | m    | side of the cell of a firing; at least 5,000 |
 * | weather              | 'calm'  |      | 'estimate': speed of sound, wind and wrong clocks are learnt from the events; `soundSpeedMPerS` is where that begins, within 1 % or so |
 * | travelTimes          | none    |      | for waves that do not go straight (a source at a depth, ground that is faster below), with weather 'calm' only; `soundSpeedMPerS` is then the mean speed |
 * | blockS               | 600     | s    | arrivals are worked through in blocks so long; 60 to 3,600 |
 */
/** Seconds from a source to a sensor by distance: at 0, `stepM`, 2 `stepM` and so on; two at least, and never falling. */
export interface TravelTimes {
  readonly stepM: number;
  readonly seconds: readonly number[];
}

export interface LocateOptions {
  readonly soundSpeedMPerS: number;
  readonly line?: readonly PointM[];
  readonly maxRangeM?: number;
  readonly minArrivals?: number;
  readonly detectionProbability?: number;
  readonly deadTimeS?: number;
  readonly timingSigmaS?: number;
  readonly maxSemiMajorM?: number;
  readonly cellSizeM?: number;
  readonly weather?: 'calm' | 'estimate';
  readonly blockS?: number;
  readonly travelTimes?: TravelTimes;
}

/** Every option with its value. */
export type Settings = Required<Omit<LocateOptions, 'line' | 'travelTimes'>> & {
  readonly line: readonly PointM[];
  readonly travelTimes: TravelTimes | undefined;
};

interface Limit {
  readonly fallback: number | undefined;
  readonly above?: number;
  readonly below?: number;
  readonly least?: number;
  readonly most?: number;
}

const LIMITS: Readonly<
  Record<Exclude<keyof LocateOptions, 'line' | 'weather' | 'travelTimes'>, Limit>
> = {
  soundSpeedMPerS: { fallback: undefined, above: 0 },
  maxRangeM: { fallback: 16_000, above: 0 },
  minArrivals: { fallback: 5, least: 4 },
  detectionProbability: { fallback: 0.7, above: 0, below: 1 },
  deadTimeS: { fallback: 0.12, least: 0 },
  timingSigmaS: { fallback: 0.015, above: 0 },
  maxSemiMajorM: { fallback: 2_000, above: 0 },
  cellSizeM: { fallback: 5_000, least: 5_000 },
  blockS: { fallback: 600, least: 60, most: 3_600 },
};

/** The options with their defaults. Throws `bad-option` for a number outside its limit, NaN and infinities included. */
export function settingsFromOptions(options: LocateOptions): Settings {
  const read = (name: keyof typeof LIMITS): number => {
    const { fallback, above = -Infinity, below = Infinity, least, most } = LIMITS[name];
    const value = options[name] ?? fallback ?? NaN;
    const isWithin =
      value > above && value < below && value >= (least ?? above) && value <= (most ?? below);
    if (Number.isFinite(value) && isWithin) return value;
    const bounds = JSON.stringify(LIMITS[name]);
    throw new LocateError('bad-option', `${name}: expected within ${bounds}, found ${value}.`);
  };
  const line = options.line ?? [];
  for (const { xM, yM } of line) {
    if (Number.isFinite(xM) && Number.isFinite(yM)) continue;
    throw new LocateError('bad-option', `line: expected finite metres, found ${xM}, ${yM}.`);
  }
  const weather = options.weather ?? 'calm';
  if (weather !== 'calm' && weather !== 'estimate') {
    throw new LocateError(
      'bad-option',
      `weather: expected calm or estimate, found ${String(weather)}.`,
    );
  }
  const { travelTimes } = options;
  verifyTravelTimes(travelTimes, weather);
  return {
    line,
    weather,
    travelTimes,
    soundSpeedMPerS: read('soundSpeedMPerS'),
    maxRangeM: read('maxRangeM'),
    minArrivals: read('minArrivals'),
    detectionProbability: read('detectionProbability'),
    deadTimeS: read('deadTimeS'),
    timingSigmaS: read('timingSigmaS'),
    maxSemiMajorM: read('maxSemiMajorM'),
    cellSizeM: read('cellSizeM'),
    blockS: read('blockS'),
  };
}

function verifyTravelTimes(travelTimes: TravelTimes | undefined, weather: string): void {
  if (travelTimes === undefined) return;
  const { stepM, seconds } = travelTimes;
  const isRising = seconds.every((value, i) => value >= (seconds[i - 1] ?? 0) && value < Infinity);
  if (weather === 'calm' && stepM > 0 && stepM < Infinity && seconds.length > 1 && isRising) return;
  throw new LocateError(
    'bad-option',
    'travelTimes: expected stepM above 0, two or more seconds that never fall, and weather calm.',
  );
}
