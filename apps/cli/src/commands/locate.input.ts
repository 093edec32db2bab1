/** What `holdfast locate` reads: sensors, arrivals and a line, each row checked, each refusal with file and line. */
import { readFile } from 'node:fs/promises';
import {
  atan2,
  createBandFrame,
  createFrame,
  metresFromDegrees,
  parseInstantMs,
  RADIANS_PER_DEGREE,
} from '@holdfast/geo';
import type { Frame, FrameOrigin, PointM } from '@holdfast/geo';
import type { Arrival, EventKind, Sensor } from '@holdfast/locate';
import { UsageError } from '../command.ts';
import { numberFromText, parseCsv } from '../csv.ts';
import type { CsvRefusal, CsvRow, CsvTable } from '../csv.ts';

/** A refusal with the file it is about. */
export interface FileRefusal extends CsvRefusal {
  readonly file: string;
}

export interface SensorInput {
  readonly sensors: readonly Sensor[];
  /** Present when places are in degrees. */
  readonly frame: Frame | undefined;
  readonly refusals: readonly FileRefusal[];
}

export interface ArrivalInput {
  /** Times in seconds after `baseS`. */
  readonly arrivals: readonly Arrival[];
  /** A whole second, of the file's own epoch or of 1970. */
  readonly baseS: number;
  readonly clock: 'seconds' | 'utc';
  readonly refusals: readonly FileRefusal[];
}

const KINDS: readonly EventKind[] = ['blast', 'impact', 'muzzle', 'launch'];
const METRES = ['x_m', 'y_m'];
const DEGREES = ['latitude_deg', 'longitude_deg'];

async function readTable(file: string): Promise<CsvTable> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    throw new UsageError(`${file}: expected a file that can be read, found none.`);
  }
  try {
    return parseCsv(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: expected UTF-8, found other bytes.`);
  }
}

function needColumns(
  file: string,
  table: CsvTable,
  choices: readonly (readonly string[])[],
): number {
  const choice = choices.findIndex((names) => names.every((name) => table.columns.includes(name)));
  if (choice >= 0) return choice;
  const expected = choices.map((names) => names.join(',')).join(' or ');
  throw new UsageError(
    `${file}:1: expected columns ${expected}, found ${table.columns.join(',')}.`,
  );
}

type Place = readonly [number, number];

function parsePlace(row: CsvRow, isDegrees: boolean): Place | CsvRefusal {
  const place: number[] = [];
  for (const [i, name] of (isDegrees ? DEGREES : METRES).entries()) {
    const text = row.values[name] ?? '';
    const value = numberFromText(text);
    const limit = isDegrees ? 90 * (i + 1) : 1e9;
    if (value === undefined || Math.abs(value) > limit) {
      return { line: row.line, expected: `${name} from -${limit} to ${limit}`, found: text };
    }
    place.push(value);
  }
  return [place[0] ?? 0, place[1] ?? 0];
}

export async function readSensors(file: string): Promise<SensorInput> {
  const table = await readTable(file);
  const isDegrees =
    needColumns(file, table, [
      ['sensor_id', ...METRES],
      ['sensor_id', ...DEGREES],
    ]) === 1;
  const refusals: CsvRefusal[] = [...table.refusals];
  const places = new Map<string, Place>();
  for (const row of table.rows) {
    const id = row.values['sensor_id'] ?? '';
    const place = parsePlace(row, isDegrees);
    const isNew = id !== '' && !places.has(id);
    if ('line' in place) refusals.push(place);
    else if (!isNew) refusals.push({ line: row.line, expected: 'a new sensor_id', found: id });
    else places.set(id, place);
  }
  const frame = isDegrees ? frameAround([...places.values()]) : undefined;
  const sensors = [...places].map(([id, place]) => ({ id, ...metresFromPlace(frame, place) }));
  return { sensors, frame, refusals: refusals.map((refusal) => ({ ...refusal, file })) };
}

/**
 * The frame's zero is the whole degree nearest to the sensors' middle, so that the grid of cells does not move with a sensor.
 * Longitudes are counted from the first sensor's, so that the antimeridian is no edge. The frame is a band along the network's
 * longer axis, to 15 degrees for the same reason: the edge of 1,200 km is then no worse than its middle.
 */
function frameAround(places: readonly Place[]): Frame {
  const first = places[0]?.[1] ?? 0;
  let latitude = 0;
  let turn = 0;
  for (const place of places) {
    latitude += place[0] / places.length;
    turn += (place[1] - first - 360 * Math.round((place[1] - first) / 360)) / places.length;
  }
  const origin = {
    originLatitudeDeg: Math.round(latitude),
    originLongitudeDeg: Math.round(first + turn),
  };
  return createBandFrame(
    origin,
    AXIS_STEP_DEG * Math.round(axisDeg(origin, places) / AXIS_STEP_DEG),
  );
}

const AXIS_STEP_DEG = 15;

/** Azimuth of the longer axis of the places' spread. */
function axisDeg(origin: FrameOrigin, places: readonly Place[]): number {
  const round = createFrame(origin);
  const points = places.map((place) => metresFromPlace(round, place));
  const mean = (name: 'xM' | 'yM'): number =>
    points.reduce((sum, point) => sum + point[name] / points.length, 0);
  const [middleX, middleY] = [mean('xM'), mean('yM')];
  let [difference, product] = [0, 0];
  for (const { xM, yM } of points) {
    const [dx, dy] = [xM - middleX, yM - middleY];
    difference += dy * dy - dx * dx;
    product += 2 * dx * dy;
  }
  return atan2(product, difference) / 2 / RADIANS_PER_DEGREE;
}

function metresFromPlace(frame: Frame | undefined, [a, b]: Place): PointM {
  if (frame === undefined) return { xM: a, yM: b };
  return metresFromDegrees(frame, { latitudeDeg: a, longitudeDeg: b });
}

export async function readArrivals(
  file: string,
  sensorIds: ReadonlySet<string>,
): Promise<ArrivalInput> {
  const table = await readTable(file);
  const isUtc =
    needColumns(file, table, [
      ['arrival_id', 'sensor_id', 'time_s'],
      ['arrival_id', 'sensor_id', 'time_utc'],
    ]) === 1;
  const refusals: CsvRefusal[] = [...table.refusals];
  const read: { whole: number; fraction: number; id: string; sensorId: string; kind: string }[] =
    [];
  for (const row of table.rows) {
    const { arrival_id: id = '', sensor_id: sensorId = '', kind = '' } = row.values;
    const text = row.values[isUtc ? 'time_utc' : 'time_s'] ?? '';
    const time = isUtc ? parseUtc(text) : parseSeconds(text);
    const problem = problemOf(row, time === undefined ? text : undefined, isUtc, sensorIds);
    if (problem !== undefined) refusals.push({ line: row.line, ...problem });
    else if (time !== undefined) read.push({ ...time, id, sensorId, kind });
  }
  const baseS = read.reduce((first, { whole }) => Math.min(first, whole), Infinity);
  const arrivals = read.map(({ whole, fraction, id, sensorId, kind }) => {
    const known = KINDS.find((name) => name === kind);
    const timeS = whole - baseS + fraction;
    return { id, sensorId, timeS, ...(known === undefined ? {} : { kind: known }) };
  });
  return {
    arrivals,
    baseS: read.length === 0 ? 0 : baseS,
    clock: isUtc ? 'utc' : 'seconds',
    refusals: refusals.map((refusal) => ({ ...refusal, file })),
  };
}

function problemOf(
  row: CsvRow,
  badTime: string | undefined,
  isUtc: boolean,
  sensorIds: ReadonlySet<string>,
): Pick<CsvRefusal, 'expected' | 'found'> | undefined {
  const { arrival_id: id = '', sensor_id: sensorId = '', kind = '' } = row.values;
  if (id === '') return { expected: 'an arrival_id', found: 'nothing' };
  if (!sensorIds.has(sensorId)) {
    return { expected: 'a sensor_id of the sensors file', found: sensorId };
  }
  if (badTime !== undefined) {
    const expected = isUtc ? 'time_utc like 2026-03-14T03:12:05.250Z' : 'time_s, a finite number';
    return { expected, found: badTime };
  }
  if (kind === '' || KINDS.some((name) => name === kind)) return undefined;
  return { expected: `kind ${KINDS.join(', ')} or nothing`, found: kind };
}

function parseSeconds(text: string): { whole: number; fraction: number } | undefined {
  const value = numberFromText(text);
  if (value === undefined || Math.abs(value) > 1e12) return undefined;
  const whole = Math.floor(value);
  return { whole, fraction: value - whole };
}

/** Every decimal counts: a millisecond is a third of a metre. */
function parseUtc(text: string): { whole: number; fraction: number } | undefined {
  if (parseInstantMs(text) === undefined) return undefined;
  const decimals = /\.(\d+)Z$/.exec(text)?.[0] ?? '';
  const ms = parseInstantMs(text.replace(decimals, decimals === '' ? '' : 'Z'));
  if (ms === undefined) return undefined;
  return { whole: ms / 1000, fraction: decimals === '' ? 0 : Number(`0${decimals.slice(0, -1)}`) };
}

export interface LineInput {
  readonly line: readonly PointM[];
  readonly refusals: readonly FileRefusal[];
}

/** A line is drawn through its rows in order; in metres or degrees, as the sensors are. */
export async function readLine(file: string, frame: Frame | undefined): Promise<LineInput> {
  const table = await readTable(file);
  needColumns(file, table, [frame === undefined ? METRES : DEGREES]);
  const refusals: CsvRefusal[] = [...table.refusals];
  const line: PointM[] = [];
  for (const row of table.rows) {
    const place = parsePlace(row, frame !== undefined);
    if ('line' in place) refusals.push(place);
    else line.push(metresFromPlace(frame, place));
  }
  if (line.length < 2) {
    throw new UsageError(`${file}: expected a line of two points or more, found ${line.length}.`);
  }
  return { line, refusals: refusals.map((refusal) => ({ ...refusal, file })) };
}
