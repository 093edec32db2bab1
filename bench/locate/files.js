/**
 * Worlds as files, of whatever generator. Sensors and arrivals are read as `holdfast locate` reads them, and refused as loudly; `truth` has
 * `event_id,x_m,y_m,time_s` (or degrees, `time_utc`; or `origin_time_…`) and may have `kind`; arrivals may have `event_id`, which event they really are
 * of, for recall and bound, and sensors `timing_sigma_s`, for the bound.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { estimateSoundSpeed } from '../../packages/locate/dist/index.js';
import { metresFromDegrees, parseInstantMs } from '../../packages/geo/dist/index.js';
import { readArrivals, readSensors } from '../../apps/cli/dist/commands/locate.input.js';
import { parseCsv } from '../../apps/cli/dist/csv.js';

const REFUSALS_SHOWN = 20;

/** @returns a world of files, and the options to locate it with: the speed given, or weather learnt from the arrivals */
export async function readWorld(values) {
  const { sensors, frame, refusals } = await readSensors(values.sensors);
  const ids = new Set(sensors.map(({ id }) => id));
  const heard = await readArrivals(values.arrivals, ids);
  tellRefusals([...refusals, ...heard.refusals]);
  const given = values['sound-speed'] === undefined ? undefined : Number(values['sound-speed']);
  const speed = given ?? estimateSoundSpeed(sensors, heard.arrivals, {})?.soundSpeedMPerS ?? 343;
  const options = { soundSpeedMPerS: speed, weather: given === undefined ? 'estimate' : 'calm' };
  const world = { sensors, arrivals: heard.arrivals };
  if (values.truth === undefined) return { world, options };
  return { world: { ...world, ...readTruth(values, world, { frame, ...heard }) }, options };
}

function readTruth(values, { sensors, arrivals }, { frame, baseS, clock }) {
  const rowsOf = (file) => parseCsv(file, readFileSync(file, 'utf8')).rows;
  const idsOfEvent = new Map();
  for (const { values: row } of rowsOf(values.arrivals)) {
    const ids = idsOfEvent.get(row.event_id) ?? [];
    idsOfEvent.set(row.event_id, [...ids, row.arrival_id]);
  }
  const events = rowsOf(values.truth).map(({ line, values: row }) => {
    const place =
      frame === undefined
        ? { xM: Number(row.x_m), yM: Number(row.y_m) }
        : metresFromDegrees(frame, {
            latitudeDeg: Number(row.latitude_deg),
            longitudeDeg: Number(row.longitude_deg),
          });
    const atS =
      clock === 'utc'
        ? parseInstantMs(row.time_utc ?? row.origin_time_utc) / 1000
        : Number(row.time_s ?? row.origin_time_s);
    if (![place.xM, place.yM, atS].every(Number.isFinite)) {
      throw new Error(
        `${values.truth}:${line}: expected a place and a time, found ${Object.values(row)}`,
      );
    }
    const arrivalIds = idsOfEvent.get(row.event_id) ?? [];
    return { ...place, timeS: atS - baseS, kind: row.kind || 'blast', arrivalIds };
  });
  const sigmas = rowsOf(values.sensors).map(({ values: row }) => [
    row.sensor_id,
    Number(row.timing_sigma_s || NaN),
  ]);
  const isSigmaKnown = sigmas.every(([, sigma]) => sigma > 0);
  return {
    events,
    sensorOfArrival: new Map(arrivals.map(({ id, sensorId }) => [id, sensorId])),
    placeOfSensor: new Map(sensors.map((sensor) => [sensor.id, sensor])),
    trueSigmaS: isSigmaKnown ? new Map(sigmas) : undefined,
    sharedS2: () => 0,
  };
}

function tellRefusals(refusals) {
  for (const { file, line, expected, found } of refusals.slice(0, REFUSALS_SHOWN)) {
    console.error(`${file}:${line}: expected ${expected}, found ${found || 'nothing'}`);
  }
  if (refusals.length > REFUSALS_SHOWN) console.error(`${refusals.length} rows refused in all.`);
}

/** Writes `sensors.csv`, `arrivals.csv` and `truth.csv` of a world. */
export function writeWorld(folder, world) {
  mkdirSync(folder, { recursive: true });
  const eventOf = new Map(
    world.events.flatMap(({ arrivalIds }, i) => arrivalIds.map((id) => [id, `t${i}`])),
  );
  const write = (name, head, rows) =>
    writeFileSync(
      `${folder}/${name}.csv`,
      `${[head, ...rows.map((row) => row.join(','))].join('\n')}\n`,
    );
  write(
    'sensors',
    'sensor_id,x_m,y_m,timing_sigma_s',
    world.sensors.map(({ id, xM, yM }) => [id, xM, yM, world.trueSigmaS.get(id)]),
  );
  write(
    'arrivals',
    'arrival_id,sensor_id,time_s,kind,event_id',
    world.arrivals.map(({ id, sensorId, timeS, kind }) => {
      return [id, sensorId, timeS, kind ?? '', eventOf.get(id) ?? ''];
    }),
  );
  write(
    'truth',
    'event_id,time_s,x_m,y_m,kind',
    world.events.map(({ xM, yM, timeS, kind }, i) => [`t${i}`, timeS, xM, yM, kind ?? 'blast']),
  );
}
