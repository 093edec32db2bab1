import { locateBatch } from './batch.ts';
import type { LocateOptions } from './options.ts';
import type { Arrival, Located, LocatedBlast, Sensor } from './types.ts';

/** A speed estimated from arrivals, with what it rests on. */
export interface SoundSpeedEstimate {
  readonly soundSpeedMPerS: number;
  /** Events used. */
  readonly events: number;
}

const SLOWEST_M_PER_S = 310;
const FIRST_TRIED_M_PER_S = 317;
const FASTEST_M_PER_S = 365;
const COARSE_STEP_M_PER_S = 10;
const SENSORS_MAX = 300;
const SCAN_ARRIVALS = 1_500;
const SAMPLE_ARRIVALS = 6_000;
const EVENTS_MIN = 12;
const ARRIVALS_MIN = 8;
const ROUNDS = 4;

/**
 * The speed of sound, between 310 and 365 m/s, at which the arrivals agree best: first the speed of a coarse scale at which the most
 * arrivals find an event, then least squares over the residuals of all events with eight arrivals or more, four times.
 * Undefined when fewer than twelve such events are found: too few to say. Used are the 300 sensors around the one heard at the middle
 * of the time, and of theirs at most 1,500 arrivals for the scale and 6,000 for the squares, from the middle of the time.
 */
export function estimateSoundSpeed(
  sensors: readonly Sensor[],
  arrivals: readonly Arrival[],
  options: Omit<LocateOptions, 'soundSpeedMPerS'>,
): SoundSpeedEstimate | undefined {
  const near = sensorsAroundMiddle(sensors, arrivals);
  const nearIds = new Set(near.map(({ id }) => id));
  const heard = arrivals.filter(({ sensorId }) => nearIds.has(sensorId));
  const sample = middleOf(heard, SAMPLE_ARRIVALS);
  const scan = middleOf(heard, SCAN_ARRIVALS);
  const locate = (speed: number, among: readonly Arrival[]): Located =>
    locateBatch(near, among, { ...options, soundSpeedMPerS: speed });
  let best = { speed: 0, explained: 0 };
  for (let v = FIRST_TRIED_M_PER_S; v <= FASTEST_M_PER_S; v += COARSE_STEP_M_PER_S) {
    const explained = strongEvents(locate(v, scan)).reduce(
      (sum, e) => sum + e.arrivalIds.length,
      0,
    );
    if (explained > best.explained) best = { speed: v, explained };
  }
  if (best.explained === 0) return undefined;
  let { speed } = best;
  let count = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const events = strongEvents(locate(speed, sample));
    count = events.length;
    if (count < EVENTS_MIN) return undefined;
    const correction = slownessCorrection(near, sample, events);
    speed = 1 / (1 / speed + correction);
    if (!(speed > SLOWEST_M_PER_S - 5 && speed < FASTEST_M_PER_S + 5)) return undefined;
  }
  return { soundSpeedMPerS: speed, events: count };
}

function sensorsAroundMiddle(
  sensors: readonly Sensor[],
  arrivals: readonly Arrival[],
): readonly Sensor[] {
  const [middle] = middleOf(arrivals, 1);
  const centre = sensors.find(({ id }) => id === middle?.sensorId) ?? sensors[0];
  if (centre === undefined || sensors.length <= SENSORS_MAX) return sensors;
  const distance2 = ({ xM, yM }: Sensor): number =>
    (xM - centre.xM) * (xM - centre.xM) + (yM - centre.yM) * (yM - centre.yM);
  return [...sensors]
    .sort((a, b) => distance2(a) - distance2(b) || (a.id < b.id ? -1 : 1))
    .slice(0, SENSORS_MAX);
}

function middleOf(arrivals: readonly Arrival[], most: number): readonly Arrival[] {
  const finite = arrivals.filter(({ timeS }) => Number.isFinite(timeS));
  const sorted = finite.sort((a, b) => a.timeS - b.timeS || (a.id < b.id ? -1 : 1));
  const first = Math.max(0, Math.floor((sorted.length - most) / 2));
  return sorted.slice(first, first + most);
}

function strongEvents({ events }: Located): LocatedBlast[] {
  return events.flatMap((event) =>
    'arrivalIds' in event && event.arrivalIds.length >= ARRIVALS_MIN ? [event] : [],
  );
}

/**
 * What to add to the slowness so that the residuals shrink most, when every event may move: the residuals and the distances are
 * each freed of what a shift of place and time explains, and one is regressed on the other.
 */
function slownessCorrection(
  sensors: readonly Sensor[],
  arrivals: readonly Arrival[],
  events: readonly LocatedBlast[],
): number {
  const placeOf = new Map(sensors.map((sensor) => [sensor.id, sensor]));
  const sensorOf = new Map(arrivals.map(({ id, sensorId }) => [id, placeOf.get(sensorId)]));
  let top = 0;
  let bottom = 0;
  for (const event of events) {
    const rows = event.residuals.flatMap(({ arrivalId, residualS }) => {
      const sensor = sensorOf.get(arrivalId);
      if (sensor === undefined) return [];
      const dx = event.xM - sensor.xM;
      const dy = event.yM - sensor.yM;
      const distance = Math.max(1, Math.sqrt(dx * dx + dy * dy));
      return [{ x: dx / distance, y: dy / distance, distance, residual: residualS }];
    });
    const free = withoutShift(rows);
    for (const { distance, residual } of free) {
      top += distance * residual;
      bottom += distance * distance;
    }
  }
  return bottom > 0 ? top / bottom : 0;
}

interface Row {
  readonly x: number;
  readonly y: number;
  readonly distance: number;
  readonly residual: number;
}

/** Gram and Schmidt on the columns 1, x, y; then distance and residual less their shares in them. */
function withoutShift(rows: readonly Row[]): readonly Pick<Row, 'distance' | 'residual'>[] {
  const columns = [rows.map(() => 1), rows.map(({ x }) => x), rows.map(({ y }) => y)];
  const basis: number[][] = [];
  for (const column of columns) {
    const rest = lessShares(column, basis);
    const size = Math.sqrt(dot(rest, rest));
    if (size > 1e-9) basis.push(rest.map((value) => value / size));
  }
  const distances = lessShares(
    rows.map(({ distance }) => distance),
    basis,
  );
  const residuals = lessShares(
    rows.map(({ residual }) => residual),
    basis,
  );
  return rows.map((_, i) => ({ distance: distances[i] ?? 0, residual: residuals[i] ?? 0 }));
}

function lessShares(column: readonly number[], basis: readonly (readonly number[])[]): number[] {
  let rest = [...column];
  for (const direction of basis) {
    const share = dot(rest, direction);
    rest = rest.map((value, i) => value - share * (direction[i] ?? 0));
  }
  return rest;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
