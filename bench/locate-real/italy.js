/** A day of P picks in a dense network, associated with travel times of a layered crust, against a reference catalogue. */
import { readFileSync } from 'node:fs';
import { locateBatch } from '../../packages/locate/dist/index.js';
import { quantile, readCsv } from './csv.js';

const DAY_S = 86_400;
const DEPTH_KM = 9;
const STEP_M = 500;
const RANGE_M = 80_000;
const KM_PER_DEGREE = 111.19;
const ZERO = { latitudeDeg: 42.8, longitudeDeg: 13.2 };
const EAST_KM_PER_DEGREE = KM_PER_DEGREE * Math.cos((ZERO.latitudeDeg * Math.PI) / 180);
const WITHIN_S = 3;
const WITHIN_KM = 15;
/** Of a pick and of the crust together, to begin with; each station's own is then learnt. */
const SIGMA_S = 0.2;
const OPTIONS = {
  soundSpeedMPerS: 6000,
  timingSigmaS: SIGMA_S,
  detectionProbability: 0.6,
  maxRangeM: RANGE_M,
  maxSemiMajorM: 10_000,
  deadTimeS: 0.5,
  blockS: 3600,
};

export function benchItaly(folder) {
  const model = readModel(`${folder}/itvel.nd`);
  const picks = readCsv(`${folder}/picks_stalta.csv`).filter(({ phase }) => phase === 'P');
  const sensors = new Map();
  const arrivals = picks.map((row, i) => {
    const sensorId = `${row.network}.${row.station}`;
    sensors.set(sensorId, { id: sensorId, ...placeM(Number(row.lat), Number(row.lon)) });
    // Stations stand above the model's zero: what the way through the mountain takes is no part of the table.
    const liftS = Number(row.elev_km) / model[0].speedKmPerS;
    const timeS = Number(row['seconds_since_2016-10-14T00:00:00Z']) - liftS;
    return { id: `p${i}`, sensorId, timeS };
  });
  const options = { ...OPTIONS, travelTimes: travelTimes(model) };
  const begun = process.cpuUsage();
  const { events, counted } = locateBatch([...sensors.values()], arrivals, options);
  const used = process.cpuUsage(begun);
  const reference = readReference(`${folder}/catalogue_2016-10-14_reference.txt`);
  const matched = match(events, reference);
  const strong = reference.filter(({ magnitude }) => magnitude >= 1.2);
  return {
    stations: sensors.size,
    arrivals: arrivals.length,
    events: events.length,
    eventsPerHour: events.length / (DAY_S / 3600),
    reference: reference.length,
    recall: matched.size / reference.length,
    recallFromMagnitude1_2: strong.filter((event) => matched.has(event)).length / strong.length,
    epicentresApartP50Km: quantile(
      [...matched.values()].map(({ apartKm }) => apartKm),
      0.5,
    ),
    epicentresApartP95Km: quantile(
      [...matched.values()].map(({ apartKm }) => apartKm),
      0.95,
    ),
    arrivalsPerCpuS: Math.round(arrivals.length / ((used.user + used.system) / 1e6)),
    counted,
  };
}

function placeM(latitudeDeg, longitudeDeg) {
  return {
    xM: (longitudeDeg - ZERO.longitudeDeg) * EAST_KM_PER_DEGREE * 1000,
    yM: (latitudeDeg - ZERO.latitudeDeg) * KM_PER_DEGREE * 1000,
  };
}

/** Depths and speeds of P, down to the first word between the rows. */
function readModel(file) {
  const rows = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/));
  const end = rows.findIndex(([first]) => !Number.isFinite(Number.parseFloat(first)));
  return rows.slice(0, end).map(([depth, speed]) => {
    return { depthKm: Number(depth), speedKmPerS: Number(speed) };
  });
}

/** Direct rays from `DEPTH_KM` up through thin layers; farther than the flattest of them the wave goes on along the source's depth. */
function travelTimes(model) {
  const layerKm = 0.1;
  const speeds = [];
  for (let depth = layerKm / 2; depth < DEPTH_KM; depth += layerKm)
    speeds.push(speedAt(model, depth));
  const fastest = Math.max(...speeds);
  const rays = [];
  for (let i = 0; i < 4000; i += 1) {
    // Close to the flattest ray distance grows without end: steps there are ever smaller.
    const p = (1 - ((4000 - i) / 4000) ** 3) / fastest;
    let [xKm, s] = [0, 0];
    for (const speed of speeds) {
      const cosine = Math.sqrt(1 - (p * speed) ** 2);
      xKm += (layerKm * p * speed) / cosine;
      s += layerKm / (speed * cosine);
    }
    rays.push({ xKm, s });
  }
  const seconds = [];
  let at = 0;
  for (let xKm = 0; xKm <= (2 * RANGE_M) / 1000; xKm += STEP_M / 1000) {
    while (at < rays.length - 2 && rays[at + 1].xKm < xKm) at += 1;
    const [one, other] = [rays[at], rays[at + 1]];
    const beyond = xKm > other.xKm;
    const share = (xKm - one.xKm) / (other.xKm - one.xKm);
    seconds.push(
      beyond ? other.s + (xKm - other.xKm) / fastest : one.s + share * (other.s - one.s),
    );
  }
  return { stepM: STEP_M, seconds };
}

function speedAt(model, depthKm) {
  const below = model.findIndex((row) => row.depthKm >= depthKm);
  const [above, next] = [model[below - 1], model[below]];
  const share = (depthKm - above.depthKm) / (next.depthKm - above.depthKm);
  return above.speedKmPerS + share * (next.speedKmPerS - above.speedKmPerS);
}

function readReference(file) {
  return readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => {
      const [time, longitude, latitude, depth, magnitude] = line.split(/\s+/);
      const timeS = (Date.parse(time) - Date.parse('2016-10-14T00:00:00Z')) / 1000;
      const place = placeM(Number(latitude), Number(longitude));
      return { timeS, ...place, depthKm: Number(depth), magnitude: Number(magnitude) };
    });
}

/** One to one, nearest in time first. */
function match(events, reference) {
  const pairs = reference.flatMap((truth) =>
    events.flatMap((event) => {
      const offS = Math.abs(event.originTimeS - truth.timeS);
      const apartKm = Math.hypot(event.xM - truth.xM, event.yM - truth.yM) / 1000;
      return offS <= WITHIN_S && apartKm <= WITHIN_KM ? [{ truth, event, offS, apartKm }] : [];
    }),
  );
  pairs.sort((a, b) => a.offS - b.offS);
  const matched = new Map();
  const taken = new Set();
  for (const { truth, event, apartKm } of pairs) {
    if (matched.has(truth) || taken.has(event)) continue;
    matched.set(truth, { apartKm });
    taken.add(event);
  }
  return matched;
}
