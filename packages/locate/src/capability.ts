/**
 * What would have been heard. For a place and a loudness: the probability that an event there would have been located, from where
 * sensors stand, whether they are up, and how loud it is around them. Silence where this is low is not peace.
 *
 * Sound spreads as a sphere and is absorbed by the air: level at r metres = level at 1 m - 20 log10 r - absorption r / 1000 (ISO 9613-2,
 * equation 4 without ground and screens). A sensor hears what stands out of its noise; between hardly and surely lies a logistic step,
 * because levels scatter with the air by some decibels. Levels in dB, re 20 µPa.
 */
import { exp, log10 } from '@holdfast/geo';
import type { PointM } from '@holdfast/geo';
import { LocateError } from './error.ts';

/** A sensor as it is at the time asked about; one that is down is left out. */
export interface ListeningSensor extends PointM {
  /** Of its surroundings in the band it listens to, dB. */
  readonly noiseDb: number;
  /** Probability that it listens at the time asked about, 0 to 1; 1 when absent. */
  readonly upShare?: number;
}

/**
 * | field            | default | unit  | meaning |
 * |------------------|---------|-------|---------|
 * | loudnessDb       | none    | dB    | level at 1 m |
 * | thresholdDb      | 3       | dB    | how far above the noise one in two is heard |
 * | scatterDb        | 6       | dB    | standard deviation of levels, by turbulence and ground |
 * | absorptionDbPerKm| 1       | dB/km | of the air in the band |
 * | windXMPerS, windYMPerS | 0 | m/s   | where the wind blows to: sound carries farther downwind |
 * | heardMost        | 0.8     |       | that a sensor which could hear does: others are busy, deaf or asleep |
 * | minArrivals      | 5       |       | as in `LocateOptions` |
 */
export interface CapabilityOptions {
  readonly loudnessDb: number;
  readonly thresholdDb?: number;
  readonly scatterDb?: number;
  readonly absorptionDbPerKm?: number;
  readonly windXMPerS?: number;
  readonly windYMPerS?: number;
  readonly heardMost?: number;
  readonly minArrivals?: number;
}

/** A level against the wind falls, with it rises, by so much for each m/s and the natural range of a kilometre: a rule of thumb. */
const WIND_DB_PER_M_PER_S = 0.5;
const WIND_FULL_M = 1_000;
/** A logistic curve of this slope is within 0.01 of a normal distribution. */
const LOGISTIC = 1.702;

type Settled = Required<CapabilityOptions>;

/**
 * Probability, 0 to 1, that an event at a place has at least `minArrivals` hearers and can be located. Sensors are taken as independent.
 * Hearers that stand in one line or on one spot locate nothing: the probability is 0 when all sensors of the network do.
 * Throws `bad-option` and `bad-sensor` for numbers that are not finite or out of range.
 */
export function detectionProbability(
  sensors: readonly ListeningSensor[],
  place: PointM,
  options: CapabilityOptions,
): number {
  const settled = settle(options);
  verifySensors(sensors);
  if (!Number.isFinite(place.xM) || !Number.isFinite(place.yM)) {
    throw new LocateError('bad-option', `place: expected metres, found ${place.xM}, ${place.yM}.`);
  }
  return areInLine(sensors) ? 0 : probabilityAt(sensors, place, settled);
}

/** A rectangle of places: `columns` by `rows` of them, `stepM` apart, from `south-west`. */
export interface CapabilityGrid {
  readonly southWest: PointM;
  readonly stepM: number;
  readonly columns: number;
  readonly rows: number;
}

/** The same for every place of a grid, row by row from the south-west; at most 250,000 places. Throws as `detectionProbability`. */
export function capabilityGrid(
  sensors: readonly ListeningSensor[],
  grid: CapabilityGrid,
  options: CapabilityOptions,
): Float64Array {
  const { southWest, stepM, columns, rows } = grid;
  const size = columns * rows;
  const isWhole = Number.isInteger(columns) && Number.isInteger(rows) && columns > 0 && rows > 0;
  if (!isWhole || size > 250_000 || !(stepM > 0 && stepM < Infinity)) {
    const found = `${columns} by ${rows}, ${stepM} m`;
    throw new LocateError('bad-option', `grid: expected 1 to 250,000 places, found ${found}.`);
  }
  if (!Number.isFinite(southWest.xM) || !Number.isFinite(southWest.yM)) {
    const found = `${southWest.xM}, ${southWest.yM}`;
    throw new LocateError('bad-option', `southWest: expected metres, found ${found}.`);
  }
  const settled = settle(options);
  verifySensors(sensors);
  const inLine = areInLine(sensors);
  return Float64Array.from({ length: size }, (_, i) => {
    const xM = southWest.xM + (i % columns) * stepM;
    const yM = southWest.yM + Math.floor(i / columns) * stepM;
    return inLine ? 0 : probabilityAt(sensors, { xM, yM }, settled);
  });
}

/** The chance of at least `minArrivals` of independent hearers: the number of hearers below it is followed sensor by sensor. */
function probabilityAt(
  sensors: readonly ListeningSensor[],
  place: PointM,
  options: Settled,
): number {
  const few = new Float64Array(options.minArrivals);
  few[0] = 1;
  for (const sensor of sensors) {
    const p = hearingProbability(sensor, place, options);
    for (let k = few.length - 1; k >= 0; k -= 1) {
      few[k] = (few[k] ?? 0) * (1 - p) + (k > 0 ? (few[k - 1] ?? 0) * p : 0);
    }
  }
  return Math.max(0, 1 - few.reduce((sum, value) => sum + value, 0));
}

function hearingProbability(sensor: ListeningSensor, place: PointM, options: Settled): number {
  const dx = sensor.xM - place.xM;
  const dy = sensor.yM - place.yM;
  const distanceM = Math.max(1, Math.sqrt(dx * dx + dy * dy));
  const along = (dx * options.windXMPerS + dy * options.windYMPerS) / distanceM;
  const wind = WIND_DB_PER_M_PER_S * along * Math.min(1, distanceM / WIND_FULL_M);
  const spread = 20 * log10(distanceM);
  const absorbed = (options.absorptionDbPerKm * distanceM) / 1000;
  const levelDb = options.loudnessDb - spread - absorbed + wind;
  const z = (levelDb - sensor.noiseDb - options.thresholdDb) / options.scatterDb;
  const heardMost = options.heardMost * (sensor.upShare ?? 1);
  return heardMost / (1 + exp(-Math.max(-300, Math.min(300, LOGISTIC * z))));
}

/** Whether no three sensors span a triangle, so that no place can be told from its mirror. */
function areInLine(sensors: readonly ListeningSensor[]): boolean {
  const [first] = sensors;
  if (first === undefined) return true;
  const far = sensors.reduce((best, one) =>
    apart2(one, first) > apart2(best, first) ? one : best,
  );
  const [ux, uy] = [far.xM - first.xM, far.yM - first.yM];
  const length2 = ux * ux + uy * uy;
  return sensors.every(({ xM, yM }) => {
    const cross = ux * (yM - first.yM) - uy * (xM - first.xM);
    return cross * cross <= 1e-6 * length2 * length2;
  });
}

function apart2(one: PointM, other: PointM): number {
  const [dx, dy] = [one.xM - other.xM, one.yM - other.yM];
  return dx * dx + dy * dy;
}

function settle(options: CapabilityOptions): Settled {
  const settled: Settled = {
    loudnessDb: options.loudnessDb,
    thresholdDb: options.thresholdDb ?? 3,
    scatterDb: options.scatterDb ?? 6,
    absorptionDbPerKm: options.absorptionDbPerKm ?? 1,
    windXMPerS: options.windXMPerS ?? 0,
    windYMPerS: options.windYMPerS ?? 0,
    heardMost: options.heardMost ?? 0.8,
    minArrivals: options.minArrivals ?? 5,
  };
  const isFinite = Object.values(settled).every((value) => Number.isFinite(value));
  const { scatterDb, absorptionDbPerKm, heardMost, minArrivals } = settled;
  const isWithin = scatterDb > 0 && absorptionDbPerKm >= 0 && heardMost > 0 && heardMost <= 1;
  if (isFinite && isWithin && Number.isInteger(minArrivals) && minArrivals >= 4) return settled;
  throw new LocateError(
    'bad-option',
    `Expected finite levels, scatterDb above 0, absorptionDbPerKm 0 or more, heardMost to 1, minArrivals from 4; found ${JSON.stringify(settled)}.`,
  );
}

function verifySensors(sensors: readonly ListeningSensor[]): void {
  for (const { xM, yM, noiseDb, upShare = 1 } of sensors) {
    const isShare = upShare >= 0 && upShare <= 1;
    if (Number.isFinite(xM) && Number.isFinite(yM) && Number.isFinite(noiseDb) && isShare) continue;
    const found = `${xM}, ${yM}, ${noiseDb}, ${upShare}`;
    throw new LocateError(
      'bad-sensor',
      `Expected metres, noise in dB and a share from 0 to 1, found ${found}.`,
    );
  }
}
